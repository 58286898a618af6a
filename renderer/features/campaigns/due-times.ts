import type { Schedule } from "../../../shared/domain/campaign.ts";
import { hour } from "../../../shared/domain/time.ts";
import { offsetAt } from "../../../shared/domain/zone-offset.ts";

/*
 * When a schedule is due, for showing the next runs while it is written. The engine decides for itself when it sends;
 * the rules are the same: recurring times are counted from the start, so that the 31st comes back after a shorter month
 * and the clock time survives daylight saving, and a clock time that daylight saving skips means the moment moved on.
 */

/** The clock time in a zone, written as if it were UTC, in ms. */
const wallOf = (instant: number, zone: string): number => instant + offsetAt(instant, zone);

/** The instant a clock time means; `near` is an instant whose offset decides where the hour comes twice. */
function instantNear(wall: number, zone: string, near: number): number {
  const first = offsetAt(near, zone);
  const second = offsetAt(wall - first, zone);
  if (first === second) return wall - first;
  const third = offsetAt(wall - second, zone);
  return wall - (second === third ? second : Math.min(second, third));
}

const wallOfLocal = (local: string): number =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN;

/** Null for a zone that does not exist or a date that is none. */
export function instantOf(local: string, zone: string, now: number): number | null {
  const wall = wallOfLocal(local);
  if (Number.isNaN(wall)) return null;
  try {
    return instantNear(wall, zone, now);
  } catch {
    return null;
  }
}

/** `2026-11-04T09:00`, the clock time of an instant in a zone. */
export const localOf = (instant: number, zone: string): string =>
  new Date(wallOf(instant, zone)).toISOString().slice(0, 16);

/** Where a schedule starts until a time is chosen: 09:00 of the next day. */
export const tomorrowMorning = (now: number, zone: string): string =>
  `${localOf(now + 24 * hour, zone).slice(0, 10)}T09:00`;

function monthsLater(wall: number, months: number): number {
  const start = new Date(wall);
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(start.getUTCDate(), last)) + (wall % (24 * hour));
}

/** The first times a schedule is due after `after`, at most `count`. */
export function nextRuns(schedule: Schedule, after: number, count: number): number[] {
  if (schedule.kind === "immediately") return [];
  const { zone } = schedule;
  const start = instantOf(schedule.at, zone, after);
  if (start === null) return [];
  if (schedule.kind === "once") return start > after ? [start] : [];
  const end = schedule.end === null ? Infinity : (instantOf(schedule.end, zone, after) ?? Infinity);
  const wall = wallOf(start, zone);
  const length = { hourly: hour, daily: 24 * hour, weekly: 168 * hour, monthly: 744 * hour };
  const dueAt = (number: number): number => {
    if (schedule.every === "hourly") return start + number * hour;
    if (schedule.every === "monthly") return instantNear(monthsLater(wall, number), zone, start);
    return instantNear(wall + number * length[schedule.every], zone, start);
  };
  const due: number[] = [];
  let number = Math.max(0, Math.floor((after - start) / length[schedule.every]) - 1);
  while (due.length < count) {
    const at = dueAt(number);
    if (at > end) break;
    if (at > after) due.push(at);
    number += 1;
  }
  return due;
}
