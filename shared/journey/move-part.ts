import {
  calledIn,
  counted,
  finished,
  openOutlets,
  pathsInto,
  type Way,
  wayProblem,
  withNext,
} from "./change.ts";
import { type Edited, refuse } from "./edited.ts";
import { childrenOf, type JourneyDocument, reachableFrom } from "./graph.ts";
import { orderOf } from "./order.ts";
import { isSame } from "./same.ts";

/** Activities that can be moved together: where paths come in, and the way out that what follows is put under. */
type Part = { head: string; ids: ReadonlySet<string>; main: Way | null };

/**
 * Moves one activity, or several that follow each other, or one with all that only it leads to. Where it was, paths go
 * on to what followed; other paths of a split go with it. Null puts it beside the graph.
 */
export function movePart(
  document: JourneyDocument,
  ids: readonly string[],
  to: Way | null,
): Edited {
  if (ids.length === 0 || ids.some((id) => !document.activities[id]))
    return refuse("NO_SUCH_ACTIVITY");
  if (ids.includes(document.entry)) return refuse("ENTRY_FIXED");
  const problem = to && wayProblem(document, to);
  if (problem) return refuse(problem);
  const part = partOf(document, new Set(ids));
  if (!part) return refuse("NOT_A_CHAIN");
  if (to && part.ids.has(to.from)) return refuse("NOTHING");
  const { head, main } = part;
  const followed = main && (document.activities[main.from]?.next[main.outlet] ?? null);
  let after = main ? withNext(document, main, null) : document;
  for (const id of part.ids)
    for (const path of pathsInto(document, id))
      if (!part.ids.has(path.from)) after = withNext(after, path, followed);
  if (to) {
    const target = after.activities[to.from]?.next[to.outlet] ?? null;
    after = withNext(after, to, head);
    if (main) after = withNext(after, main, target);
  }
  if (isSame(after.activities, document.activities)) return refuse("NOTHING");
  const what =
    ids.length === 1 ? calledIn(document, head) : counted(ids.length, "activity", "activities");
  return finished(document, after, {
    step: to ? `Move ${what} after ${calledIn(document, to.from)}` : `Take ${what} off its path`,
    select: [...part.ids],
    said: to
      ? `${what} moved after ${calledIn(document, to.from)}.`
      : `${what} taken off its path.`,
  });
}

/** The activities as one part, or null when they do not follow each other. */
function partOf(document: JourneyDocument, ids: ReadonlySet<string>): Part | null {
  const chain = (orderOf(document) ?? []).filter((id) => ids.has(id));
  const [head] = chain;
  const tail = chain.at(-1);
  if (head === undefined || tail === undefined) return null;
  const follows = chain.every(
    (id, index) => index === 0 || childrenOf(document, chain[index - 1] ?? "").includes(id),
  );
  if (follows) return { head, ids, main: wayOn(document, tail) };
  const closed = chain.every((id) => childrenOf(document, id).every((child) => ids.has(child)));
  const own = chain.every(
    (id) => id === head || pathsInto(document, id).every((path) => ids.has(path.from)),
  );
  const reached = reachableFrom(document, head);
  return closed && own && chain.every((id) => reached.has(id))
    ? { head, ids, main: firstFree(document, head) }
    : null;
}

/** The way out of an activity that leads on longest; one that ends if none does. */
function wayOn(document: JourneyDocument, id: string): Way | null {
  const activity = document.activities[id];
  if (!activity) return null;
  const length = (outlet: string) => {
    const to = activity.next[outlet];
    return to === undefined ? 0 : reachableFrom(document, to).size;
  };
  const [longest] = openOutlets(activity).toSorted((one, other) => length(other) - length(one));
  return longest === undefined ? null : { from: id, outlet: longest };
}

/** The first way out that ends, along the first paths; null when all end in an End. */
export function firstFree(document: JourneyDocument, id: string): Way | null {
  const activity = document.activities[id];
  if (!activity) return null;
  for (const outlet of openOutlets(activity)) {
    const to = activity.next[outlet];
    const found = to === undefined ? { from: id, outlet } : firstFree(document, to);
    if (found) return found;
  }
  return null;
}
