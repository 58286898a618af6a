import { z } from "zod";
import type { Activity, Outlet } from "../activities/activity.ts";
import { activities, activityOfType } from "../activities/index.ts";
import type { SendChannel } from "../domain/journey.ts";
import { blankJourneySettings, JourneySettings } from "../domain/journey.ts";

/*
 * The document of a journey: a rooted graph without cycles. Rules that every document keeps:
 * 1. Exactly one entry; nothing leads to it.
 * 2. A way out that `next` does not name ends the journey there: there are no dangling paths. What `next` names exists.
 * 3. No path comes back to where it was. Several paths may lead to one activity.
 * 4. What can't be reached from the entry is *parked*: kept in the draft, never run.
 * 5. Pixels mean nothing: `layout.positions` are used in free mode only.
 */

export const ActivityId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,128}$/, "An activity’s ID is made of letters, digits, _ and -.");

export const JourneyActivity = z.object({
  type: z.string().min(1).max(60),
  /** Empty: what `describe` says. */
  name: z.string().max(120),
  /** As its type writes them; of an unknown type, whatever was there. */
  settings: z.unknown(),
  settingsVersion: z.number().int().positive(),
  /** Outlet → the activity there. An outlet that is not named leads to the end. */
  next: z.record(z.string(), ActivityId),
  /** People pass straight through the first outlet. */
  skipped: z.boolean().optional(),
  /** A remark, shown in the inspector. */
  note: z.string().max(2000).optional(),
});
export type JourneyActivity = z.infer<typeof JourneyActivity>;

export const Position = z.object({ x: z.number(), y: z.number() });
export type Position = z.infer<typeof Position>;

export const NoteColour = z.enum(["yellow", "blue", "green", "pink", "violet", "grey"]);
export const JourneyNote = z.object({
  /** Markdown, a few marks of it. */
  text: z.string().max(4000),
  colour: NoteColour,
  /** Of its top left corner; from the linked activity's corner when there is one. */
  at: Position,
  width: z.number().min(80).max(800),
  height: z.number().min(40).max(800),
  activity: ActivityId.nullable(),
});
export type JourneyNote = z.infer<typeof JourneyNote>;

export const JourneyLayout = z.object({
  mode: z.enum(["auto", "free"]),
  direction: z.enum(["TB", "LR"]),
  positions: z.record(ActivityId, Position),
});

export const JourneyDocument = z.object({
  name: z.string().trim().min(1, "Name the journey.").max(150),
  settings: JourneySettings,
  entry: ActivityId,
  activities: z.record(ActivityId, JourneyActivity),
  notes: z.record(ActivityId, JourneyNote),
  layout: JourneyLayout,
});
export type JourneyDocument = z.infer<typeof JourneyDocument>;

export const limits = { activities: 300, depth: 80, startHops: 3 } as const;

/** A document with an entry and nothing else. */
export const blankDocument = (name: string): JourneyDocument => ({
  name,
  settings: blankJourneySettings(),
  entry: "entry",
  activities: {
    entry: {
      type: "entry",
      name: "",
      settings: activities.entry.blank(),
      settingsVersion: 1,
      next: {},
    },
  },
  notes: {},
  layout: { mode: "auto", direction: "TB", positions: {} },
});

/** An activity joined with its type; `type` null is one this version does not know, or settings it can't read. */
export type ReadActivity = {
  activity: JourneyActivity;
  type: Activity<unknown> | null;
  settings: unknown;
};

const known = new WeakMap<JourneyActivity, ReadActivity>();

/** Activities of documents are never changed in place, so each is read once. */
export function readActivity(activity: JourneyActivity): ReadActivity {
  const before = known.get(activity);
  if (before) return before;
  const type = activityOfType(activity.type);
  const settings =
    type?.upgrade && activity.settingsVersion < type.version
      ? type.upgrade(activity.settings, activity.settingsVersion)
      : activity.settings;
  const parsed =
    type && activity.settingsVersion <= type.version ? type.settings.safeParse(settings) : null;
  const read: ReadActivity = parsed?.success
    ? { activity, type, settings: parsed.data }
    : { activity, type: null, settings: activity.settings };
  known.set(activity, read);
  return read;
}

const knownOutlets = new WeakMap<JourneyActivity, Outlet[]>();

/** The ways out of an activity, in their order. One of an unknown type has those its file names, else one. */
export function outletsOf(activity: JourneyActivity): Outlet[] {
  const before = knownOutlets.get(activity);
  if (before) return before;
  const { type, settings } = readActivity(activity);
  const named = Object.keys(activity.next);
  const outlets = type
    ? type.outlets(settings)
    : (named.length === 0 ? ["next"] : named).map((id) => ({ id, label: id === "next" ? "" : id }));
  knownOutlets.set(activity, outlets);
  return outlets;
}

export type Path = { from: string; outlet: string; to: string | null };

/** Every way out of every activity; `to` null is the end. Stubs are included. */
export const pathsOf = (document: JourneyDocument): Path[] =>
  Object.entries(document.activities).flatMap(([from, activity]) =>
    outletsOf(activity).map(({ id }) => ({ from, outlet: id, to: activity.next[id] ?? null })),
  );

/** The activities a path leads to, each once, in the order of the outlets. */
export function childrenOf(document: JourneyDocument, id: string): string[] {
  const activity = document.activities[id];
  if (!activity) return [];
  return [...new Set(outletsOf(activity).flatMap((outlet) => activity.next[outlet.id] ?? []))];
}

/** Everything that can be reached from an activity, itself included. */
export function reachableFrom(document: JourneyDocument, id: string): Set<string> {
  const found = new Set<string>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at) || !document.activities[at]) continue;
    found.add(at);
    open.push(...childrenOf(document, at));
  }
  return found;
}

/** Activities that have no way from the entry. */
export function parkedIn(document: JourneyDocument): string[] {
  const reached = reachableFrom(document, document.entry);
  return Object.keys(document.activities).filter((id) => !reached.has(id));
}

/** Whether `earlier` comes before `later` on some path. */
export const isUpstream = (document: JourneyDocument, earlier: string, later: string): boolean =>
  earlier !== later && reachableFrom(document, earlier).has(later);

/** The channel of a message activity; null for everything else. */
export function channelOf(document: JourneyDocument, id: string): SendChannel | null {
  const activity = document.activities[id];
  if (!activity) return null;
  const { type, settings } = readActivity(activity);
  return type?.template?.(settings).channel ?? null;
}
