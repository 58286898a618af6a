import type { JourneyChange } from "../../../../../shared/contract/journeys.ts";
import {
  outletsOf,
  pathsOf,
  reachableFrom,
  type JourneyDocument,
  type Path,
} from "../../../../../shared/journey/graph.ts";

export type Mark = "added" | "removed" | "changed";

/** Two versions as one drawing. */
export type Union = {
  /** Everything of both, for the layout: what was removed stands where it stood. */
  document: JourneyDocument;
  /** What was only moved has no mark. */
  marks: ReadonlyMap<string, Mark>;
  /** Paths of the newer version, and those only the older one had. */
  paths: (Path & { mark: "added" | "removed" | null })[];
};

const keyOf = ({ from, outlet, to }: Path) => `${from}:${outlet}:${to ?? ""}`;

/** The newer version with what was removed put back between what is still there. */
export function unionOf(
  before: JourneyDocument,
  after: JourneyDocument,
  changes: readonly JourneyChange[],
): Union {
  const marks = new Map<string, Mark>();
  for (const { activity, kind } of changes)
    if (activity !== null && kind !== "moved") marks.set(activity, kind);
  const gone = Object.keys(before.activities).filter((id) => !after.activities[id]);
  let document: JourneyDocument = {
    ...after,
    activities: {
      ...after.activities,
      ...Object.fromEntries(
        gone.flatMap((id) => {
          const activity = before.activities[id];
          return activity ? [[id, activity]] : [];
        }),
      ),
    },
    layout: { ...after.layout, mode: "auto" },
  };
  for (const { from, outlet, to } of pathsOf(before)) {
    if (to === null || !gone.includes(to) || !after.activities[from]) continue;
    document = splice(document, { from, outlet }, to, gone);
  }
  const were = new Set(pathsOf(before).map(keyOf));
  const are = new Set(pathsOf(after).map(keyOf));
  const paths: Union["paths"] = [
    ...pathsOf(after).map((path) => ({
      ...path,
      mark: were.has(keyOf(path)) || path.to === null ? null : ("added" as const),
    })),
    ...pathsOf(before)
      .filter((path) => path.to !== null && !are.has(keyOf(path)))
      .map((path) => ({ ...path, mark: "removed" as const })),
  ].filter(({ from, to }) => document.activities[from] && (to === null || document.activities[to]));
  return { document, marks, paths };
}

/** Puts a removed activity back on the path it was on, unless that would make a loop; then it stands beside. */
function splice(
  document: JourneyDocument,
  { from, outlet }: { from: string; outlet: string },
  to: string,
  gone: readonly string[],
): JourneyDocument {
  const activity = document.activities[from];
  if (!activity || !outletsOf(activity).some(({ id }) => id === outlet)) return document;
  const follows = activity.next[outlet];
  if (reachableFrom(document, to).has(from)) return document;
  let next: JourneyDocument = {
    ...document,
    activities: {
      ...document.activities,
      [from]: { ...activity, next: { ...activity.next, [outlet]: to } },
    },
  };
  // What follows now stays below: the last of the removed ones leads to it, if nothing else does.
  if (follows === undefined || reachableFrom(next, next.entry).has(follows)) return next;
  const last = [...reachableFrom(next, to)].findLast((id) => gone.includes(id)) ?? to;
  const end = next.activities[last];
  const way = end ? outletsOf(end).find((one) => !one.stub && end.next[one.id] === undefined) : undefined; // prettier-ignore
  if (!end || !way || reachableFrom(next, follows).has(last)) return document;
  next = {
    ...next,
    activities: {
      ...next.activities,
      [last]: { ...end, next: { ...end.next, [way.id]: follows } },
    },
  };
  return next;
}
