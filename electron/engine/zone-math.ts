import { DateTime, IANAZone } from "luxon";
import {
  durationParts,
  type LocalMoment,
  type Weekday,
  type ZoneMath,
} from "../../shared/domain/zone-math.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { day, hour, minute } from "../../shared/domain/time.ts";

// Zone arithmetic for journeys, asked millions of times: what luxon knows of offsets, kept.

/** Zones change their offset at quarters of an hour, so one answer serves the whole quarter. */
const quarter = 15 * minute;
const keptPerZone = 20_000;

type Offsets = { zone: IANAZone; known: Map<number, number> };
const zones = new Map<string, Offsets>();

function offsetsOf(name: string): Offsets {
  const before = zones.get(name);
  if (before) return before;
  const zone = IANAZone.create(name);
  if (!zone.isValid)
    throw new AppError("BAD_INPUT", `“${name}” is not a time zone.`, {
      cure: "Choose one from the list, such as Europe/Vienna.",
    });
  const fresh = { zone, known: new Map<number, number>() };
  zones.set(name, fresh);
  return fresh;
}

/** Milliseconds that the clocks of a zone are ahead of UTC. */
function offsetAt(instant: number, name: string): number {
  const { zone, known } = offsetsOf(name);
  const bucket = Math.floor(instant / quarter);
  const before = known.get(bucket);
  if (before !== undefined) return before;
  if (known.size >= keptPerZone) known.clear();
  const offset = zone.offset(bucket * quarter) * minute;
  known.set(bucket, offset);
  return offset;
}

/**
 * The instant at which the clocks of a zone show a time, given as milliseconds as if it were UTC. Of a doubled time it is
 * the first; a skipped one is moved forward by what was skipped.
 */
function instantOfWall(wall: number, zone: string): number {
  const before = offsetAt(wall - day, zone);
  const after = offsetAt(wall + day, zone);
  const shown = [wall - before, wall - after].filter(
    (instant) => instant + offsetAt(instant, zone) === wall,
  );
  return shown.length === 0 ? wall - before : Math.min(...shown);
}

const utc = (instant: number) => DateTime.fromMillis(instant, { zone: "utc" });

function parseLocal(local: string): number {
  const time = DateTime.fromISO(local, { zone: "utc" });
  if (!time.isValid)
    throw new AppError("BAD_INPUT", `“${local}” is not a date and time.`, {
      cure: "Write it like 2026-11-04T09:00.",
    });
  return time.toMillis();
}

export const zoneMath: ZoneMath = {
  local(instant, zone): LocalMoment {
    const wall = utc(instant + offsetAt(instant, zone));
    return {
      year: wall.year,
      month: wall.month,
      day: wall.day,
      weekday: wall.weekday as Weekday,
      minute: wall.hour * 60 + wall.minute,
    };
  },
  instant: (local, zone) => instantOfWall(parseLocal(local), zone),
  plus(instant, duration, zone) {
    const { years, months, weeks, days, hours, minutes, seconds } = durationParts(duration);
    const exact = hours * hour + minutes * minute + seconds * 1000;
    if (years + months + weeks + days === 0) return instant + exact;
    const wall = instant + offsetAt(instant, zone);
    const moved =
      years + months === 0
        ? wall + (weeks * 7 + days) * day
        : utc(wall).plus({ years, months, weeks, days }).toMillis();
    return instantOfWall(moved, zone) + exact;
  },
};
