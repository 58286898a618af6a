import type { Decision, Facts } from "../activities/activity.ts";
import type { Condition } from "../activities/condition.ts";
import { outletsOf, readActivity, type JourneyDocument } from "./graph.ts";

/*
 * How one participant moves, one activity at a time. The runner, the simulation and the test with a contact all ask here,
 * so that the same facts give the same steps. Pure: who calls fetches the facts and carries out the effects.
 */

/** Where a participant is. `visit` counts how often they came to this activity, from 1; `null` waits have just arrived. */
export type Place = {
  activity: string;
  arrivedAt: number;
  visit: number;
};

/** What the activity at a place decides, with what this journey does not run made into passing through or ending. */
export function decideAt(document: JourneyDocument, place: Place, facts: Facts): Decision {
  const activity = document.activities[place.activity];
  if (!activity) return { kind: "finish", how: "end", outcome: null, goal: false };
  const { type, settings } = readActivity(activity);
  const first = outletsOf(activity)[0];
  if (!type || activity.skipped)
    return first
      ? { kind: "leave", by: first.id }
      : { kind: "finish", how: "end", outcome: null, goal: false };
  return type.decide(settings, facts);
}

/** The conditions the decision at an activity may ask. */
export function asksAt(document: JourneyDocument, id: string): Condition[] {
  const activity = document.activities[id];
  if (!activity || activity.skipped) return [];
  const { type, settings } = readActivity(activity);
  return type?.asks(settings) ?? [];
}

/** Where a way out leads: the next activity, or null at the end of the path. */
export const targetOf = (document: JourneyDocument, id: string, outlet: string): string | null =>
  document.activities[id]?.next[outlet] ?? null;
