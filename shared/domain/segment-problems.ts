import {
  operatorsOf,
  type Criterion,
  type CriterionField,
  type EventCondition,
  type EventDetails,
  type Operator,
} from "./segment-criteria.ts";
import { instantOf, isIsoDate } from "./segment-dates.ts";

type Values = readonly (string | number)[];

const none: [number, number] = [0, 0];
const many: [number, number] = [1, 10_000];
const valueCount: Partial<Record<Operator, [min: number, max: number]>> = {
  isSet: none,
  isEmpty: none,
  isReachable: none,
  isNotReachable: none,
  hasHappened: none,
  hasNotHappened: none,
  isIn: none,
  isNotIn: none,
  between: [2, 2],
  within: [3, 3],
  notWithin: [3, 3],
  is: many,
  isNot: many,
  contains: many,
  notContains: many,
  startsWith: many,
  hasAll: many,
};

const filled = (values: Values) => values.filter((value) => value !== "");

/** The values of a row that count: an empty line of the value picker is none. */
export const filledValues = (criterion: Pick<Criterion, "values">): (string | number)[] =>
  filled(criterion.values);

/** Why a row does not count yet, or null. An incomplete row is left out of the count and said so. */
export function problemOf(criterion: Criterion): string | null {
  const { field, operator } = criterion;
  const missing = missingChoice(field);
  if (missing) return missing;
  if (!operatorsOf(field).includes(operator)) return "This operator does not fit the attribute.";
  const values = filledValues(criterion);
  if (field.kind === "distance") return distanceProblem(values);
  return (
    countProblem(operator, values) ??
    valuesProblem(field, operator, values) ??
    (criterion.event && (field.kind === "event" || field.kind === "messageEvent")
      ? eventProblem(criterion.event)
      : null)
  );
}

function missingChoice(field: CriterionField): string | null {
  switch (field.kind) {
    case "event":
      return field.name === "" ? "Choose an event." : null;
    case "campaign":
      return field.campaignId === "" ? "Choose a campaign." : null;
    case "messageEvent":
      return field.campaignId === "" ? "Choose a campaign." : null;
    case "segment":
      return field.segmentId === "" ? "Choose a segment." : null;
    default:
      return "name" in field && field.name === "" ? "Choose an attribute." : null;
  }
}

function countProblem(operator: Operator, values: Values): string | null {
  const [min, max] = valueCount[operator] ?? [1, 1];
  if (values.length < min) return min === 2 ? "Enter both values." : "Enter a value.";
  if (values.length > max) return max === 0 ? "No value is needed here." : "Enter one value only.";
  return null;
}

/** `Number` takes spaces for 0. */
const numberOf = (value: string | number): number =>
  typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
const isWhole = (value: number, from: number, to: number) =>
  Number.isInteger(value) && value >= from && value <= to;

const dateOperators = new Set<Operator>(["before", "after", "on", "between"]);
const dayOperators = new Set<Operator>(["inLast", "inNext", "anniversary"]);

function valuesProblem(field: CriterionField, operator: Operator, values: Values): string | null {
  if (field.kind === "metric") return numbersProblem(values);
  if (field.kind === "cohort") return cohortProblem(values);
  if (field.kind === "activity") {
    const days = numberOf(values[0] ?? "");
    return Number.isFinite(days) && days > 0 ? null : "Enter a number of days above 0.";
  }
  if (dayOperators.has(operator))
    return isWhole(numberOf(values[0] ?? ""), 1, 36_500) ? null : "Enter a whole number of days, 1 or more."; // prettier-ignore
  return dateOperators.has(operator) ? datesProblem(values) : null;
}

function numbersProblem(values: Values): string | null {
  const numbers = values.map(numberOf);
  if (numbers.some((value) => !Number.isFinite(value))) return "Enter a number.";
  const [first = 0, second = first] = numbers;
  return first > second ? "The first value is above the second." : null;
}

function cohortProblem(values: Values): string | null {
  const [first = Number.NaN, last = Number.NaN] = values.map(numberOf);
  if (!isWhole(first, 0, 99) || !isWhole(last, 0, 99)) return "Enter whole numbers from 0 to 99.";
  return first > last ? "The first cohort is above the last." : null;
}

/** A date that can be read in one way only, with its year first. */
function dateProblem(value: string | number): string | null {
  return isIsoDate(String(value)) ? null : `“${value}” is not a date. Write it like 2026-11-04.`;
}

function datesProblem(values: Values): string | null {
  const wrong = values.map(dateProblem).find((problem) => problem !== null);
  if (wrong) return wrong;
  const [first = 0, second = first] = values.map((value) => instantOf(String(value), "UTC") ?? 0);
  return first > second ? "The first date is after the second." : null;
}

function distanceProblem(values: Values): string | null {
  if (values.length < 3) return "Enter a place and a distance.";
  if (values.length > 3) return "Enter one place only.";
  const [latitude = 0, longitude = 0, kilometres = 0] = values.map(numberOf);
  if (!(Math.abs(latitude) <= 90)) return "Enter a latitude from -90 to 90.";
  if (!(Math.abs(longitude) <= 180)) return "Enter a longitude from -180 to 180.";
  return kilometres > 0 && Number.isFinite(kilometres) ? null : "Enter a distance above 0 km.";
}

function eventProblem({ window, where, measure }: EventDetails): string | null {
  if (window?.kind === "dates") {
    const { from = "", to = "" } = window;
    if (from === "" && to === "") return "Enter a date.";
    const problem = datesProblem(filled([from, to]));
    if (problem) return problem;
  }
  const condition = (where ?? []).map(conditionProblem).find((problem) => problem !== null);
  if (condition) return condition;
  return measure?.metric === "" ? "Choose a metric." : null;
}

/** A condition on an event is asked like an attribute or a metric of an endpoint. */
function conditionProblem({ kind, name, operator, values }: EventCondition): string | null {
  const field: CriterionField = { kind, name };
  if (name === "") return kind === "metric" ? "Choose a metric." : "Choose an attribute.";
  if (!operatorsOf(field).includes(operator)) return "This operator does not fit the attribute.";
  const given = filled(values);
  return countProblem(operator, given) ?? valuesProblem(field, operator, given);
}
