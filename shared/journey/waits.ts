import { activityOf, asksForMessageNews, type Condition } from "../activities/condition.ts";
import { hiddenWaitOf, hiddenWaits } from "../activities/evaluation.ts";
import { activities } from "../activities/index.ts";
import { day } from "../domain/time.ts";
import { roughDuration } from "../domain/zone-math.ts";
import { channelOf, childrenOf, type JourneyDocument, readActivity } from "./graph.ts";
import { orderOf } from "./order.ts";
import { asksAt } from "./walk.ts";

/** How long an activity surely keeps people, in milliseconds. A date or an event is taken for a day. */
export function waitAt(document: JourneyDocument, id: string): number {
  const activity = document.activities[id];
  if (!activity || activity.skipped) return 0;
  const { type, settings } = readActivity(activity);
  if (type?.type === "wait") {
    const read = activities.wait.settings.safeParse(settings);
    if (!read.success) return 0;
    return read.data.wait.kind === "for" ? roughDuration(read.data.wait.duration) : day;
  }
  const when = evaluationAt(document, id);
  if (!when) return 0;
  if (when.evaluate.kind === "after") return roughDuration(when.evaluate.duration);
  if (when.evaluate.kind === "on") return day;
  return hiddenWaitOf(when, asksAt(document, id), (one) => channelOf(document, one));
}

/** When a split looks; null for everything else. */
export function evaluationAt(document: JourneyDocument, id: string) {
  const activity = document.activities[id];
  if (!activity) return null;
  const { type, settings } = readActivity(activity);
  if (type?.type === "yesNoSplit")
    return activities.yesNoSplit.settings.safeParse(settings).data ?? null;
  return type?.type === "multivariateSplit"
    ? (activities.multivariateSplit.settings.safeParse(settings).data ?? null)
    : null;
}

/** The shortest time from leaving one activity to arriving at another; null when there is no way. */
export function shortestWait(document: JourneyDocument, from: string, to: string): number | null {
  const times = new Map<string, number>(childrenOf(document, from).map((id) => [id, 0]));
  for (const id of orderOf(document) ?? []) {
    const arrived = times.get(id);
    if (arrived === undefined || id === to) continue;
    const left = arrived + waitAt(document, id);
    for (const child of childrenOf(document, id))
      times.set(child, Math.min(times.get(child) ?? Infinity, left));
  }
  return times.get(to) ?? null;
}

const needed = (document: JourneyDocument, condition: Condition): number =>
  channelOf(document, activityOf(condition) ?? "") === "custom"
    ? hiddenWaits.custom
    : hiddenWaits.message;

/** Whether what a split asks about messages can be known when it looks, by the waits before it and its own. */
export function newsArrives(document: JourneyDocument, id: string): boolean {
  const own = waitAt(document, id);
  return asksAt(document, id)
    .filter(asksForMessageNews)
    .every((condition) => {
      const before = shortestWait(document, activityOf(condition) ?? "", id);
      return before !== null && before + own >= needed(document, condition);
    });
}
