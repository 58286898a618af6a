import { z } from "zod";

/** A clock time without a date, `HH:MM`. */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time of day like 09:00.");

/** A length of time as Pinpoint writes it (ISO 8601): `PT1H`, `P2D`, `P1DT12H`. */
export const IsoDuration = z
  .string()
  .regex(
    /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/,
    "Write a length of time like PT1H or P2D.",
  );
export type IsoDuration = z.infer<typeof IsoDuration>;

export type DurationParts = {
  years: number;
  months: number;
  weeks: number;
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
};

/** The parts of an ISO 8601 duration that `IsoDuration` accepts; all zero for any other text. */
export function durationParts(iso: string): DurationParts {
  const found =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
      iso,
    );
  const part = (index: number) => Number(found?.[index] ?? 0);
  return {
    years: part(1),
    months: part(2),
    weeks: part(3),
    days: part(4),
    hours: part(5),
    minutes: part(6),
    seconds: part(7),
  };
}

/** Roughly how long a duration is, in milliseconds: a month is 30 days, a day 24 hours. For limits and comparisons only. */
export function roughDuration(iso: string): number {
  const { years, months, weeks, days, hours, minutes, seconds } = durationParts(iso);
  return (
    ((((years * 365 + months * 30 + weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 +
      seconds) *
    1000
  );
}

/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type LocalMoment = {
  year: number;
  month: number;
  day: number;
  weekday: Weekday;
  /** Minutes since local midnight, by the clock on the wall. */
  minute: number;
};

/** Arithmetic with time zones, handed to pure code by whoever owns the zone data. Instants are milliseconds UTC. */
export type ZoneMath = {
  local(instant: number, zone: string): LocalMoment;
  /** The instant of `2026-11-04T09:00` in a zone; a time skipped by daylight saving is moved forward, a doubled one is the first. */
  instant(local: string, zone: string): number;
  /** Years to days go by the calendar of the zone (same clock time, month ends clamped); hours and below are exact. */
  plus(instant: number, duration: string, zone: string): number;
};

export const localText = (at: LocalMoment): string =>
  `${String(at.year).padStart(4, "0")}-${String(at.month).padStart(2, "0")}-${String(at.day).padStart(2, "0")}T${clockText(at.minute)}`;

export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

export const clockMinutes = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
