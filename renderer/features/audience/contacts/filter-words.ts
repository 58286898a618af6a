import type { ContactFilter, Outcome } from "../../../../shared/contract/contacts.ts";
import { familyNames, familyOf, type ChannelType } from "../../../../shared/domain/channel.ts";
import { reasonTexts } from "../../../../shared/domain/message.ts";
import type { ContactStatus, FilterPart } from "./contact-filter.ts";

export const statusNames: Record<ContactStatus, string> = {
  active: "Active",
  optedOut: "Opted out",
  bounced: "Bounced",
  inactive: "Inactive",
};

/** “Email”, and with the service where there are several: “Push (APNS)”. */
export function channelName(channel: ChannelType): string {
  const family = familyOf(channel);
  const plain = familyNames[family];
  return family === "push" && channel !== "PUSH"
    ? `${plain} (${channel.replaceAll("_", " ")})`
    : plain;
}

/** What a campaign did for these contacts, before its name. */
const outcomeWords: Record<Outcome, string> = {
  targeted: "Targeted by",
  sent: "Was sent",
  delivered: "Got",
  opened: "Opened",
  clicked: "Clicked in",
  unsubscribed: "Unsubscribed from",
  hardBounced: "Hard bounced in",
  softBounced: "Soft bounced in",
  complained: "Complained about",
  bounced: "Bounced in",
  notSent: "Wasn’t sent",
  failed: "Failed in",
  unknown: "Unknown whether sent",
  waiting: "Waiting for",
  notOpened: "Didn’t open",
  notClicked: "Didn’t click in",
};

/** Names of what a filter points at by id; undefined while they are fetched, null when it is gone. */
export type FilterNames = {
  segment: string | null | undefined;
  import: string | null | undefined;
  campaign: string | null | undefined;
  /** The run's number, where the campaign ran more than once. */
  run: number | undefined;
  /** The campaign ran more than once and all its runs are meant. */
  everyRun: boolean;
};

const named = (name: string | null | undefined, what: string) =>
  name === null ? `a deleted ${what}` : name === undefined ? "…" : `“${name}”`;

/** “https://juniper-oak.example/roast?x=1” → “juniper-oak.example/roast”. */
function shortLink(link: string): string {
  try {
    const { host, pathname } = new URL(link);
    return host + pathname.replace(/\/$/, "");
  } catch {
    return link;
  }
}

function campaignWords(
  { outcome, reason, link, runId }: NonNullable<ContactFilter["campaign"]>,
  names: FilterNames,
): string {
  const what = `${outcomeWords[outcome]} ${named(names.campaign, "campaign")}`;
  const run = runId && names.run !== undefined ? `, run ${names.run}` : "";
  const more = reason ? `: ${reasonTexts[reason].toLowerCase()}` : "";
  return `${what}${run}${link ? `, link ${shortLink(link)}` : ""}${more}`;
}

/** The filters in words, in the order in which they are shown; the search field shows itself. */
export function filterWords(
  filter: ContactFilter,
  names: FilterNames,
): { part: FilterPart; words: string }[] {
  const { campaign, segmentId, importId, channel, status } = filter;
  return [
    ...(campaign ? [{ part: "campaign" as const, words: campaignWords(campaign, names) }] : []),
    ...(segmentId
      ? [{ part: "segment" as const, words: `In ${named(names.segment, "segment")}` }]
      : []),
    ...(importId
      ? [{ part: "import" as const, words: `Imported from ${named(names.import, "file")}` }]
      : []),
    ...(status ? [{ part: "status" as const, words: statusNames[status] }] : []),
    ...(channel ? [{ part: "channel" as const, words: `Has ${channelName(channel)}` }] : []),
  ];
}
