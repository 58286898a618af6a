import { calledIn, counted, finished, redirected, without } from "./change.ts";
import { type Edited, refuse } from "./edited.ts";
import { type JourneyDocument, outletsOf, parkedIn, reachableFrom } from "./graph.ts";
import { unlinkedNotes } from "./notes.ts";
import { orderOf } from "./order.ts";

export type KeepChoice = { outlet: string; label: string; activities: number };

/**
 * The paths of an activity that lead somewhere, one of which can go on when it is deleted; `activities` are on it. Two
 * that lead to the same activity are one.
 */
export function keepChoices(
  document: JourneyDocument,
  id: string,
  leaving: ReadonlySet<string> = new Set(),
): KeepChoice[] {
  const activity = document.activities[id];
  if (!activity) return [];
  const seen = new Set<string>();
  return outletsOf(activity).flatMap(({ id: outlet, label }) => {
    const to = activity.next[outlet];
    if (to === undefined || seen.has(to)) return [];
    seen.add(to);
    const stay = [...reachableFrom(document, to)].filter((one) => !leaving.has(one));
    return [{ outlet, label, activities: stay.length }];
  });
}

/** The choice with the most activities, the first of equals. */
export const longest = (choices: readonly KeepChoice[]): KeepChoice | undefined =>
  choices.toSorted((one, other) => other.activities - one.activities)[0];

/** The document without an activity; paths to it lead to where the kept way out led, or end. */
function healed(document: JourneyDocument, id: string, keep: string | null): JourneyDocument {
  const to = keep === null ? null : (document.activities[id]?.next[keep] ?? null);
  const { activities, layout, ...rest } = redirected(document, id, to);
  return {
    ...rest,
    activities: without(activities, id),
    layout: { ...layout, positions: without(layout.positions, id) },
  };
}

/**
 * Deletes an activity; the paths that led to it go on. Of a split with several used paths `keep` says which goes on,
 * null says none; the others are parked unless something else leads to them.
 */
export function deleteActivity(
  document: JourneyDocument,
  id: string,
  keep?: string | null,
): Edited {
  if (!document.activities[id]) return refuse("NO_SUCH_ACTIVITY");
  if (id === document.entry) return refuse("ENTRY_FIXED");
  const choices = keepChoices(document, id);
  if (keep === undefined && choices.length > 1) return refuse("CHOOSE_PATH");
  if (typeof keep === "string" && document.activities[id].next[keep] === undefined)
    return refuse("NO_SUCH_OUTLET");
  const kept = keep === undefined ? (choices[0]?.outlet ?? null) : keep;
  const [before] = parentsOf(document, id);
  return finished(document, healed(unlinkedNotes(document, [id]), id, kept), {
    step: `Delete ${calledIn(document, id)}`,
    select: before === undefined ? [] : [before],
    said: `${calledIn(document, id)} deleted.`,
  });
}

/** Deletes several, each healed. Of a split the path goes on that has most of what stays. The entry always stays. */
export function deleteActivities(document: JourneyDocument, ids: readonly string[]): Edited {
  const leaving = new Set(
    ids.filter((id) => document.activities[id] !== undefined && id !== document.entry),
  );
  if (leaving.size === 0)
    return refuse(ids.includes(document.entry) ? "ENTRY_FIXED" : "NO_SUCH_ACTIVITY");
  const order = (orderOf(document) ?? []).filter((id) => leaving.has(id));
  const [first] = order;
  const before =
    first === undefined ? undefined : parentsOf(document, first).find((id) => !leaving.has(id));
  const after = order.reduce(
    (now, id) => {
      const keep = longest(keepChoices(now, id, leaving));
      return healed(now, id, keep?.outlet ?? null);
    },
    unlinkedNotes(document, order),
  );
  return finished(document, after, {
    step:
      order.length === 1 && first !== undefined
        ? `Delete ${calledIn(document, first)}`
        : `Delete ${order.length} activities`,
    select: before === undefined ? [] : [before],
    said: `${counted(order.length, "activity", "activities")} deleted.`,
  });
}

/** Removes everything that has no way from the entry. */
export function removeParked(document: JourneyDocument): Edited {
  const parked = parkedIn(document);
  if (parked.length === 0) return refuse("NOTHING");
  const { activities, layout, ...rest } = unlinkedNotes(document, parked);
  return finished(
    document,
    {
      ...rest,
      activities: without(activities, ...parked),
      layout: { ...layout, positions: without(layout.positions, ...parked) },
    },
    {
      step: "Remove all not connected",
      select: [],
      said: `${counted(parked.length, "activity", "activities")} removed.`,
    },
  );
}

const parentsOf = (document: JourneyDocument, id: string): string[] =>
  Object.entries(document.activities).flatMap(([from, activity]) =>
    Object.values(activity.next).includes(id) ? [from] : [],
  );
