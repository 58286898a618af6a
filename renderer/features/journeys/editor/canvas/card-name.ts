import { activityOfType } from "../../../../../shared/activities/index.ts";
import type { Names } from "../../../../../shared/activities/activity.ts";
import type { JourneyProblem } from "../../../../../shared/contract/journeys.ts";
import { outletsOf, type JourneyDocument } from "../../../../../shared/journey/graph.ts";
import { activityName } from "../../../../data/library.tsx";
import { readingOrder } from "../navigate.ts";

export const titleOf = (type: string): string =>
  activityOfType(type)?.title ?? "Not supported in this version";

/** “1 error, 2 warnings”, empty when there is none. */
export function problemWords(problems: readonly JourneyProblem[]): string {
  const count = (severity: JourneyProblem["severity"]) =>
    problems.filter((problem) => problem.severity === severity).length;
  const words = (number: number, one: string) =>
    number === 0 ? [] : [`${number} ${one}${number === 1 ? "" : "s"}`];
  return [...words(count("error"), "error"), ...words(count("warning"), "warning")].join(", ");
}

/** “activity 2 of 6”, empty for one that is not in the order. */
export function placeWords(order: readonly string[], id: string): string {
  const place = order.indexOf(id);
  return place === -1 ? "" : `activity ${place + 1} of ${order.length}`;
}

/** Where the paths of an activity lead: “path Yes to Thanks”, “then Wait”. */
export function pathWords(document: JourneyDocument, id: string, names: Names): string[] {
  const activity = document.activities[id];
  if (!activity) return [];
  return outletsOf(activity).map(({ id: outlet, label, stub }) => {
    const to = document.activities[activity.next[outlet] ?? ""];
    if (stub) return `path ${label} ends`;
    return `${label ? `path ${label} to` : "then"} ${to ? activityName(to, names) : "End"}`;
  });
}

/** What a screen reader says of a row: what is seen of it, then state, position and paths. */
export function rowWords(
  document: JourneyDocument,
  id: string,
  about: {
    names: Names;
    problems: readonly JourneyProblem[];
    /** What stands beside the name: a summary, or figures. */
    beside: string;
  },
): string {
  const activity = document.activities[id];
  if (!activity) return "";
  return [
    titleOf(activity.type),
    activityName(activity, about.names),
    activity.skipped ? "skipped" : "",
    about.beside,
    problemWords(about.problems.filter((problem) => problem.activity === id)),
    placeWords(readingOrder(document), id),
    ...pathWords(document, id, about.names),
  ]
    .filter(Boolean)
    .join(", ");
}
