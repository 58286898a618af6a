import { z } from "zod";

/** What happened to a participant, as it is kept and shown. */
export const StepKind = z.enum([
  "entered",
  "arrived",
  "waiting",
  "held",
  "sent",
  "notSent",
  "changed",
  "recorded",
  "started",
  "left",
  "moved",
  "ended",
]);
export type StepKind = z.infer<typeof StepKind>;

/** Why a participant is no longer inside. */
export const endReasons = {
  completed: "Reached the end",
  heldOut: "Held out",
  notSent: "Left because the message was not sent",
  stopped: "The journey was stopped",
  published: "Ended by a new version",
  erased: "The contact was erased",
  removed: "Taken out by hand",
  broken: "The activity is gone",
} as const;
export const EndReason = z.enum(Object.keys(endReasons) as [keyof typeof endReasons]);
export type EndReason = keyof typeof endReasons;

/** One row of a participant's history. `detail` says what was decided by, in a few words of JSON. */
export const JourneyStep = z.object({
  at: z.number(),
  activity: z.string(),
  visit: z.number().int(),
  kind: StepKind,
  outlet: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
});
export type JourneyStep = z.infer<typeof JourneyStep>;
