import { z } from "zod";
import {
  calledIn,
  counted,
  finished,
  openOutlets,
  type Way,
  wayProblem,
  withNext,
} from "./change.ts";
import { type Edited, refuse } from "./edited.ts";
import {
  ActivityId,
  JourneyActivity,
  type JourneyDocument,
  JourneyNote,
  outletsOf,
  readActivity,
} from "./graph.ts";
import { firstFree } from "./move-part.ts";
import { orderOf } from "./order.ts";

/** What is on the clipboard: readable text, for other journeys, projects and windows. */
const Clipboard = z.object({
  wayline: z.literal("activities"),
  version: z.literal(1),
  activities: z.record(ActivityId, JourneyActivity),
  notes: z.record(ActivityId, JourneyNote).default({}),
});
type Clipboard = z.infer<typeof Clipboard>;

/** Activities with the paths between them and their notes, as text; empty when there is nothing to copy. */
export function copyText(document: JourneyDocument, ids: readonly string[]): string {
  const order = (orderOf(document) ?? []).filter((id) => ids.includes(id) && id !== document.entry);
  if (order.length === 0) return "";
  const activities = order.flatMap((id): [string, JourneyActivity][] => {
    const activity = document.activities[id];
    if (!activity) return [];
    const inner = Object.entries(activity.next).filter(([, to]) => order.includes(to));
    return [[id, { ...activity, next: Object.fromEntries(inner) }]];
  });
  const notes = Object.entries(document.notes).filter(
    ([, { activity }]) => activity !== null && order.includes(activity),
  );
  const clipboard: Clipboard = {
    wayline: "activities",
    version: 1,
    activities: Object.fromEntries(activities),
    notes: Object.fromEntries(notes),
  };
  return JSON.stringify(clipboard, null, 2);
}

function read(text: string): Clipboard | null {
  try {
    return Clipboard.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The types of copied activities, in the order of their paths; null for text that holds none. */
export function copiedTypes(text: string): string[] | null {
  const activities = read(text)?.activities ?? {};
  const types = Object.values(activities).map(({ type }) => type);
  return types.length === 0 ? null : types;
}

/**
 * Puts copied activities on a path, or with null beside the graph, with new ids. References to activities that are
 * neither copied nor in this journey are cleared, and counted in what is said.
 */
export function paste(
  document: JourneyDocument,
  text: string,
  at: Way | null,
  freshId: () => string,
): Edited {
  const clipboard = read(text);
  if (!clipboard) return refuse("BAD_CLIPBOARD");
  const problem = at && wayProblem(document, at);
  if (problem) return refuse(problem);
  const copied = Object.entries(clipboard.activities).filter(([, { type }]) => type !== "entry");
  if (copied.length === 0) return refuse("BAD_CLIPBOARD");
  const ids = new Map(copied.map(([id]) => [id, freshId()]));
  if ([...ids.values()].some((id) => document.activities[id])) return refuse("ID_TAKEN");
  let cleared = 0;
  const referred = (id: string): string | null => {
    const to = ids.get(id) ?? (document.activities[id] ? id : null);
    if (to === null) cleared += 1;
    return to;
  };
  const added = copied.map(([id, activity]): [string, JourneyActivity] => [
    ids.get(id) ?? id,
    renamed(activity, ids, referred),
  ]);
  const pasted: JourneyDocument = {
    ...document,
    activities: { ...document.activities, ...Object.fromEntries(added) },
    notes: { ...document.notes, ...pastedNotes(clipboard, ids, freshId) },
  };
  const order = orderOf(pasted)?.filter((id) => added.some(([own]) => own === id));
  const [head] = order ?? [];
  if (order === undefined || head === undefined) return refuse("BAD_CLIPBOARD");
  const references =
    cleared === 0 ? "" : ` ${counted(cleared, "reference was", "references were")} cleared.`;
  const what =
    order.length === 1 ? calledIn(pasted, head) : counted(order.length, "activity", "activities");
  return finished(document, at ? connected(pasted, at, head) : pasted, {
    step: at ? `Paste ${what} after ${calledIn(document, at.from)}` : `Paste ${what}`,
    select: order,
    said: `${what} pasted${at ? ` after ${calledIn(document, at.from)}` : ", not connected yet"}.${references}`,
  });
}

/** Puts the head on a path; what followed goes under the first way out of what was pasted that ends. */
function connected(document: JourneyDocument, at: Way, head: string): JourneyDocument {
  const followed = document.activities[at.from]?.next[at.outlet] ?? null;
  const free = firstFree(document, head);
  const after = withNext(document, at, head);
  return free ? withNext(after, free, followed) : after;
}

function renamed(
  activity: JourneyActivity,
  ids: ReadonlyMap<string, string>,
  referred: (id: string) => string | null,
): JourneyActivity {
  const { type, settings } = readActivity(activity);
  const outlets = new Set(type ? openOutlets(activity) : outletsOf(activity).map(({ id }) => id));
  const next = Object.entries(activity.next).flatMap(([outlet, to]): [string, string][] => {
    const id = ids.get(to);
    return id === undefined || !outlets.has(outlet) ? [] : [[outlet, id]];
  });
  return {
    ...activity,
    ...(type?.rename
      ? { settings: type.rename(settings, referred), settingsVersion: type.version }
      : {}),
    next: Object.fromEntries(next),
  };
}

const pastedNotes = (
  { notes }: Clipboard,
  ids: ReadonlyMap<string, string>,
  freshId: () => string,
): Record<string, JourneyNote> =>
  Object.fromEntries(
    Object.values(notes).flatMap((note): [string, JourneyNote][] => {
      const activity = ids.get(note.activity ?? "");
      return activity === undefined ? [] : [[freshId(), { ...note, activity }]];
    }),
  );

/**
 * Copies activities: those that follow each other without splitting come after themselves, everything else beside the
 * graph.
 */
export function duplicate(
  document: JourneyDocument,
  ids: readonly string[],
  freshId: () => string,
): Edited {
  const own = ids.filter((id) => document.activities[id] && id !== document.entry);
  if (own.length === 0)
    return refuse(ids.includes(document.entry) ? "ENTRY_FIXED" : "NO_SUCH_ACTIVITY");
  const chain = (orderOf(document) ?? []).filter((id) => own.includes(id));
  const straight = chain.every((id, index) => {
    const activity = document.activities[id];
    if (!activity || outletsOf(activity).length !== 1) return false;
    const after = chain[index + 1];
    return after === undefined || Object.values(activity.next).includes(after);
  });
  const last = chain.at(-1) ?? "";
  const activity = document.activities[last];
  const [outlet] = activity ? openOutlets(activity) : [];
  const at = straight && outlet !== undefined ? { from: last, outlet } : null;
  const pasted = paste(document, copyText(document, own), at, freshId);
  if (!pasted.ok) return pasted;
  const what =
    chain.length === 1 ? calledIn(document, last) : counted(chain.length, "activity", "activities");
  return { ...pasted, step: `Duplicate ${what}` };
}
