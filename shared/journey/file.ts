import { z } from "zod";
import { AppError } from "../domain/errors.ts";
import { activityOfType } from "../activities/index.ts";
import { type JourneyActivity, JourneyDocument, outletsOf } from "./graph.ts";
import { brokenRules } from "./rules.ts";

/** What things that the journey refers to are called, so that another project can find its own of that name. */
export type FileNames = Record<"segments" | "templates" | "journeys", Record<string, string>>;

const Names = z.record(z.string(), z.string()).default({});
const Head = z.object({
  wayline: z.literal("journey"),
  version: z.number().int().positive(),
  names: z.object({ segments: Names, templates: Names, journeys: Names }).partial().default({}),
});
const fileVersion = 1;

/** A journey as a file: plain JSON in one order, a line for each value, so that two versions can be compared as texts. */
export function writeJourneyFile(document: JourneyDocument, names?: Partial<FileNames>): string {
  const { name, settings, entry, activities, notes, layout } = document;
  const written = Object.entries(activities).map(([id, activity]) => [id, inOrder(activity)]);
  const file = {
    wayline: "journey",
    version: fileVersion,
    name,
    settings: sorted(settings),
    entry,
    activities: Object.fromEntries(written.toSorted(byKey)) as unknown,
    notes: sorted(notes),
    layout: sorted(layout),
    names: sorted({ segments: {}, templates: {}, journeys: {}, ...names }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const byKey = ([one]: unknown[], [other]: unknown[]): number =>
  String(one) < String(other) ? -1 : 1;

/** Paths keep the order of the ways out: of a type that is not known here it is all there is to tell them by. */
function inOrder(activity: JourneyActivity) {
  const { type, name, note, skipped, settings, settingsVersion, next } = activity;
  const outlets = outletsOf(activity).flatMap(({ id }) => {
    const to = next[id];
    return to === undefined ? [] : [[id, to] as const];
  });
  return {
    type,
    name,
    ...(note === undefined ? {} : { note }),
    ...(skipped === undefined ? {} : { skipped }),
    settingsVersion,
    settings: activityOfType(type) ? sorted(settings) : settings,
    next: { ...Object.fromEntries(outlets), ...next },
  };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(byKey)
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** Whether a text says that it is a journey of ours. */
export function isJourneyFile(text: string): boolean {
  try {
    return Head.pick({ wayline: true }).safeParse(JSON.parse(text.replace(/^\uFEFF/, ""))).success;
  } catch {
    return false;
  }
}

const cure = "Correct it there, or export the journey again.";

/** Reads a journey of ours. What is wrong is named with the activity and its field; unknown types are kept as they are. */
export function readJourneyFile(text: string): { document: JourneyDocument; names: FileNames } {
  const value = parsed(text);
  const head = Head.safeParse(value);
  if (!head.success)
    throw new AppError("BAD_INPUT", "This is not a journey of Wayline.", {
      place: head.error.issues[0]?.path.join(".") ?? "",
      cure: "Choose a file that “Export” wrote.",
    });
  if (head.data.version > fileVersion)
    throw new AppError("BAD_INPUT", "This journey was written by a newer version of Wayline.", {
      place: "version",
      cure: "Update Wayline, then import the file again.",
    });
  const read = JourneyDocument.safeParse(value);
  if (!read.success) throw wrong(value, read.error);
  const document = read.data;
  for (const [id, activity] of Object.entries(document.activities)) {
    const type = activityOfType(activity.type);
    if (!type || activity.settingsVersion > type.version) continue;
    const settings =
      type.upgrade && activity.settingsVersion < type.version
        ? type.upgrade(activity.settings, activity.settingsVersion)
        : activity.settings;
    const checked = type.settings.safeParse(settings);
    if (!checked.success) throw wrong(value, checked.error, ["activities", id, "settings"]);
  }
  const [broken] = brokenRules(document);
  if (broken) {
    const of = broken.activity === null ? "" : `${called(value, broken.activity)}: `;
    throw new AppError("BAD_INPUT", `${of}${broken.text}`, {
      place: broken.activity === null ? "activities" : `activities.${broken.activity}.next`,
      cure,
    });
  }
  const { segments = {}, templates = {}, journeys = {} } = head.data.names;
  return { document, names: { segments, templates, journeys } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new AppError("BAD_INPUT", "This is not JSON.", {
      place: error instanceof Error ? error.message : "",
      cure: "Choose the file as it was exported.",
    });
  }
}

const Named = z.object({
  activities: z.record(z.string(), z.object({ name: z.string().default("") })),
});

function called(value: unknown, id: string): string {
  const name = Named.safeParse(value).data?.activities[id]?.name ?? "";
  return name === "" ? `Activity ${id}` : `Activity “${name}” (${id})`;
}

function wrong(value: unknown, error: z.ZodError, before: readonly PropertyKey[] = []): AppError {
  const [issue] = error.issues;
  const path = [...before, ...(issue?.path ?? [])].map(String);
  const place = path.join(".");
  const [first, id, ...field] = path;
  const of =
    first === "activities" && id !== undefined
      ? `${called(value, id)}${field.length === 0 ? "" : `, ${field.join(".")}`}`
      : place || "The journey";
  return new AppError("BAD_INPUT", `${of}: ${issue?.message ?? "is not as expected."}`, {
    place,
    cure,
  });
}
