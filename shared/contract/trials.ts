import { z } from "zod";
import { ActivityId, JourneyDocument } from "../journey/graph.ts";
import { call, query } from "./base.ts";
import { ActivityCounts, JourneyLive, StepRow } from "./journey-runs.ts";

/** How people are taken to have answered messages in a simulation. Fractions of the messages sent. */
export const SimulatedAnswers = z.discriminatedUnion("kind", [
  /** What each of them really did after this template was sent to them. */
  z.object({ kind: z.literal("replay") }),
  /** Our rates of the last 90 days, by channel. */
  z.object({ kind: z.literal("rates") }),
  z.object({ kind: z.literal("nobody") }),
  z.object({ kind: z.literal("everyone") }),
  z.object({
    kind: z.literal("custom"),
    open: z.number().min(0).max(1),
    click: z.number().min(0).max(1),
    bounce: z.number().min(0).max(1),
  }),
]);
export type SimulatedAnswers = z.infer<typeof SimulatedAnswers>;

export const SimulationSetup = z.object({
  who: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("segment"),
      segmentId: z.string(),
      sample: z.number().int().min(1).max(100_000).nullable(),
    }),
    /** The entry's events as they were recorded between two instants. */
    z.object({ kind: z.literal("events"), from: z.number(), to: z.number() }),
  ]),
  /** When the simulated clock starts, and the latest it goes to. */
  start: z.number(),
  until: z.number(),
  answers: SimulatedAnswers,
  seed: z.number().int().min(0).max(2_147_483_647),
  /** The draft, or a published version by its number. */
  version: z.union([z.literal("draft"), z.number()]),
});
export type SimulationSetup = z.infer<typeof SimulationSetup>;

export const SimulationResult = z.object({
  setup: SimulationSetup,
  document: JourneyDocument,
  people: z.number(),
  /** How many could have taken part: more than `people` where a share of them was drawn. */
  outOf: z.number(),
  /** Counts at the end, as the live screen shows them. */
  live: JourneyLive,
  /** Equal stretches of the simulated time, and what happened in each. */
  histogram: z.object({
    from: z.number(),
    step: z.number(),
    actions: z.array(z.number()),
    held: z.array(z.number()),
  }),
  messages: z.array(
    z.object({ channel: z.string(), day: z.number(), sent: z.number(), notSent: z.number() }),
  ),
  /** The busiest hour. */
  peak: z
    .object({ at: z.number(), messages: z.number(), seconds: z.number().nullable() })
    .nullable(),
  outcomes: z.array(
    z.object({ activity: ActivityId.nullable(), label: z.string(), people: z.number() }),
  ),
  notSent: z.record(z.string(), z.number()),
  /** What caps and quiet time did. */
  heldForQuietTime: z.number(),
  overCap: z.number(),
  /** The first of the people, for the list; the others by page. */
  milliseconds: z.number(),
  /** Says that two runs are the same: a hash of the whole trace. */
  fingerprint: z.string(),
});
export type SimulationResult = z.infer<typeof SimulationResult>;

const Run = z.object({ run: z.string() });

/** *Test with a contact*: one person goes through the draft on a clock of their own. Nothing is written. */
export const TrialState = z.object({
  now: z.number(),
  activity: ActivityId.nullable(),
  ended: z.string().nullable(),
  steps: z.array(
    StepRow.extend({
      /** Each condition with the values it was decided by. */
      explained: z.array(z.object({ ok: z.boolean(), text: z.string() })),
      /** The message as this contact would get it. */
      preview: z
        .object({
          channel: z.string(),
          subject: z.string(),
          text: z.string(),
          url: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
  /** The question that needs an answer before it can go on: what did they do with the message? */
  asks: z
    .object({
      activity: ActivityId,
      options: z.array(z.object({ event: z.string(), label: z.string() })),
    })
    .nullable(),
});
export type TrialState = z.infer<typeof TrialState>;

export const trials = {
  /** Begins a simulation; it goes on as a task. Sends nothing, writes nothing. */
  simulate: call.input(z.object({ id: z.string(), setup: SimulationSetup })).output(Run),
  /** Null while it runs. */
  result: query("tasks")
    .input(Run)
    .output(
      z.object({
        state: z.enum(["running", "done", "failed", "cancelled"]),
        progress: z.number(),
        error: z.string().nullable(),
        result: SimulationResult.nullable(),
      }),
    ),
  cancel: call.input(Run).output(z.null()),
  /** Counts of every activity and path at an instant of the simulated time, and who is on the move around it. */
  at: query()
    .input(Run.extend({ at: z.number(), around: z.number() }))
    .output(
      z.object({
        activities: z.array(ActivityCounts),
        moving: z.array(
          z.object({ from: ActivityId, outlet: z.string(), at: z.number(), person: z.number() }),
        ),
      }),
    ),
  /** Who was in it, with how it ended for them. */
  people: query()
    .input(
      Run.extend({
        after: z.number().int().nullable(),
        limit: z.number().int().max(500),
        activity: ActivityId.optional(),
        outlet: z.string().optional(),
      }),
    )
    .output(
      z.object({
        items: z.array(
          z.object({
            person: z.number(),
            contact: z.number().nullable(),
            name: z.string(),
            end: z.string(),
            messages: z.number(),
          }),
        ),
        next: z.number().nullable(),
      }),
    ),
  person: query()
    .input(Run.extend({ person: z.number() }))
    .output(z.object({ name: z.string(), steps: z.array(StepRow) })),
  /** The steps of everybody as CSV. */
  exportCsv: query()
    .input(Run)
    .output(z.object({ fileName: z.string(), text: z.string() })),
  /** Begins a test with a contact of the audience, or with somebody made up (Pinpoint's endpoint JSON). */
  begin: call
    .input(
      z.object({
        id: z.string(),
        who: z.union([
          z.object({ contact: z.number().int() }),
          z.object({ endpoint: z.record(z.string(), z.unknown()) }),
        ]),
        now: z.number().nullable(),
        toSandbox: z.boolean(),
      }),
    )
    .output(z.object({ trial: z.string(), state: TrialState })),
  /** One activity on, or to the end; `answer` says what they did with the message asked about. */
  step: call
    .input(
      z.object({
        trial: z.string(),
        to: z.enum(["next", "end"]),
        answer: z.array(z.string()).nullable(),
      }),
    )
    .output(TrialState),
  back: call.input(z.object({ trial: z.string() })).output(TrialState),
};
