import { activityOfType } from "../../../../../shared/activities/index.ts";
import type { Names } from "../../../../../shared/activities/activity.ts";
import type { JourneyProblem } from "../../../../../shared/contract/journeys.ts";
import { outletsOf, type JourneyDocument } from "../../../../../shared/journey/graph.ts";
import { activityName } from "../../../../data/library.tsx";

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

/** What a screen reader says of a card: type, name, state, position, paths. */
export function cardWords(
  document: JourneyDocument,
  id: string,
  about: {
    names: Names;
    problems: readonly JourneyProblem[];
    order: readonly string[];
    /** The figures on the card, where there are any. */
    figures?: string;
  },
): string {
  const activity = document.activities[id];
  if (!activity) return "";
  const place = about.order.indexOf(id);
  const paths = outletsOf(activity).map(({ id: outlet, label, stub }) => {
    const to = activity.next[outlet];
    const target =
      to === undefined ? "End" : activityName(document.activities[to] ?? activity, about.names);
    return stub ? `path ${label} ends` : `${label ? `path ${label} to` : "then"} ${target}`;
  });
  return [
    titleOf(activity.type),
    activityName(activity, about.names),
    about.figures ?? "",
    activity.skipped ? "skipped" : "",
    problemWords(about.problems.filter((problem) => problem.activity === id)),
    place === -1 ? "" : `activity ${place + 1} of ${about.order.length}`,
    ...paths,
  ]
    .filter(Boolean)
    .join(", ");
}
