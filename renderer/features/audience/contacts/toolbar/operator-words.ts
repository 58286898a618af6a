import type { CriterionField, Operator } from "../../../../../shared/domain/segment.ts";

const words: Record<Operator, string> = {
  is: "is",
  isNot: "is not",
  contains: "contains",
  notContains: "does not contain",
  startsWith: "starts with",
  hasAll: "has all of",
  isSet: "is set",
  isEmpty: "is empty",
  before: "is before",
  after: "is after",
  between: "is between",
  on: "is on",
  inLast: "in the last",
  inNext: "in the next",
  anniversary: "anniversary in the next",
  equals: "=",
  notEquals: "≠",
  greaterThan: ">",
  greaterOrEqual: "≥",
  lessThan: "<",
  lessOrEqual: "≤",
  within: "within",
  notWithin: "not within",
  activeWithin: "active in the last",
  inactiveFor: "inactive for",
  isReachable: "is reachable",
  isNotReachable: "is not reachable",
  hasHappened: "has happened",
  hasNotHappened: "hasn’t happened",
  isIn: "is in",
  isNotIn: "is not in",
};
export const operatorWords = (operator: Operator): string => words[operator];

const inDays = new Set<Operator>([
  "inLast",
  "inNext",
  "anniversary",
  "activeWithin",
  "inactiveFor",
]);
const ofDates = new Set<Operator>(["before", "after", "on"]);
const without = new Set<Operator>([
  "isSet",
  "isEmpty",
  "isReachable",
  "isNotReachable",
  "isIn",
  "isNotIn",
]);

/** What has to be entered beside an operator. */
export type Entry =
  | "nothing"
  | "days"
  | "window"
  | "number"
  | "numbers"
  | "date"
  | "dates"
  | "choice"
  | "texts";

export function entryOf(field: CriterionField, operator: Operator): Entry {
  if (operator === "hasHappened" || operator === "hasNotHappened") return "window";
  if (without.has(operator)) return "nothing";
  if (inDays.has(operator)) return "days";
  if (ofDates.has(operator)) return "date";
  if (operator === "between")
    return field.kind === "metric" || field.kind === "cohort" ? "numbers" : "dates";
  if (field.kind === "metric") return "number";
  return field.kind === "optOut" || field.kind === "status" ? "choice" : "texts";
}

/** What an endpoint's own two facts can be, in words. */
export const choices = {
  optOut: [
    { value: "ALL", label: "Opted out" },
    { value: "NONE", label: "Not opted out" },
  ],
  status: [
    { value: "ACTIVE", label: "Active" },
    { value: "INACTIVE", label: "Inactive" },
  ],
} as const;
