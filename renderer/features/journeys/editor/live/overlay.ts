import type {
  ActivityCounts,
  JourneyLive,
  ParticipantFilter,
} from "../../../../../shared/contract/journey-runs.ts";
import { activityOfType } from "../../../../../shared/activities/index.ts";
import { channelOf, outletsOf } from "../../../../../shared/journey/graph.ts";
import type { Show } from "./live-store.ts";

export type Rate = {
  label: string;
  /** Null is not measured. */
  share: number | null;
  /** Shown in place of the share, such as how many were not sent. */
  count?: number;
  tone?: "warning";
};

/** What stands on a card in Live. */
export type NodeLive = {
  /** The figure at the right of the head, the people it opens, and null where it is switched off. */
  big: { count: number; unit: string; filter: ParticipantFilter; delta?: string } | null;
  rates: Rate[];
  /** A split: the share of its first path. */
  split: { share: number; text: string; word: string } | null;
  /** Entry: who is inside now, and who entered today. */
  inside: { now: number; today: number } | null;
  /** Left the journey here, of those who came. */
  dropOff: { share: number; count: number } | null;
  /** Median time here, in milliseconds. */
  time: number | null;
  showTime: boolean;
};

export type PathLive = {
  count: number | null;
  /** How many it brought to the end that it leads to; null where it leads on. */
  ended: number | null;
  /** In px; null is an ordinary line. */
  width: number | null;
};

export type Overlay = {
  nodes: ReadonlyMap<string, NodeLive>;
  paths: ReadonlyMap<string, PathLive>;
};

export const pathKey = (from: string, outlet: string): string => `${from}:${outlet}`;
const thickest = 26;

const rate = (part: number | null, of: number): number | null =>
  part === null || of === 0 ? null : part / of;

function bigOf(type: string, counts: ActivityCounts): NonNullable<NodeLive["big"]> {
  const { activity } = counts;
  const family = activityOfType(type)?.family;
  if (family === "message")
    return { count: counts.sent, unit: "sent", filter: { of: "sent", activity } };
  if (type === "wait")
    return { count: counts.here, unit: "waiting", filter: { of: "here", activity } };
  if (type === "entry")
    return { count: counts.arrived, unit: "entered", filter: { of: "arrived", activity } };
  if (type === "end")
    return { count: counts.arrived, unit: "ended", filter: { of: "arrived", activity } };
  return { count: counts.passed, unit: "passed", filter: { of: "passed", activity } };
}

/** Two rates of a message: what arrived, and what was done with it, or what was not sent where nothing else is known. */
function ratesOf(channel: string | null, counts: ActivityCounts): Rate[] {
  if (channel === null) return [];
  const notSent = Object.values(counts.notSent).reduce((sum, one) => sum + one, 0);
  const delivered = { label: "Delivered", share: rate(counts.delivered, counts.sent) };
  if (channel === "email")
    return [delivered, { label: "Opened", share: rate(counts.opened, counts.sent) }];
  return [
    delivered,
    {
      label: "Not sent",
      share: rate(notSent, notSent + counts.sent),
      count: notSent,
      ...(notSent > 0 ? { tone: "warning" as const } : {}),
    },
  ];
}

/** Counts as they are drawn on the canvas. */
export function overlayOf(live: JourneyLive, show: Readonly<Record<Show, boolean>>): Overlay {
  const { document } = live;
  const counted = new Map(live.activities.map((counts) => [counts.activity, counts]));
  const most = Math.max(1, ...live.activities.flatMap(({ outlets }) => Object.values(outlets)));
  const nodes = new Map<string, NodeLive>();
  const paths = new Map<string, PathLive>();
  for (const [id, activity] of Object.entries(document.activities)) {
    const counts = counted.get(id);
    const outlets = outletsOf(activity);
    for (const outlet of outlets) {
      const count = counts?.outlets[outlet.id] ?? 0;
      paths.set(pathKey(id, outlet.id), {
        count: show.counts && outlets.length > 1 ? count : null,
        ended: show.counts && activity.next[outlet.id] === undefined ? count : null,
        width: show.flow ? Math.max(2, (count / most) * thickest) : null,
      });
    }
    if (!counts) continue;
    const [first] = outlets;
    const passed = Object.values(counts.outlets).reduce((sum, one) => sum + one, 0);
    const toFirst = first ? (counts.outlets[first.id] ?? 0) : 0;
    nodes.set(id, {
      big: show.counts ? bigOf(activity.type, counts) : null,
      rates: show.counts ? ratesOf(channelOf(document, id), counts) : [],
      split:
        show.counts && outlets.length > 1 && first && passed > 0
          ? {
              share: toFirst / passed,
              text:
                activity.type === "randomSplit"
                  ? outlets.map((outlet) => counts.outlets[outlet.id] ?? 0).join(" / ")
                  : "",
              word: first.label.toLowerCase(),
            }
          : null,
      inside:
        show.counts && activity.type === "entry"
          ? { now: live.inJourney, today: live.enteredToday }
          : null,
      dropOff:
        show.dropOff && activity.type !== "end" && counts.arrived > 0
          ? { share: counts.ended / counts.arrived, count: counts.ended }
          : null,
      time: counts.medianTime,
      showTime: show.time,
    });
  }
  return { nodes, paths };
}
