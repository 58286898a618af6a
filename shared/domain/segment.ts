import { z } from "zod";
import { demographicNames, locationTextNames } from "./endpoint.ts";
import { isIsoDate } from "./segment-dates.ts";

/** How sets combine, at every level of a segment (Pinpoint 2.3). */
export const Combine = z.enum(["all", "any", "none"]);
export type Combine = z.infer<typeof Combine>;

export const CriterionField = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("channel") }),
  z.object({ kind: z.literal("attribute"), name: z.string() }),
  z.object({ kind: z.literal("userAttribute"), name: z.string() }),
  z.object({ kind: z.literal("metric"), name: z.string() }),
  z.object({ kind: z.literal("demographic"), name: z.enum(demographicNames) }),
  z.object({ kind: z.literal("location"), name: z.enum(locationTextNames) }),
  z.object({ kind: z.literal("activity") }),
]);
export type CriterionField = z.infer<typeof CriterionField>;

export const Operator = z.enum([
  "is",
  "isNot",
  "contains",
  "startsWith",
  "isSet",
  "isEmpty",
  "before",
  "after",
  "between",
  "on",
  "equals",
  "greaterThan",
  "greaterOrEqual",
  "lessThan",
  "lessOrEqual",
  "activeWithin",
  "inactiveFor",
]);
export type Operator = z.infer<typeof Operator>;

/**
 * One row of the builder. `values` are text for texts, ISO 8601 for dates, one number for metrics (two for `between`),
 * days for activity (1 = 24 hours). `matchCase` is Pinpoint's behaviour; ours ignores case unless it is set.
 */
export const Criterion = z.object({
  field: CriterionField,
  operator: Operator,
  values: z.array(z.union([z.string(), z.number()])).max(10_000),
  matchCase: z.boolean().optional(),
});
export type Criterion = z.infer<typeof Criterion>;

/** An indented box of the builder: its rows joined by all (AND) or any (OR). */
export const CriteriaGroup = z.object({
  match: z.enum(["all", "any"]),
  criteria: z.array(Criterion),
});
export type CriteriaGroup = z.infer<typeof CriteriaGroup>;

export const SegmentSource = z.object({
  segmentId: z.string(),
  version: z.number().int().positive().optional(),
});

export const SegmentGroup = z.object({
  sources: z.array(SegmentSource),
  sourceType: Combine,
  dimensions: z.array(CriteriaGroup),
  type: Combine,
  exclude: z.boolean().optional(),
});
export type SegmentGroup = z.infer<typeof SegmentGroup>;

export const SegmentRules = z.object({
  include: Combine,
  groups: z.array(SegmentGroup).min(1),
});
export type SegmentRules = z.infer<typeof SegmentRules>;

export const SegmentType = z.enum(["dynamic", "imported"]);
export type SegmentType = z.infer<typeof SegmentType>;

export const emptyRules = (): SegmentRules => ({
  include: "all",
  groups: [
    { sources: [], sourceType: "any", dimensions: [{ match: "all", criteria: [] }], type: "all" },
  ],
});

const textOperators: Operator[] = [
  "is",
  "isNot",
  "contains",
  "startsWith",
  "isSet",
  "isEmpty",
  "before",
  "after",
  "between",
  "on",
];
const operatorsByKind: Record<CriterionField["kind"], Operator[]> = {
  channel: ["is", "isNot"],
  attribute: textOperators,
  userAttribute: textOperators,
  metric: [
    "equals",
    "greaterThan",
    "greaterOrEqual",
    "lessThan",
    "lessOrEqual",
    "between",
    "isSet",
    "isEmpty",
  ],
  demographic: ["is", "isNot", "contains", "startsWith", "isSet", "isEmpty"],
  location: ["is", "isNot", "contains", "startsWith", "isSet", "isEmpty"],
  activity: ["activeWithin", "inactiveFor"],
};

/** Operators a field offers, in the order of the menu. */
export const operatorsOf = (field: CriterionField): Operator[] => operatorsByKind[field.kind];

const valueCount: Partial<Record<Operator, [min: number, max: number]>> = {
  isSet: [0, 0],
  isEmpty: [0, 0],
  between: [2, 2],
  is: [1, 10_000],
  isNot: [1, 10_000],
  contains: [1, 10_000],
  startsWith: [1, 10_000],
};

const dateOperators = new Set<Operator>(["before", "after", "on"]);
/** Why a row does not count yet, or null. An incomplete row is left out of the count and said so. */
export function problemOf(criterion: Criterion): string | null {
  const { field, operator, values } = criterion;
  if ("name" in field && field.name === "") return "Choose an attribute.";
  if (!operatorsOf(field).includes(operator)) return "This operator does not fit the attribute.";
  const [min, max] = valueCount[operator] ?? [1, 1];
  const filled = values.filter((value) => value !== "");
  if (filled.length < min) return min === 2 ? "Enter both values." : "Enter a value.";
  if (filled.length > max) return max === 0 ? "No value is needed here." : "Enter one value only.";
  const numeric = field.kind === "metric" || field.kind === "activity";
  if (numeric && filled.some((value) => !Number.isFinite(Number(value)))) return "Enter a number.";
  if (!numeric && (dateOperators.has(operator) || operator === "between")) {
    const wrong = filled.find((value) => !isIsoDate(String(value)));
    if (wrong !== undefined) return `“${wrong}” is not a date. Write it like 2026-11-04.`;
  }
  return null;
}

/** The values of a row that count: an empty line of the value picker is none. */
export const filledValues = (criterion: Criterion): (string | number)[] =>
  criterion.values.filter((value) => value !== "");

/** The complete rows of a box; the others are left out. */
export const completeCriteria = (box: CriteriaGroup): Criterion[] =>
  box.criteria.filter((criterion) => problemOf(criterion) === null);

/** Whether a group says anything yet. One that does not means everyone, so an exclusion without a word is left out. */
export const saysSomething = (group: SegmentGroup): boolean =>
  group.sources.length > 0 || group.dimensions.some((box) => completeCriteria(box).length > 0);
