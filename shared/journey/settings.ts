import { JourneySettings } from "../domain/journey.ts";
import { calledIn, counted, finished, openOutlets, withActivity, without } from "./change.ts";
import { type Edited, refuse } from "./edited.ts";
import { type JourneyActivity, JourneyDocument, outletsOf, readActivity } from "./graph.ts";
import { isSame } from "./same.ts";

/**
 * New settings of an activity. Where they change its ways out, what followed the first goes on under the new first, and
 * what other paths led to is parked.
 */
export function setSettings(
  document: JourneyDocument,
  id: string,
  settings: unknown,
  said?: string,
): Edited {
  const activity = document.activities[id];
  if (!activity) return refuse("NO_SUCH_ACTIVITY");
  const { type } = readActivity(activity);
  if (!type) return refuse("NOT_SUPPORTED");
  const parsed = type.settings.safeParse(settings);
  if (!parsed.success) return refuse("BAD_SETTINGS", parsed.error.issues[0]?.message ?? undefined);
  if (isSame(parsed.data, activity.settings)) return refuse("NOTHING");
  const changed = { ...activity, settings: parsed.data, settingsVersion: type.version };
  const after = withActivity(document, id, { ...changed, next: nextFor(activity, changed) });
  return finished(document, after, {
    step: `Change ${calledIn(document, id)}`,
    select: [id],
    ...(said === undefined ? {} : { said }),
  });
}

/** Where the ways out of changed settings lead. */
function nextFor(before: JourneyActivity, after: JourneyActivity): Record<string, string> {
  const were = outletsOf(before).map(({ id }) => id);
  const are = openOutlets(after);
  const gone = were.filter((id) => !are.includes(id));
  const next = without(before.next, ...gone);
  const [first] = are;
  const followed = gone.map((id) => before.next[id]).find((to) => to !== undefined);
  // Two ways out of the same kind of thing never share a name by chance: only when the first is new does it inherit.
  return first !== undefined && followed !== undefined && !were.includes(first)
    ? { ...next, [first]: followed }
    : next;
}

/** An own name; empty gives it the name that its settings say. */
export function renameActivity(document: JourneyDocument, id: string, name: string): Edited {
  const activity = document.activities[id];
  if (!activity) return refuse("NO_SUCH_ACTIVITY");
  const given = name.trim().slice(0, 120);
  if (given === activity.name) return refuse("NOTHING");
  return finished(document, withActivity(document, id, { ...activity, name: given }), {
    step: given === "" ? `Take the name of ${activity.name} away` : `Rename to ${given}`,
    select: [id],
    said: given === "" ? "It is called by its settings." : `Renamed to ${given}.`,
  });
}

/** A remark in the inspector; empty takes it away. */
export function setNoteOf(document: JourneyDocument, id: string, text: string): Edited {
  const activity = document.activities[id];
  if (!activity) return refuse("NO_SUCH_ACTIVITY");
  const { note: before, ...rest } = activity;
  const note = text.slice(0, 2000);
  if (note === (before ?? "")) return refuse("NOTHING");
  return finished(document, withActivity(document, id, note === "" ? rest : { ...rest, note }), {
    step: `Change the remark of ${calledIn(document, id)}`,
    select: [id],
    said: "Remark saved.",
  });
}

/** Lets people pass straight through, or stop at them again. */
export function skip(document: JourneyDocument, ids: readonly string[], skipped: boolean): Edited {
  if (ids.includes(document.entry)) return refuse("ENTRY_FIXED");
  const there = ids.flatMap((id): [string, JourneyActivity][] => {
    const activity = document.activities[id];
    return activity ? [[id, activity]] : [];
  });
  if (there.length === 0) return refuse("NO_SUCH_ACTIVITY");
  if (skipped && there.some(([, activity]) => openOutlets(activity).length > 1))
    return refuse("SPLIT_NOT_SKIPPED");
  const changing = there.filter(
    ([, activity]) => (activity.skipped === true) !== skipped && openOutlets(activity).length > 0,
  );
  if (changing.length === 0) return refuse("NOTHING");
  const after = changing.reduce((now, [id, activity]) => {
    const { skipped: before, ...rest } = activity;
    return withActivity(now, id, before === true ? rest : { ...rest, skipped });
  }, document);
  const [first] = changing;
  const what =
    changing.length === 1 && first
      ? calledIn(document, first[0])
      : counted(changing.length, "activity", "activities");
  return finished(document, after, {
    step: skipped ? `Skip ${what}` : `Stop skipping ${what}`,
    select: changing.map(([id]) => id),
    said: skipped ? `People pass straight through ${what}.` : `${what} is used again.`,
  });
}

/** The journey’s own name and settings; settings that are not given stay. */
export function setJourney(
  document: JourneyDocument,
  change: { name?: string; settings?: Partial<JourneySettings> },
  step: string,
): Edited {
  const name = JourneyDocument.shape.name.safeParse(change.name ?? document.name);
  if (!name.success) return refuse("BAD_SETTINGS", name.error.issues[0]?.message ?? undefined);
  const settings = JourneySettings.safeParse({ ...document.settings, ...change.settings });
  if (!settings.success)
    return refuse("BAD_SETTINGS", settings.error.issues[0]?.message ?? undefined);
  return finished(
    document,
    { ...document, name: name.data, settings: settings.data },
    { step, select: [] },
  );
}
