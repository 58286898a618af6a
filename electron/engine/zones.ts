import { DateTime, IANAZone } from "luxon";
import type { Schedule } from "../../shared/domain/campaign.ts";
import { AppError } from "../../shared/domain/errors.ts";

// The one module that owns zone arithmetic. Instants are milliseconds UTC, local times are `2026-11-04T09:00`.

export const isZone = (zone: string): boolean => IANAZone.isValidZone(zone);

/** The instant a local clock time means in a zone. A time skipped by daylight saving means the same moment moved forward. */
export function instantOf(local: string, zone: string): number {
  if (!isZone(zone))
    throw new AppError("BAD_INPUT", `“${zone}” is not a time zone.`, {
      cure: "Choose one from the list, such as Europe/Vienna.",
    });
  const time = DateTime.fromISO(local, { zone });
  if (!time.isValid)
    throw new AppError("BAD_INPUT", `“${local}” is not a date and time.`, {
      cure: "Write it like 2026-11-04T09:00.",
    });
  return time.toMillis();
}

export const localOf = (instant: number, zone: string): string =>
  DateTime.fromMillis(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

/** When the local hour began that holds this instant; zones with half-hour offsets keep their own hours. */
export const hourOf = (instant: number, zone: string): number =>
  DateTime.fromMillis(instant, { zone }).startOf("hour").toMillis();

/** Starts of the local days from `from` to the day of `to`, oldest first, with their dates. */
export function daysBetween(from: number, to: number, zone: string): { day: string; at: number }[] {
  const days: { day: string; at: number }[] = [];
  const end = DateTime.fromMillis(to, { zone });
  for (
    let day = DateTime.fromMillis(from, { zone }).startOf("day");
    day <= end;
    day = day.plus({ days: 1 })
  )
    days.push({ day: day.toFormat("yyyy-MM-dd"), at: day.toMillis() });
  return days;
}

const steps = {
  hourly: (n: number) => ({ hours: n }),
  daily: (n: number) => ({ days: n }),
  weekly: (n: number) => ({ weeks: n }),
  monthly: (n: number) => ({ months: n }),
} as const;

/**
 * The first time a schedule is due strictly after `after`, or null when it never is again. Recurring times are counted
 * from the start, so that the 31st comes back after a shorter month and the clock time survives daylight saving.
 */
export function nextDue(schedule: Schedule, after: number): number | null {
  if (schedule.kind === "immediately") return null;
  const start = instantOf(schedule.at, schedule.zone);
  if (schedule.kind === "once") return start > after ? start : null;
  const end = schedule.end === null ? Infinity : instantOf(schedule.end, schedule.zone);
  const first = DateTime.fromMillis(start, { zone: schedule.zone });
  const unit = { hourly: "hours", daily: "days", weekly: "weeks", monthly: "months" } as const;
  const passed = DateTime.fromMillis(after, { zone: schedule.zone }).diff(
    first,
    unit[schedule.every],
  );
  let number = Math.max(0, Math.floor(passed.as(unit[schedule.every])) - 1);
  for (;;) {
    const due = first.plus(steps[schedule.every](number)).toMillis();
    if (due > end) return null;
    if (due > after) return due;
    number += 1;
  }
}

/** The same clock time on the next day: what “next slot tomorrow 09:00” means. */
export function tomorrowAt(instant: number, hour: number, zone: string): number {
  return DateTime.fromMillis(instant, { zone })
    .plus({ days: 1 })
    .set({ hour, minute: 0, second: 0, millisecond: 0 })
    .toMillis();
}
