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
  const entry = activities.entry.settings.safeParse(document.activities[document.entry]?.settings);
  const by = entry.success ? entry.data.by : null;
  if (channel === null || by?.kind !== "segment" || by.segmentId === null) return notMeasured;
  const { segmentId } = by;
  const among = (criterion: Criterion | null): SegmentRules => {
    const rules = emptyRules();
    const group = rules.groups[0];
    if (group) {
      group.sources = [{ segmentId }];
      group.dimensions = [{ match: "all", criteria: criterion === null ? [] : [criterion] }];
    }
    return rules;
  };
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
