import { activities, type ActivityType } from "../../../../../shared/activities/index.ts";
import { openOutlets, pathsInto } from "../../../../../shared/journey/change.ts";
import type { Edited } from "../../../../../shared/journey/edited.ts";
import {
  outletsOf,
  type JourneyActivity,
  type JourneyDocument,
} from "../../../../../shared/journey/graph.ts";
import { addParked, insertBefore, insertOnPath } from "../../../../../shared/journey/insert.ts";
import type { PathRef } from "../store.ts";

/** Where a new activity goes: on a path, before an activity on every path that leads there, or with neither beside the graph. */
export type PickPlace = { at: PathRef | null; before?: string };

export function insertAt(
  document: JourneyDocument,
  { at, before }: PickPlace,
  fresh: { id: string; type: ActivityType; under?: string },
): Edited {
  if (before !== undefined) return insertBefore(document, before, fresh);
  return at === null ? addParked(document, fresh) : insertOnPath(document, at, fresh);
}

/** Why an activity of this type can't go there; null when it can. */
export function refusalOf(
  document: JourneyDocument,
  place: PickPlace,
  type: ActivityType,
): string | null {
  const edited = insertAt(document, place, { id: "an-activity-that-is-tried", type });
  return edited.ok ? null : edited.text;
}

/** Whether that place is on one path, as several activities together need it. */
export const onOnePath = (document: JourneyDocument, { before }: PickPlace): boolean =>
  before === undefined || pathsInto(document, before).length === 1;

/** Whether something comes after that place, which then goes under a path of what is put there. */
export const isFollowed = (document: JourneyDocument, { at, before }: PickPlace): boolean =>
  before !== undefined ||
  (at !== null && document.activities[at.from]?.next[at.outlet] !== undefined);

/** The paths that what follows can go under, when a new activity of this type has several. */
export function underChoices(type: ActivityType): { outlet: string; label: string }[] {
  const fresh: JourneyActivity = {
    type,
    name: "",
    settings: activities[type].blank(),
    settingsVersion: 1,
    next: {},
  };
  const open = openOutlets(fresh);
  return open.length < 2
    ? []
    : outletsOf(fresh)
        .filter(({ id }) => open.includes(id))
        .map(({ id, label }) => ({ outlet: id, label: label || id }));
}
