import { filledValues, type Criterion } from "../../../../shared/domain/segment.ts";
import type { AskedAt } from "../../../../shared/domain/segment-compile.ts";
import { day } from "../../../../shared/domain/time.ts";

/** Numbers from one to another, both included. */
export type Range = { from: number; to: number };
type Test = (value: number | undefined) => boolean;

const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);
/** The next number that can be told apart, upwards or downwards. */
function beside(value: number, step: 1n | -1n): number {
  if (!Number.isFinite(value)) return value;
  if (value === 0) return Number(step) * Number.MIN_VALUE;
  double[0] = value;
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? step : -step);
  return double[0] ?? value;
}

/**
 * The range of numbers for which a criterion's test says yes, so that a column can be compared without calling it for every
 * row; null where there is none. The test itself is asked at the ends and beside them: where it differs, it is right.
 */
export function rangeOf(criterion: Criterion, test: Test, { now }: AskedAt): Range | null {
  const range = expected(criterion, now);
  if (!range || test(undefined)) return null;
  const { from, to } = range;
  const inside = [from, to].filter(Number.isFinite).every((value) => test(value));
  const outside = [
    ...(Number.isFinite(from) ? [beside(from, -1n)] : []),
    ...(Number.isFinite(to) ? [beside(to, 1n)] : []),
  ].every((value) => !test(value));
  return inside && outside ? range : null;
}

function expected(criterion: Criterion, now: number): Range | null {
  const { field, operator } = criterion;
  const [first = 0, second = 0] = filledValues(criterion).map(Number);
  const end = Number.POSITIVE_INFINITY;
  if (field.kind === "activity") {
    const from = now - first * day;
    return operator === "activeWithin" ? { from, to: end } : { from: -end, to: beside(from, -1n) };
  }
  if (field.kind !== "metric") return null;
  switch (operator) {
    case "isSet":
      return { from: -end, to: end };
    case "equals":
      return { from: first, to: first };
    case "between":
      return first <= second ? { from: first, to: second } : null;
    case "greaterThan":
      return { from: beside(first, 1n), to: end };
    case "greaterOrEqual":
      return { from: first, to: end };
    case "lessThan":
      return { from: -end, to: beside(first, -1n) };
    case "lessOrEqual":
      return { from: -end, to: first };
    default:
      return null;
  }
}
