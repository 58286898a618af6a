import { z } from "zod";
import { ChannelFamily } from "./channel.ts";
import { demographicNames, locationTextNames } from "./endpoint.ts";

export const MessageEventKind = z.enum([
  "send",
  "delivered",
  "open",
  "click",
  "unsubscribe",
  "hardBounce",
  "softBounce",
  "complaint",
]);
export type MessageEventKind = z.infer<typeof MessageEventKind>;

/** What a criterion asks about. Facts of an endpoint are asked of that endpoint, all others of its contact. */
export const CriterionField = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("channel") }),
  z.object({ kind: z.literal("attribute"), name: z.string() }),
  z.object({ kind: z.literal("userAttribute"), name: z.string() }),
  z.object({ kind: z.literal("metric"), name: z.string() }),
  z.object({ kind: z.literal("demographic"), name: z.enum(demographicNames) }),
  z.object({ kind: z.literal("location"), name: z.enum(locationTextNames) }),
  /** Great-circle distance of the endpoint's Latitude and Longitude. */
  z.object({ kind: z.literal("distance") }),
  z.object({ kind: z.literal("activity") }),
  /** `ALL` or `NONE` of the endpoint. */
  z.object({ kind: z.literal("optOut") }),
  /** `ACTIVE` or `INACTIVE` of the endpoint. */
  z.object({ kind: z.literal("status") }),
  /** The contact has an active endpoint of this family with an address that has not opted out. */
  z.object({ kind: z.literal("reachable"), family: ChannelFamily }),
  /** When the contact was added. */
  z.object({ kind: z.literal("created") }),
  /** Pinpoint's CohortId, 0–99: a random share that stays the same. */
  z.object({ kind: z.literal("cohort") }),
  /** An event of the contact, by its type. */
  z.object({ kind: z.literal("event"), name: z.string() }),
  /** What became of messages to the contact; of one campaign, or of any. */
  z.object({
    kind: z.literal("messageEvent"),
    event: MessageEventKind,
    campaignId: z.string().optional(),
  }),
  /** Whether a campaign had this contact in a run. */
  z.object({ kind: z.literal("campaign"), campaignId: z.string() }),
  /** Whether the contact's endpoint is in another segment. */
  z.object({ kind: z.literal("segment"), segmentId: z.string() }),
]);
export type CriterionField = z.infer<typeof CriterionField>;

export const Operator = z.enum([
  "is",
  "isNot",
  "contains",
  "notContains",
  "startsWith",
  "hasAll",
  "isSet",
  "isEmpty",
  "before",
  "after",
  "between",
  "on",
  "inLast",
  "inNext",
  "anniversary",
  "equals",
  "notEquals",
  "greaterThan",
  "greaterOrEqual",
  "lessThan",
  "lessOrEqual",
  "within",
  "notWithin",
  "activeWithin",
  "inactiveFor",
  "isReachable",
  "isNotReachable",
  "hasHappened",
  "hasNotHappened",
  "isIn",
  "isNotIn",
]);
export type Operator = z.infer<typeof Operator>;

/** When an event counts: the last n times 24 hours before now, or from one date to another in the project's zone. */
export const EventWindow = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("last"), days: z.number().positive() }),
  z.object({ kind: z.literal("dates"), from: z.string().optional(), to: z.string().optional() }),
]);
export type EventWindow = z.infer<typeof EventWindow>;

/** A condition on one event: on a text of its attributes, or on a number of its metrics. */
export const EventCondition = z.object({
  kind: z.enum(["attribute", "metric"]),
  name: z.string(),
  operator: Operator,
  values: z.array(z.union([z.string(), z.number()])).max(100),
});
export type EventCondition = z.infer<typeof EventCondition>;

export const NumberComparison = z.enum([
  "equals",
  "greaterThan",
  "greaterOrEqual",
  "lessThan",
  "lessOrEqual",
]);
export type NumberComparison = z.infer<typeof NumberComparison>;

/**
 * Which events of a contact count, and what must be true of them together. Without `times` and `measure` once is enough.
 * *Has not happened* is exactly the contrary of *has happened* with the same details.
 */
export const EventDetails = z.object({
  window: EventWindow.optional(),
  /** All must hold for the same event. */
  where: z.array(EventCondition).max(20).optional(),
  times: z.object({ compare: NumberComparison, count: z.number().int().nonnegative() }).optional(),
  /** Over the events that count, in the order of their times; a contact without the metric fails. */
  measure: z
    .object({
      how: z.enum(["sum", "average", "first", "last"]),
      metric: z.string(),
      compare: NumberComparison,
      value: z.number(),
    })
    .optional(),
});
export type EventDetails = z.infer<typeof EventDetails>;

/**
 * One row of the builder. `values` are text for texts, ISO 8601 for dates, one number for metrics (two for `between`),
 * days for activity and relative dates (1 = 24 hours; for `inLast`, `inNext` and `anniversary` calendar days of the
 * project's zone, today included), latitude, longitude and kilometres for distance, first and last cohort for `cohort`.
 * `matchCase` is Pinpoint's behaviour; ours ignores case unless it is set.
 */
export const Criterion = z.object({
  field: CriterionField,
  operator: Operator,
  values: z.array(z.union([z.string(), z.number()])).max(10_000),
  matchCase: z.boolean().optional(),
  event: EventDetails.optional(),
  /** Left out of the segment, but kept. */
  disabled: z.boolean().optional(),
});
export type Criterion = z.infer<typeof Criterion>;

const textOperators: Operator[] = [
  "is",
  "isNot",
  "contains",
  "notContains",
  "startsWith",
  "hasAll",
  "isSet",
  "isEmpty",
  "before",
  "after",
  "between",
  "on",
  "inLast",
  "inNext",
  "anniversary",
];
const wordOperators: Operator[] = [
  "is",
  "isNot",
  "contains",
  "notContains",
  "startsWith",
  "isSet",
  "isEmpty",
];
const happened: Operator[] = ["hasHappened", "hasNotHappened"];
const membership: Operator[] = ["isIn", "isNotIn"];
const operatorsByKind: Record<CriterionField["kind"], Operator[]> = {
  channel: ["is", "isNot"],
  attribute: textOperators,
  userAttribute: textOperators,
  metric: [
    "equals",
    "notEquals",
    "greaterThan",
    "greaterOrEqual",
    "lessThan",
    "lessOrEqual",
    "between",
    "isSet",
    "isEmpty",
  ],
  demographic: wordOperators,
  location: wordOperators,
  distance: ["within", "notWithin"],
  activity: ["activeWithin", "inactiveFor"],
  optOut: ["is", "isNot"],
  status: ["is", "isNot"],
  reachable: ["isReachable", "isNotReachable"],
  created: ["before", "after", "between", "on", "inLast"],
  cohort: ["between"],
  event: happened,
  messageEvent: happened,
  campaign: membership,
  segment: membership,
};

/** Operators a field offers, in the order of the menu. */
export const operatorsOf = (field: CriterionField): Operator[] => operatorsByKind[field.kind];
