import { clockMinutes, localText, type ZoneMath } from "../../../shared/domain/zone-math.ts";
import { day } from "../../../shared/domain/time.ts";

export type DateRule = { offsetDays: number; time: string; yearly: boolean };

/**
 * When a date lets somebody in, within (from, to]: the day it names, moved by some days, at a time of their zone; yearly on
 * each anniversary. 29 February is 28 February in years without one. Null when it does not fall into that time.
 */
export function dateWithin(
  text: string,
  rule: DateRule,
  zone: string,
  { from, to }: { from: number; to: number },
  math: ZoneMath,
): number | null {
  const found = /^\s*(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  if (!found) return null;
  const [year, month, date] = found.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  const margin = (Math.abs(rule.offsetDays) + 2) * day;
  const years = rule.yearly
    ? range(math.local(from - margin, "UTC").year, math.local(to + margin, "UTC").year)
    : [year];
  for (const one of years) {
    if (one < year) continue;
    // Whole days of UTC are only a way of counting: the clock time is the zone's.
    const named = Date.UTC(one, month - 1, Math.min(date, daysIn(one, month)));
    const on = math.local(named + rule.offsetDays * day, "UTC");
    const at = math.instant(localText({ ...on, minute: clockMinutes(rule.time) }), zone);
    if (at > from && at <= to) return at;
  }
  return null;
}

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
const daysIn = (year: number, month: number): number => {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
};

/** Every zone's clock shows the time of day at one of these quarters of an hour. */
export function nextLook(time: string, after: number): number {
  const quarter = 15 * 60_000;
  const rest = (clockMinutes(time) % 15) * 60_000;
  return Math.floor((after - rest) / quarter) * quarter + quarter + rest;
}
