import { Outcome, type ContactFilter } from "../../../../shared/contract/contacts.ts";
import { ChannelType } from "../../../../shared/domain/channel.ts";
import { Reason } from "../../../../shared/domain/message.ts";

export const statuses = ["active", "optedOut", "bounced", "inactive"] as const;
export type ContactStatus = (typeof statuses)[number];

const names = [
  "search",
  "segment",
  "import",
  "channel",
  "status",
  "campaign",
  "run",
  "outcome",
  "reason",
  "link",
] as const;

const oneOf = <Value extends string>(
  values: readonly Value[],
  text: string | null,
): Value | undefined => values.find((value) => value === text);

/**
 * The list an address asks for. An address may be typed or old: what it says that nobody knows is left out, so that it
 * still opens a list.
 */
export function filterOf(params: URLSearchParams): ContactFilter {
  const text = (name: (typeof names)[number]) => params.get(name)?.trim() || undefined;
  const search = text("search")?.slice(0, 200);
  const segmentId = text("segment");
  const importId = text("import");
  const channel = oneOf(ChannelType.options, params.get("channel"));
  const status = oneOf(statuses, params.get("status"));
  const campaignId = text("campaign");
  const runId = text("run");
  const reason = oneOf(Reason.options, params.get("reason"));
  const link = text("link");
  return {
    ...(search ? { search } : {}),
    ...(segmentId ? { segmentId } : {}),
    ...(importId ? { importId } : {}),
    ...(channel ? { channel } : {}),
    ...(status ? { status } : {}),
    ...(campaignId
      ? {
          campaign: {
            id: campaignId,
            outcome: oneOf(Outcome.options, params.get("outcome")) ?? "targeted",
            ...(runId ? { runId } : {}),
            ...(reason ? { reason } : {}),
            ...(link ? { link } : {}),
          },
        }
      : {}),
  };
}

/** The address with another value of one of its parts; an empty one is taken out. What else it says stays. */
export function withParam(
  params: URLSearchParams,
  changes: Readonly<Record<string, string | null>>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

export type FilterPart = "search" | "segment" | "import" | "channel" | "status" | "campaign";

/** Takes one filter out; a campaign goes with all that narrows it. */
export function withoutFilter(params: URLSearchParams, part: FilterPart): URLSearchParams {
  const gone = part === "campaign" ? ["campaign", "run", "outcome", "reason", "link"] : [part];
  return withParam(params, Object.fromEntries(gone.map((name) => [name, null])));
}

export const withoutFilters = (params: URLSearchParams): URLSearchParams =>
  withParam(params, Object.fromEntries(names.map((name) => [name, null])));

/** How many filters there are, a search among them. */
export const filterCount = (filter: ContactFilter): number => Object.keys(filter).length;
