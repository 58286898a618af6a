import { AppError } from "../../../../shared/domain/errors.ts";
import { limits, type JourneyDocument } from "../../../../shared/journey/graph.ts";

const broken = (text: string, place: string) =>
  new AppError("BAD_INPUT", text, {
    place,
    cure: "Reload the journey, then make the change again.",
  });

/** Refuses a document that breaks the rules every document keeps: nothing may be stored that can't be drawn or run. */
export function refuseBroken(document: JourneyDocument): void {
  const { activities, entry } = document;
  const ids = Object.keys(activities);
  if (activities[entry]?.type !== "entry") throw broken("A journey needs an entry.", entry);
  if (ids.length > limits.activities)
    throw broken(`A journey can have ${limits.activities} activities.`, document.name);
  for (const [id, activity] of Object.entries(activities)) {
    if (id !== entry && activity.type === "entry")
      throw broken("A journey can’t have a second entry.", id);
    for (const [outlet, to] of Object.entries(activity.next)) {
      if (!Object.hasOwn(activities, to))
        throw broken(`The path “${outlet}” leads to an activity that is not there.`, id);
      if (to === entry) throw broken("No path can lead back to the entry.", id);
    }
  }
  const looped = loopIn(document);
  if (looped !== null) throw broken("A path comes back to where it was.", looped);
}

/** An activity on a path that comes back to itself; parked ones are looked at too. */
function loopIn({ activities }: JourneyDocument): string | null {
  const comeIn = new Map(Object.keys(activities).map((id) => [id, 0]));
  const count = (id: string, by: number) => comeIn.set(id, (comeIn.get(id) ?? 0) + by);
  for (const { next } of Object.values(activities))
    for (const to of Object.values(next)) count(to, 1);
  const free = [...comeIn].flatMap(([id, paths]) => (paths === 0 ? [id] : []));
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    comeIn.delete(id);
    for (const to of Object.values(activities[id]?.next ?? {})) {
      count(to, -1);
      if (comeIn.get(to) === 0) free.push(to);
    }
  }
  return [...comeIn.keys()][0] ?? null;
}
