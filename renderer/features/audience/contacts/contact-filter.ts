import { Outcome, type ContactFilter } from "../../../../shared/contract/contacts.ts";
import { ChannelType } from "../../../../shared/domain/channel.ts";
import { Reason } from "../../../../shared/domain/message.ts";
import { readRules, writeRules } from "../../../data/contacts-link.ts";
import { criteriaOf } from "./simple-rules.ts";

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
  "rules",
  "removedByStep",
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
  const rules = readRules(params.get("rules"));
  const step = Number(params.get("removedByStep") ?? Number.NaN);
  return {
    ...(search ? { search } : {}),
    ...(segmentId ? { segmentId } : {}),
    ...(importId ? { importId } : {}),
    ...(channel ? { channel } : {}),
    ...(status ? { status } : {}),
    ...(rules ? { rules } : {}),
    ...(rules && Number.isSafeInteger(step) && step > 0 ? { removedByStep: step } : {}),
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

/** The parts of an address that ask for a list: `filterOf` backwards. */
export function paramsOf(filter: ContactFilter): URLSearchParams {
  const { campaign } = filter;
  const parts: Readonly<Record<(typeof names)[number], string | undefined>> = {
    search: filter.search,
    segment: filter.segmentId,
    import: filter.importId,
    channel: filter.channel,
    status: filter.status,
    campaign: campaign?.id,
    run: campaign?.runId,
    outcome: campaign?.outcome,
    reason: campaign?.reason,
    link: campaign?.link,
    rules: filter.rules ? writeRules(filter.rules) : undefined,
    removedByStep: filter.removedByStep?.toString(),
  };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value) params.set(name, value);
  return params;
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

export type FilterPart =
  | "search"
  | "segment"
  | "import"
  | "channel"
  | "status"
  | "campaign"
  | "rules";

const parts: Partial<Record<FilterPart, readonly string[]>> = {
  campaign: ["campaign", "run", "outcome", "reason", "link"],
  rules: ["rules", "removedByStep"],
};

/** Takes one filter out; a campaign goes with all that narrows it. */
export function withoutFilter(params: URLSearchParams, part: FilterPart): URLSearchParams {
  return withParam(params, Object.fromEntries((parts[part] ?? [part]).map((name) => [name, null])));
}

export const withoutFilters = (params: URLSearchParams): URLSearchParams =>
  withParam(params, Object.fromEntries(names.map((name) => [name, null])));

/** How many filters there are, a search among them. */
export function filterCount(filter: ContactFilter): number {
  const { rules, removedByStep, ...rest } = filter;
  const criteria = removedByStep === undefined ? criteriaOf(rules)?.length : undefined;
  return Object.keys(rest).length + (rules ? (criteria ?? 1) : 0);
}
