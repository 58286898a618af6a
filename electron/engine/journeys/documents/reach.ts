import { activities } from "../../../../shared/activities/index.ts";
import { channelsOf } from "../../../../shared/domain/channel.ts";
import {
  emptyRules,
  type Criterion,
  type SegmentRules,
} from "../../../../shared/domain/segment.ts";
import { channelOf, type JourneyDocument } from "../../../../shared/journey/graph.ts";

type Reach = {
  of: number | null;
  willBeSent: number | null;
  optedOut: number | null;
  noAddress: number | null;
};
const notMeasured: Reach = { of: null, willBeSent: null, optedOut: null, noAddress: null };

/**
 * How many of those who can enter could get a message of an activity, by today's data. Not measured where an event lets
 * people in: who that will be nobody knows.
 */
export async function reachOf(
  document: JourneyDocument,
  activity: string,
  count: (rules: SegmentRules) => Promise<number>,
): Promise<Reach> {
  const channel = channelOf(document, activity);
  const among = entrants(document);
  if (channel === null || among === null) return notMeasured;
  const [of, willBeSent, withAddress] = await Promise.all([
    count(among(null)),
    count(
      among({ field: { kind: "reachable", family: channel }, operator: "isReachable", values: [] }),
    ),
    count(among({ field: { kind: "channel" }, operator: "is", values: channelsOf(channel) })),
  ]);
  return {
    of,
    willBeSent,
    optedOut: Math.max(0, withAddress - willBeSent),
    noAddress: Math.max(0, of - withAddress),
  };
}

/** Rules for those of the entry's segment of whom something is true; null where it is not a segment that lets people in. */
function entrants(
  document: JourneyDocument,
): ((criterion: Criterion | null) => SegmentRules) | null {
  const entry = activities.entry.settings.safeParse(document.activities[document.entry]?.settings);
  const by = entry.success ? entry.data.by : null;
  if (by?.kind !== "segment" || by.segmentId === null) return null;
  const { segmentId } = by;
  return (criterion) => {
    const rules = emptyRules();
    const group = rules.groups[0];
    if (group) {
      group.sources = [{ segmentId }];
      group.dimensions = [{ match: "all", criteria: criterion === null ? [] : [criterion] }];
    }
    return rules;
  };
}

/** How many of those who can enter have no address for a message activity, by activity; nothing where that is not known. */
export async function withoutAddress(
  document: JourneyDocument,
  count: (rules: SegmentRules) => Promise<number>,
): Promise<Map<string, number>> {
  const among = entrants(document);
  const found = new Map<string, number>();
  if (among === null) return found;
  const byChannels = new Map<string, Promise<number>>();
  const whole = count(among(null));
  for (const id of Object.keys(document.activities)) {
    const channels = addressesOf(document, id);
    if (channels === null) continue;
    const key = channels.join(" ");
    const withAddress =
      byChannels.get(key) ??
      count(among({ field: { kind: "channel" }, operator: "is", values: channels }));
    byChannels.set(key, withAddress);
    const [of, there] = await Promise.all([whole, withAddress]);
    found.set(id, Math.max(0, of - there));
  }
  await whole;
  return found;
}

/** The channels of which an address is wanted; null where no message is sent. */
function addressesOf(document: JourneyDocument, id: string): string[] | null {
  const channel = channelOf(document, id);
  if (channel !== "custom") return channel === null ? null : channelsOf(channel);
  const custom = activities.custom.settings.safeParse(document.activities[id]?.settings);
  return custom.success ? custom.data.endpointTypes : null;
}
