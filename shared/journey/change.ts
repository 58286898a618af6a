import { isActivityType, activities, activityOfType } from "../activities/index.ts";
import { type Edited, refuse, type RefusalCode } from "./edited.ts";
import {
  type JourneyActivity,
  type JourneyDocument,
  limits,
  outletsOf,
  parkedIn,
  type Path,
  pathsOf,
} from "./graph.ts";
import { depthOf, orderOf } from "./order.ts";

/*
 * The small changes that edit commands are made of. Each gives a new document; none asks whether the rules are kept:
 * `finished` does, at the end of every command.
 */

/** One way out of one activity. */
export type Way = { from: string; outlet: string };

/** A new activity of a type: its settings are blank unless given. */
export type Fresh = { id: string; type: string; settings?: unknown };

export const withActivity = (
  document: JourneyDocument,
  id: string,
  activity: JourneyActivity,
): JourneyDocument => ({ ...document, activities: { ...document.activities, [id]: activity } });

export const without = <Value>(record: Record<string, Value>, ...keys: string[]) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

/** Lets one way out lead to an activity, or with null to the end. */
export function withNext(
  document: JourneyDocument,
  { from, outlet }: Way,
  to: string | null,
): JourneyDocument {
  const activity = document.activities[from];
  if (!activity) return document;
  const next = to === null ? without(activity.next, outlet) : { ...activity.next, [outlet]: to };
  return withActivity(document, from, { ...activity, next });
}

/** Lets every path that leads to one activity lead to another. */
export function redirected(
  document: JourneyDocument,
  from: string,
  to: string | null,
): JourneyDocument {
  return pathsInto(document, from).reduce((now, path) => withNext(now, path, to), document);
}

export const pathsInto = (document: JourneyDocument, id: string): Path[] =>
  pathsOf(document).filter((path) => path.to === id);

/** What a person calls an activity that is only known by the document. */
export function calledIn(document: JourneyDocument, id: string): string {
  const activity = document.activities[id];
  if (!activity) return id;
  return activity.name || titleOf(activity.type);
}

export const titleOf = (type: string): string => activityOfType(type)?.title ?? type;

/** The outlets that something can be put under. */
export const openOutlets = (activity: JourneyActivity): string[] =>
  outletsOf(activity).flatMap(({ id, stub }) => (stub ? [] : [id]));

export function freshActivity({ type, settings }: Fresh): JourneyActivity | null {
  if (!isActivityType(type) || type === "entry") return null;
  const of = activityOfType(type);
  if (!of) return null;
  const given = settings ?? activities[type].blank();
  if (!of.settings.safeParse(given).success) return null;
  return { type, name: "", settings: given, settingsVersion: of.version, next: {} };
}

/** Why a way out can't be used, or null. */
export function wayProblem(document: JourneyDocument, { from, outlet }: Way): RefusalCode | null {
  const activity = document.activities[from];
  if (!activity) return "NO_SUCH_ACTIVITY";
  const found = outletsOf(activity).find(({ id }) => id === outlet);
  if (!found) return "NO_SUCH_OUTLET";
  return found.stub ? "STUB" : null;
}

/** “1 activity”, “3 activities”. */
export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** Holds what a command made against the rules of the graph, and says what it left without a way from the entry. */
export function finished(
  before: JourneyDocument,
  after: JourneyDocument,
  { step, select, said = "" }: { step: string; select: string[]; said?: string },
): Edited {
  if (before === after) return refuse("NOTHING");
  if (orderOf(after) === null) return refuse("LOOP");
  const count = (document: JourneyDocument) => Object.keys(document.activities).length;
  if (count(after) > limits.activities && count(after) > count(before))
    return refuse("TOO_MANY_ACTIVITIES");
  const depth = depthOf(after);
  if (depth > limits.depth && depth > depthOf(before)) return refuse("TOO_DEEP");
  const loose = parkedIn(after).filter((id) => before.activities[id]);
  const were = new Set(loose.length === 0 ? [] : parkedIn(before));
  const parked = loose.filter((id) => !were.has(id)).length;
  const now =
    parked === 0
      ? ""
      : `${counted(parked, "activity is", "activities are")} no longer connected to Entry.`;
  return {
    ok: true,
    document: after,
    step: step.slice(0, 200),
    select,
    said: [said || `${step}.`, now].filter(Boolean).join(" "),
  };
}
