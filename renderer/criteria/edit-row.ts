import { isIsoDate } from "../../shared/domain/segment-dates.ts";
import {
  operatorsOf,
  type Criterion,
  type CriterionField,
  type EventDetails,
  type Operator,
} from "../../shared/domain/segment.ts";
import { sameField } from "./fields.ts";

/* What stands in one row: field, operator, values, details of an event. Pure, as everything that edits. */

const noValues = new Set<Operator>([
  "isSet",
  "isEmpty",
  "isReachable",
  "isNotReachable",
  "hasHappened",
  "hasNotHappened",
  "isIn",
  "isNotIn",
]);
const listOperators = new Set<Operator>([
  "is",
  "isNot",
  "contains",
  "notContains",
  "startsWith",
  "hasAll",
]);
const dayOperators = new Set<Operator>(["inLast", "inNext", "anniversary"]);
const dateOperators = new Set<Operator>(["before", "after", "on", "between"]);

export const needsNoValue = (operator: Operator): boolean => noValues.has(operator);
export const isListOperator = (operator: Operator): boolean => listOperators.has(operator);
/** A number of days, compared with calendar days. */
export const isDayOperator = (operator: Operator): boolean => dayOperators.has(operator);
export const isDateOperator = (field: CriterionField, operator: Operator): boolean =>
  dateOperators.has(operator) && field.kind !== "metric" && field.kind !== "cohort";

const firstValues: Partial<Record<CriterionField["kind"], Criterion["values"]>> = {
  activity: [30],
  cohort: [0, 9],
  distance: ["", "", 25],
  optOut: ["ALL"],
  status: ["ACTIVE"],
  created: [30],
};

/** What a row asks about: operator and values stay only where they still mean something. */
export function setField(row: Criterion, field: CriterionField): Criterion {
  if (sameField(row.field, field)) return row;
  const offered = operatorsOf(field);
  const kept = offered.includes(row.operator);
  const [first = row.operator] = offered;
  const operator = kept ? row.operator : field.kind === "created" ? "inLast" : first;
  const given = row.field.kind === field.kind || kept ? undefined : firstValues[field.kind];
  const { event, disabled } = row;
  return {
    field,
    operator,
    values: given ?? valuesFor(field, operator, firstValues[field.kind] ?? []),
    // The window of one event is as good for another; its attributes are not.
    ...(event?.window && operator === row.operator ? { event: { window: event.window } } : {}),
    ...(disabled ? { disabled } : {}),
  };
}

export function setOperator(row: Criterion, operator: Operator): Criterion {
  const { matchCase, ...rest } = row;
  const next = { ...rest, operator, values: valuesFor(row.field, operator, row.values) };
  return matchCase && isListOperator(operator) ? { ...next, matchCase } : next;
}

function valuesFor(
  field: CriterionField,
  operator: Operator,
  values: Criterion["values"],
): Criterion["values"] {
  if (needsNoValue(operator)) return [];
  if (field.kind === "distance" || field.kind === "cohort") return values;
  const filled = values.filter((value) => value !== "");
  if (isListOperator(operator)) return filled;
  if (isDayOperator(operator)) {
    const days = filled.find((value) => Number.isInteger(Number(value)) && Number(value) > 0);
    return [days === undefined ? 30 : Number(days)];
  }
  const kept = isDateOperator(field, operator)
    ? filled.filter((value) => isIsoDate(String(value)))
    : filled;
  return operator === "between" ? [kept[0] ?? "", kept[1] ?? ""] : [kept[0] ?? ""];
}

const contraries: Partial<Record<Operator, Operator>> = {
  is: "isNot",
  contains: "notContains",
  isSet: "isEmpty",
  equals: "notEquals",
  greaterThan: "lessOrEqual",
  lessThan: "greaterOrEqual",
  within: "notWithin",
  activeWithin: "inactiveFor",
  isReachable: "isNotReachable",
  hasHappened: "hasNotHappened",
  isIn: "isNotIn",
};
const back = new Map(Object.entries(contraries).map(([one, other]) => [other, one as Operator]));

/** The operator that asks the contrary, or null where there is none. */
export function contraryOf({ field, operator }: Criterion): Operator | null {
  const found = contraries[operator] ?? back.get(operator) ?? null;
  return found && operatorsOf(field).includes(found) ? found : null;
}

export function setMatchCase(row: Criterion, matchCase: boolean): Criterion {
  const { matchCase: _, ...rest } = row;
  return matchCase ? { ...rest, matchCase } : rest;
}

export function setRowDisabled(row: Criterion, disabled: boolean): Criterion {
  const { disabled: _, ...rest } = row;
  return disabled ? { ...rest, disabled } : rest;
}

/** The details of an event; what is emptied goes. */
export function setEvent(row: Criterion, to: (details: EventDetails) => EventDetails): Criterion {
  const { event = {}, ...rest } = row;
  const { window, where, times, measure } = to(event);
  const next: EventDetails = {
    ...(window ? { window } : {}),
    ...(where && where.length > 0 ? { where } : {}),
    ...(times ? { times } : {}),
    ...(measure ? { measure } : {}),
  };
  return Object.keys(next).length > 0 ? { ...rest, event: next } : rest;
}

/** The details of an event without one of them. */
export function withoutDetail(details: EventDetails, key: keyof EventDetails): EventDetails {
  const { [key]: _, ...rest } = details;
  return rest;
}
