import { calledIn, finished, type Way, wayProblem, withNext } from "./change.ts";
import { type Edited, refuse, type RefusalCode } from "./edited.ts";
import { type JourneyDocument, reachableFrom } from "./graph.ts";
import { targetOf } from "./walk.ts";

/** Why a way out can't lead to an activity, or null when it can. */
export function canJoin(document: JourneyDocument, way: Way, to: string): RefusalCode | null {
  const problem = wayProblem(document, way);
  if (problem) return problem;
  if (!document.activities[to]) return "NO_SUCH_ACTIVITY";
  if (to === document.entry) return "ENTRY_INPUT";
  if (reachableFrom(document, to).has(way.from)) return "LOOP";
  if (targetOf(document, way.from, way.outlet) === to) return "NOTHING";
  const joined = finished(document, withNext(document, way, to), { step: "Join", select: [] });
  return joined.ok ? null : joined.code;
}

/** Lets a way out lead to an activity that is there. Where it led before stays, parked if nothing else leads there. */
export function joinPath(document: JourneyDocument, way: Way, to: string): Edited {
  const problem = canJoin(document, way, to);
  if (problem) return refuse(problem);
  return finished(document, withNext(document, way, to), {
    step: `Join ${calledIn(document, way.from)} to ${calledIn(document, to)}`,
    select: [to],
    said: `${calledIn(document, way.from)} continues at ${calledIn(document, to)}.`,
  });
}

/** Moves the beginning of a path to another way out, one that ends. */
export function reconnectSource(document: JourneyDocument, way: Way, to: Way): Edited {
  const problem = wayProblem(document, way) ?? wayProblem(document, to);
  if (problem) return refuse(problem);
  const target = targetOf(document, way.from, way.outlet);
  if (target === null || (way.from === to.from && way.outlet === to.outlet))
    return refuse("NOTHING");
  if (targetOf(document, to.from, to.outlet) === target) return refuse("NOTHING");
  if (targetOf(document, to.from, to.outlet) !== null) return refuse("PATH_TAKEN");
  if (reachableFrom(document, target).has(to.from)) return refuse("LOOP");
  return finished(document, withNext(withNext(document, way, null), to, target), {
    step: `Move the path to ${calledIn(document, target)}`,
    select: [target],
    said: `${calledIn(document, target)} now follows ${calledIn(document, to.from)}.`,
  });
}

/** Lets a path end. What followed stays, parked if nothing else leads there. */
export function cutPath(document: JourneyDocument, way: Way): Edited {
  const problem = wayProblem(document, way);
  if (problem) return refuse(problem);
  if (targetOf(document, way.from, way.outlet) === null) return refuse("NOTHING");
  return finished(document, withNext(document, way, null), {
    step: `Cut the path after ${calledIn(document, way.from)}`,
    select: [way.from],
    said: `The path after ${calledIn(document, way.from)} ends there now.`,
  });
}
