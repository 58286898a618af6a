import { day, hour, minute } from "../../../shared/domain/time.ts";
import { hourOf, instantOf, localOf } from "../zones.ts";

/**
 * The dates of the sample hang on one moment: the last Friday, 09:00 in the project's zone. Between that and now nothing
 * is decided, so the same things happened in the same order on whichever day the sample is made.
 */
export type Calendar = {
  readonly now: number;
  readonly zone: string;
  readonly friday: number;
  /** A clock time so many days before that Friday (negative: after), as instant and as local time. */
  at(daysBefore: number, clock: string): { instant: number; local: string };
  /** When the hour of the project's zone began. */
  hourOf(instant: number): number;
};

// Clocks of all zones differ by whole quarters of an hour, so one look-up serves a quarter.
const quarter = 15 * minute;

export function calendarOf(now: number, zone: string): Calendar {
  const hours = new Map<number, number>();
  const dateBefore = (date: string, days: number) =>
    new Date(Date.parse(`${date}T00:00Z`) - days * day).toISOString().slice(0, 10);
  const today = localOf(now, zone).slice(0, 10);
  const sinceFriday = (new Date(`${today}T00:00Z`).getUTCDay() + 2) % 7;
  let date = dateBefore(today, sinceFriday);
  if (instantOf(`${date}T09:00`, zone) > now) date = dateBefore(date, 7);
  return {
    now,
    zone,
    friday: instantOf(`${date}T09:00`, zone),
    at(daysBefore, clock) {
      const local = `${dateBefore(date, daysBefore)}T${clock}`;
      return { instant: instantOf(local, zone), local };
    },
    hourOf(instant) {
      const start = Math.floor(instant / quarter) * quarter;
      const known = hours.get(start);
      if (known !== undefined) return known;
      const found = hourOf(start, zone);
      hours.set(start, found);
      return found;
    },
  };
}

/** Days before the Friday, counted in 24 hours, of a clock time: what decides who was there already. */
export const daysBefore = (days: number, clock: string): number =>
  days + (9 * hour - Number(clock.slice(0, 2)) * hour - Number(clock.slice(3)) * minute) / day;
