import { z } from "zod";
import { JourneyStatus } from "../domain/journey.ts";
import { ActivityId, JourneyDocument } from "../journey/graph.ts";
import { call, query } from "./base.ts";

const Id = z.object({ id: z.string() });
const Revision = Id.extend({ revision: z.number().int() });

export const JourneyRow = z.object({
  id: z.string(),
  name: z.string(),
  status: JourneyStatus,
  /** Who enters, in words. */
  entry: z.string(),
  tags: z.array(z.string()),
  /** Null until a version was published. */
  version: z.number().nullable(),
  /** The draft differs from the published version. */
  changed: z.boolean(),
  inJourney: z.number(),
  entered: z.number(),
  /** Share that reached the goal, of those who entered; null without a goal or anybody. */
  goalRate: z.number().nullable(),
  problems: z.object({ errors: z.number(), warnings: z.number() }),
  startsAt: z.number().nullable(),
  updatedAt: z.number(),
  archived: z.boolean(),
});
export type JourneyRow = z.infer<typeof JourneyRow>;

export const JourneyVersion = z.object({
  number: z.number(),
  name: z.string(),
  publishedAt: z.number(),
  author: z.string(),
  /** `pending` was published and has not begun, `current` takes people in, `draining` has people who finish on it, `ended` has none. */
  state: z.enum(["pending", "current", "draining", "ended"]),
  inJourney: z.number(),
  entered: z.number(),
});
export type JourneyVersion = z.infer<typeof JourneyVersion>;

export const JourneyDetail = z.object({
  id: z.string(),
  status: JourneyStatus,
  document: JourneyDocument,
  /** Goes up with every saved change; pass it back so that two windows cannot overwrite each other. */
  revision: z.number(),
  /** The step that undo takes back and the one that redo does again, by their names. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  version: z.number().nullable(),
  /** How many things differ from the published version; null when nothing was published. */
  changes: z.number().nullable(),
  /** When a published journey begins to take people in; null once it has. */
  startsAt: z.number().nullable(),
  error: z.string().nullable(),
  savedAt: z.number(),
  archived: z.boolean(),
});
export type JourneyDetail = z.infer<typeof JourneyDetail>;

/** `field` names the control of the inspector. A fix that is offered is carried out by the page with the commands of `edit.ts`. */
export const JourneyProblem = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  text: z.string(),
  /** Null is the journey itself, its settings. */
  activity: ActivityId.nullable(),
  field: z.string().nullable(),
  fix: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("settings"), label: z.string(), settings: z.unknown() }),
      z.object({ kind: z.literal("waitBefore"), label: z.string(), duration: z.string() }),
      z.object({ kind: z.literal("focus"), label: z.string() }),
      z.object({ kind: z.literal("removeParked"), label: z.string() }),
    ])
    .optional(),
});
export type JourneyProblem = z.infer<typeof JourneyProblem>;

export const JourneyChange = z.object({
  kind: z.enum(["added", "removed", "changed", "moved"]),
  /** Null is a setting of the journey, or its name. */
  activity: ActivityId.nullable(),
  name: z.string(),
  fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
export type JourneyChange = z.infer<typeof JourneyChange>;

export const JourneyFileProblem = z.object({ place: z.string(), text: z.string() });

export const journeys = {
  list: query("journeys", "segments", "templates", "events").output(z.array(JourneyRow)),
  get: query("journeys").input(Id).output(JourneyDetail),
  create: call
    .input(
      z.object({
        name: z.string().trim().min(1, "Name the journey.").max(150),
        from: z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("blank") }),
          z.object({ kind: z.literal("starter"), starter: z.string() }),
          z.object({ kind: z.literal("copy"), id: z.string() }),
        ]),
      }),
    )
    .output(Id),
  /** Journeys to begin with, whole documents. */
  starters: query().output(
    z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        purpose: z.string(),
        document: JourneyDocument,
      }),
    ),
  ),
  /** Saves one step of editing. `document` is what a command made of the draft of this revision. */
  edit: call
    .input(
      Revision.extend({
        step: z.string().min(1).max(200),
        document: JourneyDocument,
        group: z.string().max(80).optional(),
      }),
    )
    .output(JourneyDetail),
  undo: call.input(Revision).output(JourneyDetail),
  redo: call.input(Revision).output(JourneyDetail),
  problems: query("journeys", "segments", "templates", "channels", "contacts")
    .input(Id)
    .output(z.array(JourneyProblem)),
  /** How many of those who can enter could get a message of this activity, by today's data. */
  reach: query("journeys", "segments", "contacts")
    .input(Id.extend({ activity: ActivityId }))
    .output(
      z.object({
        of: z.number().nullable(),
        willBeSent: z.number().nullable(),
        optedOut: z.number().nullable(),
        noAddress: z.number().nullable(),
      }),
    ),
  archive: call.input(Id.extend({ archived: z.boolean() })).output(z.null()),
  /** Drafts only. */
  remove: call.input(Id).output(z.null()),
  /** Takes `remove` back. */
  restoreRemoved: call.input(Id).output(z.null()),
  versions: query("journeys").input(Id).output(z.array(JourneyVersion)),
  version: query("journeys")
    .input(Id.extend({ number: z.number() }))
    .output(z.object({ version: JourneyVersion, document: JourneyDocument })),
  nameVersion: call
    .input(Id.extend({ number: z.number(), name: z.string().max(120) }))
    .output(z.null()),
  /** A published version becomes the draft, as one step that can be undone. */
  restoreVersion: call.input(Revision.extend({ number: z.number() })).output(JourneyDetail),
  /** Ours: plain JSON, stably ordered. Pinpoint's: as `get-journey` gives it. */
  exportFile: query("journeys")
    .input(Id.extend({ format: z.enum(["wayline", "pinpoint"]), number: z.number().optional() }))
    .output(z.object({ fileName: z.string(), text: z.string(), lost: z.array(z.string()) })),
  /** Reads either kind; templates and segments that are not there are listed, and left empty. */
  importFile: call
    .input(z.object({ text: z.string().max(20_000_000), fileName: z.string().max(300) }))
    .output(
      z.object({
        ids: z.array(z.string()),
        missing: z.array(JourneyFileProblem),
        kept: z.array(JourneyFileProblem),
      }),
    ),
};
