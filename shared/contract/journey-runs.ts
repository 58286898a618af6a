import { z } from "zod";
import { SendChannel } from "../domain/journey.ts";
import { ActivityId, JourneyDocument } from "../journey/graph.ts";
import { EndReason, JourneyStep } from "../journey/step.ts";
import { call, page, pageInput, query } from "./base.ts";
import { JourneyChange, JourneyProblem } from "./journeys.ts";

const Id = z.object({ id: z.string() });
const Revision = Id.extend({ revision: z.number().int() });

/** What becomes of those who wait at an activity when a new version is published. */
export const MigrationChoice = z.discriminatedUnion("kind", [
  /** On the new version, at the same activity, their wait as it is. */
  z.object({ kind: z.literal("continue") }),
  /** On the new version, arriving at another activity. */
  z.object({ kind: z.literal("move"), to: ActivityId }),
  z.object({ kind: z.literal("finish") }),
  z.object({ kind: z.literal("end") }),
]);
export type MigrationChoice = z.infer<typeof MigrationChoice>;

export const WaitingGroup = z.object({
  /** The published version they are on. */
  version: z.number(),
  activity: ActivityId,
  name: z.string(),
  waiting: z.number(),
  /** What the new version did to their activity; a removed one cannot continue. */
  change: z.enum(["same", "changed", "removed"]),
  choice: MigrationChoice.nullable(),
});
export type WaitingGroup = z.infer<typeof WaitingGroup>;

export const JourneyReview = z.object({
  revision: z.number(),
  problems: z.array(JourneyProblem),
  changes: z.array(JourneyChange),
  number: z.number(),
  enters: z.object({
    /** Who can enter now; null where only events tell. */
    now: z.number().nullable(),
    perDay: z.number().nullable(),
  }),
  channels: z.array(z.object({ channel: SendChannel, live: z.boolean() })),
  groups: z.array(WaitingGroup),
});
export type JourneyReview = z.infer<typeof JourneyReview>;

/** Counts of one activity of one version in a range. Null = not measured. */
export const ActivityCounts = z.object({
  activity: ActivityId,
  arrived: z.number(),
  here: z.number(),
  passed: z.number(),
  ended: z.number(),
  /** Outlet → participants who left by it. */
  outlets: z.record(z.string(), z.number()),
  sent: z.number(),
  /** Reason → messages. */
  notSent: z.record(z.string(), z.number()),
  delivered: z.number().nullable(),
  opened: z.number().nullable(),
  clicked: z.number().nullable(),
  hardBounced: z.number().nullable(),
  softBounced: z.number().nullable(),
  complained: z.number().nullable(),
  unsubscribed: z.number().nullable(),
  /** Median time from arriving to leaving, in milliseconds. */
  medianTime: z.number().nullable(),
});
export type ActivityCounts = z.infer<typeof ActivityCounts>;

export const JourneyLive = z.object({
  version: z.number(),
  document: JourneyDocument,
  activities: z.array(ActivityCounts),
  inJourney: z.number(),
  completed: z.number(),
  entered: z.number(),
  enteredToday: z.number(),
  /** Entries that were turned down, by reason. */
  rejected: z.record(z.string(), z.number()),
  notSent: z.record(z.string(), z.number()),
  goal: z
    .object({
      text: z.string(),
      converted: z.number(),
      rate: z.number().nullable(),
      heldOut: z.number(),
      heldOutRate: z.number().nullable(),
      /** Difference of the rates, as a fraction; null when one is not measured. */
      lift: z.number().nullable(),
    })
    .nullable(),
  upTo: z.number(),
});
export type JourneyLive = z.infer<typeof JourneyLive>;

export const ParticipantRow = z.object({
  key: z.number().int(),
  contact: z.number().int(),
  name: z.string(),
  version: z.number(),
  state: z.enum(["moving", "waiting", "held", "ended"]),
  activity: ActivityId.nullable(),
  enteredAt: z.number(),
  dueAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  endReason: EndReason.nullable(),
  outcome: z.string().nullable(),
  /** Why they are held, or did not get the message asked about. */
  reason: z.string().nullable(),
});
export type ParticipantRow = z.infer<typeof ParticipantRow>;

/** Exactly the people behind a number. */
export const ParticipantFilter = z.discriminatedUnion("of", [
  z.object({ of: z.literal("entered") }),
  z.object({ of: z.literal("inJourney") }),
  z.object({ of: z.literal("completed") }),
  z.object({ of: z.literal("converted") }),
  z.object({ of: z.literal("here"), activity: ActivityId }),
  z.object({ of: z.literal("arrived"), activity: ActivityId }),
  z.object({ of: z.literal("passed"), activity: ActivityId, outlet: z.string().optional() }),
  z.object({ of: z.literal("ended"), activity: ActivityId }),
  z.object({ of: z.literal("sent"), activity: ActivityId }),
  z.object({
    of: z.literal("notSent"),
    activity: ActivityId.optional(),
    reason: z.string().optional(),
  }),
  z.object({
    of: z.literal("feedback"),
    activity: ActivityId,
    measure: z.enum([
      "delivered",
      "opened",
      "clicked",
      "hardBounced",
      "softBounced",
      "complained",
      "unsubscribed",
    ]),
  }),
]);
export type ParticipantFilter = z.infer<typeof ParticipantFilter>;

const Range = { from: z.number().nullable(), to: z.number().nullable() };

export const StepRow = JourneyStep.extend({
  name: z.string(),
  /** What happened, as a sentence. */
  text: z.string(),
  message: z.number().int().nullable(),
});
export type StepRow = z.infer<typeof StepRow>;

/** What reaches people: publishing, who is inside, and what became of them. */
export const journeyRuns = {
  review: query("journeys", "segments", "templates", "channels", "contacts")
    .input(Id)
    .output(JourneyReview),
  publish: call
    .input(
      Revision.extend({
        /** Milliseconds; null is after the cancel window of five minutes. */
        startAt: z.number().nullable(),
        note: z.string().max(500),
        plan: z.array(
          z.object({ version: z.number(), activity: ActivityId, choice: MigrationChoice }),
        ),
      }),
    )
    .output(z.object({ version: z.number(), startsAt: z.number() })),
  /** Takes back a publication that has not begun. */
  cancelStart: call.input(Id).output(z.null()),
  startNow: call.input(Id).output(z.null()),
  pause: call.input(Id).output(z.null()),
  resume: call.input(Id).output(z.null()),
  /** For good: everybody inside leaves, nothing more is sent. */
  stop: call.input(Id).output(z.object({ left: z.number() })),
  live: query("journeys", "messages", "events")
    .input(Id.extend({ version: z.number().optional(), ...Range }))
    .output(JourneyLive),
  participants: query("journeys", "messages")
    .input(
      Id.extend({
        version: z.number().optional(),
        filter: ParticipantFilter,
        ...Range,
        ...pageInput,
      }),
    )
    .output(page(ParticipantRow).extend({ total: z.number().nullable() })),
  participant: query("journeys", "messages")
    .input(z.object({ key: z.number().int() }))
    .output(
      z.object({
        participant: ParticipantRow,
        journeyId: z.string(),
        journey: z.string(),
        document: JourneyDocument,
        steps: z.array(StepRow),
      }),
    ),
  /** The passages of one contact, newest first; all journeys when none is named. */
  passages: query("journeys")
    .input(z.object({ contact: z.number().int(), id: z.string().optional() }))
    .output(z.array(ParticipantRow.extend({ journeyId: z.string(), journey: z.string() }))),
  /** Why a contact did or did not get a message of a journey: from what was recorded, or by asking now. */
  why: query("journeys", "contacts", "segments")
    .input(Id.extend({ contact: z.number().int(), activity: ActivityId.optional() }))
    .output(
      z.object({
        verdict: z.string(),
        recorded: z.boolean(),
        checks: z.array(z.object({ ok: z.boolean(), text: z.string(), at: z.number().nullable() })),
      }),
    ),
  /** Lets contacts enter by hand; those who can't are counted by reason. */
  addContacts: call
    .input(Id.extend({ contacts: z.array(z.number().int()).min(1).max(10_000) }))
    .output(z.object({ entered: z.number(), rejected: z.record(z.string(), z.number()) })),
  /** Held participants: try again, or take them out. */
  settleHeld: call
    .input(
      Id.extend({
        participants: z.array(z.number().int()).max(10_000).nullable(),
        how: z.enum(["retry", "end"]),
      }),
    )
    .output(z.object({ changed: z.number() })),
};
