import type { NumberComparison, Operator } from "./segment.ts";
import { dateIn, dayOf, instantOf, spanOf } from "./segment-dates.ts";
import { fold } from "./segment-text.ts";
import { day } from "./time.ts";

/** The instant a question is asked at, and the zone in which a date without a time is a day. */
export type AskedAt = { readonly now: number; readonly zone: string };

export type TextTest = (values: readonly string[]) => boolean;
export type NumberTest = (value: number | undefined) => boolean;

/** A number against one value (two for `between`, both included); without a number only `isEmpty` holds. */
export function numberTest(operator: Operator, values: readonly number[]): NumberTest {
  const [first = 0, second = 0] = values;
  const holds = numberHolds(operator, first, second);
  const empty = operator === "isEmpty";
  return (value) => (value === undefined ? empty : holds(value));
}

function numberHolds(operator: Operator, first: number, second: number) {
  switch (operator) {
    case "isSet":
      return () => true;
    case "between":
      return (value: number) => value >= first && value <= second;
    case "equals":
      return (value: number) => value === first;
    case "notEquals":
      return (value: number) => value !== first;
    case "greaterThan":
      return (value: number) => value > first;
    case "greaterOrEqual":
      return (value: number) => value >= first;
    case "lessThan":
      return (value: number) => value < first;
    case "lessOrEqual":
      return (value: number) => value <= first;
    default:
      return () => false;
  }
}

/** Whether `value` stands to `wanted` as `how` says. */
export const compare = (how: NumberComparison, value: number, wanted: number): boolean =>
  numberHolds(how, wanted, 0)(value);

/** All values of one attribute at once: any of them has to hold, for the contrary operators none of them may. */
export function textTest(
  operator: Operator,
  values: readonly string[],
  matchCase: boolean,
  at: AskedAt,
): TextTest {
  const cased = matchCase ? (text: string) => text : fold;
  const wanted = values.map(cased);
  switch (operator) {
    case "is":
    case "isNot": {
      const set = new Set(wanted);
      const negated = operator === "isNot";
      return (texts) => texts.some((text) => set.has(cased(text))) !== negated;
    }
    case "hasAll":
      return (texts) => {
        const has = new Set(texts.map(cased));
        return wanted.every((one) => has.has(one));
      };
    case "contains":
    case "notContains": {
      const negated = operator === "notContains";
      return (texts) => {
        const own = texts.map(cased);
        return own.some((text) => wanted.some((part) => text.includes(part))) !== negated;
      };
    }
    case "startsWith":
      return (texts) => {
        const own = texts.map(cased);
        return own.some((text) => wanted.some((part) => text.startsWith(part)));
      };
    case "isSet":
      return (texts) => texts.some((text) => text !== "");
    case "isEmpty":
      return (texts) => !texts.some((text) => text !== "");
    default: {
      const test = instantTest(operator, values, at);
      return (texts) =>
        texts.some((text) => {
          const instant = instantOf(text, at.zone);
          return instant !== null && test(instant);
        });
    }
  }
}

/** An instant against dates, or against calendar days of the zone counted from today. */
export function instantTest(
  operator: Operator,
  values: readonly (string | number)[],
  { now, zone }: AskedAt,
): (at: number) => boolean {
  const days = Number(values[0]);
  if (operator === "inLast") {
    const today = dayOf(now, zone);
    const from = dayOf(noonOf(today.start) - (days - 1) * day, zone).start;
    return (at) => at >= from && at < today.end;
  }
  if (operator === "inNext") {
    const today = dayOf(now, zone);
    const until = dayOf(noonOf(today.start) + (days - 1) * day, zone).end;
    return (at) => at >= today.start && at < until;
  }
  if (operator === "anniversary") return anniversaryTest(days, now, zone);
  const [first, second] = values.map((value) => spanOf(String(value), zone));
  if (!first) return () => false;
  switch (operator) {
    case "before":
      return (at) => at < first.start;
    case "after":
      return (at) => at >= first.end;
    case "between":
      return (at) => !!second && at >= first.start && at < second.end;
    case "on": {
      const on = dayOf(first.start, zone);
      return (at) => at >= on.start && at < on.end;
    }
    default:
      return () => false;
  }
}

/** Days are counted from noon: clocks that go forward or back never reach the next date from there. */
const noonOf = (midnight: number) => midnight + day / 2;

/** Month and day of a date come round within so many days, today included; 29 February on 1 March of shorter years. */
function anniversaryTest(days: number, now: number, zone: string) {
  const today = noonOf(dayOf(now, zone).start);
  const wanted = new Set<number>();
  for (let n = 0; n < Math.min(days, 366); n += 1) {
    const { year, month, date } = dateIn(today + n * day, zone);
    wanted.add(month * 100 + date);
    if (month === 3 && date === 1 && !isLeap(year)) wanted.add(229);
  }
  return (at: number): boolean => {
    const { month, date } = dateIn(at, zone);
    return wanted.has(month * 100 + date);
  };
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
