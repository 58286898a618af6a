import { offsetAt, utc } from "./zone-offset.ts";

// Dates of criteria.
const isoDate =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

function fromLocal(local: number, zone: string): number {
  const offset = offsetAt(local - offsetAt(local, zone), zone);
  return local - offset;
}

type Parsed = { local: number; offset: number | null; dateOnly: boolean };

function parse(text: string): Parsed | null {
  const found = isoDate.exec(text);
  if (!found) return null;
  const [, year, month, date, hours, minutes, seconds = "0", fraction = "", zone] = found;
  const [m, d] = [Number(month), Number(date)];
  const [h, min, s] = [Number(hours ?? 0), Number(minutes ?? 0), Number(seconds)];
  if (m < 1 || m > 12 || d < 1 || h > 23 || min > 59 || s > 59) return null;
  const start = utc(Number(year), m, d, 0);
  if (new Date(start).getUTCDate() !== d) return null;
  const milliseconds = Math.floor(Number(`0.${fraction || "0"}`) * 1000);
  const local = start + h * 3_600_000 + min * 60_000 + s * 1000 + milliseconds;
  return {
    local,
    offset: zone === undefined ? null : offsetOf(zone),
    dateOnly: hours === undefined,
  };
}

function offsetOf(zone: string): number {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}

const instants = new Map<string, number | null>();

/**
 * The instant an ISO 8601 text stands for, or null when it is none. Without a zone of its own it is clock time in
 * `zone`; a date alone is the start of that day there.
 */
export function instantOf(text: string, zone: string): number | null {
  const key = `${zone} ${text}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  const parsed = parse(text);
  const instant = !parsed
    ? null
    : parsed.offset === null
      ? fromLocal(parsed.local, zone)
      : parsed.local - parsed.offset;
  // The same dates come back row after row; a full cache is cheaper to drop than to order.
  if (instants.size >= 20_000) instants.clear();
  instants.set(key, instant);
  return instant;
}

/** Whether a text is a date that criteria can compare: ISO 8601 with at least year, month and day. */
export const isIsoDate = (text: string): boolean => parse(text) !== null;

/**
 * What a date in a criterion spans in `zone`: a date alone is that whole day, a time of day is that instant. `end` is
 * the first instant after it.
 */
export function spanOf(text: string, zone: string): { start: number; end: number } | null {
  const start = instantOf(text, zone);
  if (start === null) return null;
  return parse(text)?.dateOnly ? dayOf(start, zone) : { start, end: start + 1 };
}

/** The date that calendars in `zone` show at an instant. */
export function dateIn(
  instant: number,
  zone: string,
): { year: number; month: number; date: number } {
  const local = new Date(instant + offsetAt(instant, zone));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    date: local.getUTCDate(),
  };
}

/** The calendar day in `zone` that holds an instant. */
export function dayOf(instant: number, zone: string): { start: number; end: number } {
  const { year, month, date } = dateIn(instant, zone);
  return {
    start: fromLocal(utc(year, month, date, 0), zone),
    end: fromLocal(utc(year, month, date + 1, 0), zone),
  };
}
