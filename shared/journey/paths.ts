import { letterOf } from "../activities/multivariate-split.ts";
import { calledIn, finished, withActivity, without } from "./change.ts";
import { type Edited, refuse } from "./edited.ts";
import { type JourneyDocument, outletsOf, readActivity } from "./graph.ts";

/** What is needed to change the paths of a split; null for an activity whose paths are fixed. */
function splitAt(document: JourneyDocument, id: string) {
  const activity = document.activities[id];
  if (!activity) return null;
  const { type, settings } = readActivity(activity);
  if (!type?.paths) return null;
  const own = outletsOf(activity).filter((outlet) => outlet.id !== "else");
  return { activity, paths: type.paths, settings, own, version: type.version };
}

const noSplit = (document: JourneyDocument, id: string): Edited =>
  refuse(document.activities[id] ? "TOO_FEW_PATHS" : "NO_SUCH_ACTIVITY");

/** One more path, before “Else”. */
export function addPath(document: JourneyDocument, id: string): Edited {
  const split = splitAt(document, id);
  if (!split) return document.activities[id] ? refuse("TOO_MANY_PATHS") : noSplit(document, id);
  const { activity, paths, settings, own, version } = split;
  if (own.length >= paths.max)
    return refuse("TOO_MANY_PATHS", `This split can’t have more than ${paths.max} paths.`);
  const changed = { ...activity, settings: paths.add(settings), settingsVersion: version };
  const after = withActivity(document, id, changed);
  return finished(document, after, {
    step: `Add a path to ${calledIn(document, id)}`,
    select: [id],
    said: `Path added. ${labels(after, id)}`,
  });
}

/** Takes a path away; what only it led to is parked. */
export function removePath(document: JourneyDocument, id: string, outlet: string): Edited {
  const split = splitAt(document, id);
  if (!split) return noSplit(document, id);
  const { activity, paths, settings, own, version } = split;
  const index = own.findIndex((one) => one.id === outlet);
  if (outlet === "else") return refuse("TOO_FEW_PATHS", "Else is always there.");
  if (index === -1) return refuse("NO_SUCH_OUTLET");
  if (own.length <= paths.min) return refuse("TOO_FEW_PATHS");
  const after = withActivity(document, id, {
    ...activity,
    settings: paths.remove(settings, outlet),
    settingsVersion: version,
    next: without(activity.next, outlet),
  });
  const name = own[index]?.label.split(" · ")[0] ?? letterOf(index);
  return finished(document, after, {
    step: `Remove path ${name} of ${calledIn(document, id)}`,
    select: [id],
    said: `${name} removed. ${labels(after, id)}`,
  });
}

/** Paths in another order: that of the columns, and of a multivariate split’s questions. */
export function reorderPaths(
  document: JourneyDocument,
  id: string,
  outlets: readonly string[],
): Edited {
  const split = splitAt(document, id);
  if (!split) return noSplit(document, id);
  const { activity, paths, settings, own, version } = split;
  const given = outlets.filter((outlet) => outlet !== "else");
  const same =
    given.length === own.length &&
    new Set(given).size === given.length &&
    own.every((one) => given.includes(one.id));
  if (!same) return refuse("NO_SUCH_OUTLET");
  if (own.every((one, index) => one.id === given[index])) return refuse("NOTHING");
  const after = withActivity(document, id, {
    ...activity,
    settings: paths.reorder(settings, given),
    settingsVersion: version,
  });
  return finished(document, after, {
    step: `Reorder the paths of ${calledIn(document, id)}`,
    select: [id],
    said: `The order is ${labels(after, id)}`,
  });
}

const labels = (document: JourneyDocument, id: string): string => {
  const activity = document.activities[id];
  return activity
    ? `${outletsOf(activity)
        .map(({ label }) => label)
        .join(", ")}.`
    : "";
};
