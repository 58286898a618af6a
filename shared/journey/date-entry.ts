import type { ZoneMath } from "../domain/zone-math.ts";

type DateEntry = { offsetDays: number; time: string; yearly: boolean };

/** The calendar day of an attribute that begins like a date, such as `1990-02-29` or `2026-05-04T10:00:00Z`. */
export function dayOfDate(value: string): { year: number; month: number; day: number } | null {
  const found = /^\s*(\d{4})-(\d{2})-(\d{2})/.exec(value);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const there = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return there ? { year, month, day } : null;
}

const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number => {
  if (month === 2) return leap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};
const two = (number: number) => String(number).padStart(2, "0");

/**
 * When a date lets somebody in between two instants (both included): on its day, every year if `yearly`, moved by the
 * offset, at the time of day in their zone. The 29th of February is the 28th in other years.
 */
export function entriesOfDate(
  value: string,
  entry: DateEntry,
  span: { from: number; to: number },
  { zone, math }: { zone: string; math: ZoneMath },
): number[] {
  const date = dayOfDate(value);
  if (!date) return [];
  // The offset can move a day into the year before or after.
  const first = math.local(span.from, zone).year - 2;
  const last = math.local(span.to, zone).year + 2;
  const years = entry.yearly
    ? Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
        (year) => year >= date.year,
      )
    : [date.year];
  return years.flatMap((year) => {
    const day = date.month === 2 && date.day === 29 && !leap(year) ? 28 : date.day;
    const noon = math.instant(
      `${String(year).padStart(4, "0")}-${two(date.month)}-${two(day)}T12:00`,
      "UTC",
    );
    const on = math.local(noon + entry.offsetDays * 86_400_000, "UTC");
    const at = math.instant(
      `${String(on.year).padStart(4, "0")}-${two(on.month)}-${two(on.day)}T${entry.time}`,
      zone,
    );
    return at >= span.from && at <= span.to ? [at] : [];
  });
}
