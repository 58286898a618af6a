import {
  calledIn,
  finished,
  type Fresh,
  freshActivity,
  openOutlets,
  pathsInto,
  redirected,
  titleOf,
  type Way,
  wayProblem,
  withActivity,
  withNext,
} from "./change.ts";
import { type Edited, refuse } from "./edited.ts";
import { withRoom } from "./free-room.ts";
import type { JourneyActivity, JourneyDocument, Position } from "./graph.ts";

/** The new activity, or why it can't be one of this document. */
function madeFor(document: JourneyDocument, fresh: Fresh): JourneyActivity | Edited {
  if (fresh.type === "entry") return refuse("ENTRY_FIXED");
  if (document.activities[fresh.id]) return refuse("ID_TAKEN");
  return freshActivity(fresh) ?? refuse("BAD_SETTINGS");
}

/**
 * Puts a new activity on a path. What followed goes under its first way out, or under `under`; an activity without ways
 * out leaves it parked.
 */
export function insertOnPath(
  document: JourneyDocument,
  way: Way,
  fresh: Fresh & { under?: string },
): Edited {
  const problem = wayProblem(document, way);
  if (problem) return refuse(problem);
  const made = madeFor(document, fresh);
  if ("ok" in made) return made;
  const outlets = openOutlets(made);
  if (fresh.under !== undefined && !outlets.includes(fresh.under)) return refuse("NO_SUCH_OUTLET");
  const under = fresh.under ?? outlets[0];
  const followed = document.activities[way.from]?.next[way.outlet];
  const next = followed !== undefined && under !== undefined ? { [under]: followed } : {};
  const after = withNext(
    withActivity(document, fresh.id, { ...made, next }),
    { from: way.from, outlet: way.outlet },
    fresh.id,
  );
  return finished(document, withRoom(document, after, way, fresh.id), {
    step: `Add ${titleOf(fresh.type)} after ${calledIn(document, way.from)}`,
    select: [fresh.id],
    said: `${titleOf(fresh.type)} added after ${calledIn(document, way.from)}.`,
  });
}

/** Puts a new activity before another, on every path that leads there; that one goes under the first way out, or under `under`. */
export function insertBefore(
  document: JourneyDocument,
  id: string,
  fresh: Fresh & { under?: string },
): Edited {
  if (!document.activities[id]) return refuse("NO_SUCH_ACTIVITY");
  if (id === document.entry) return refuse("ENTRY_FIXED");
  const made = madeFor(document, fresh);
  if ("ok" in made) return made;
  const outlets = openOutlets(made);
  if (fresh.under !== undefined && !outlets.includes(fresh.under)) return refuse("NO_SUCH_OUTLET");
  const under = fresh.under ?? outlets[0];
  if (under === undefined && pathsInto(document, id).length === 0) return refuse("NOTHING");
  const next = under === undefined ? {} : { [under]: id };
  const after = withActivity(redirected(document, id, fresh.id), fresh.id, { ...made, next });
  return finished(document, after, {
    step: `Add ${titleOf(fresh.type)} before ${calledIn(document, id)}`,
    select: [fresh.id],
    said: `${titleOf(fresh.type)} added before ${calledIn(document, id)}.`,
  });
}

/** A new activity beside the graph. `position` counts in free mode. */
export function addParked(
  document: JourneyDocument,
  fresh: Fresh & { position?: Position },
): Edited {
  const made = madeFor(document, fresh);
  if ("ok" in made) return made;
  const added = withActivity(document, fresh.id, made);
  const { layout } = document;
  const after =
    fresh.position && layout.mode === "free"
      ? {
          ...added,
          layout: { ...layout, positions: { ...layout.positions, [fresh.id]: fresh.position } },
        }
      : added;
  return finished(document, after, {
    step: `Add ${titleOf(fresh.type)}, not connected`,
    select: [fresh.id],
    said: `${titleOf(fresh.type)} added. It is not connected yet.`,
  });
}
