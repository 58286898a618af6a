import type { JourneySettings, OpenHours, SendChannel } from "../domain/journey.ts";
import { minute } from "../domain/time.ts";
import { clockMinutes, localText, type LocalMoment, type ZoneMath } from "../domain/zone-math.ts";

/*
 * When a journey may send. Quiet time, open hours and closed days are looked at in every zone the participant has: sending
 * is allowed when it is in all of them.
 */
export type SendingRules = Pick<
  JourneySettings,
  "quietTime" | "openHours" | "closedDays" | "missingZone"
>;
export type Closed = "quietTime" | "closedHours" | "closedDay";
export type SendingTime =
  | { kind: "now" }
  /** Not now; `at` is the next instant that is allowed. */
  | { kind: "later"; at: number; reason: Closed }
  /** No time is allowed, or the zone is not known and the journey skips such participants. */
  | { kind: "never"; reason: Closed | "missingZone" };

/** Whether a journey restricts when it sends on a channel at all. */
export const restricts = (rules: SendingRules, channel: SendChannel): boolean =>
  rules.quietTime !== null ||
  rules.openHours[channel] !== undefined ||
  (rules.closedDays[channel]?.length ?? 0) > 0;

/** So many blocks one after another are passed before a time is taken for never: more than a year of days. */
const mostBlocks = 800;

/** Whether a message may leave at `now`, and if not, when. `zones` are those of the participant that are known. */
export function sendingTime(
  rules: SendingRules,
  channel: SendChannel,
  at: { now: number; zones: readonly string[]; projectZone: string; math: ZoneMath },
): SendingTime {
  if (!restricts(rules, channel)) return { kind: "now" };
  if (at.zones.length === 0 && rules.missingZone === "send") return { kind: "now" };
  if (at.zones.length === 0 && rules.missingZone === "skip")
    return { kind: "never", reason: "missingZone" };
  const zones = at.zones.length === 0 ? [at.projectZone] : at.zones;
  let time = at.now;
  let reason: Closed | null = null;
  for (let passed = 0; passed < mostBlocks; passed += 1) {
    const block = blockAt(rules, channel, time, zones, at.math);
    if (!block) return reason === null ? { kind: "now" } : { kind: "later", at: time, reason };
    reason ??= block.reason;
    if (block.until === null) break;
    time = block.until;
  }
  return { kind: "never", reason: reason ?? "closedHours" };
}

type Block = { until: number | null; reason: Closed };

function blockAt(
  rules: SendingRules,
  channel: SendChannel,
  time: number,
  zones: readonly string[],
  math: ZoneMath,
): Block | null {
  const { quietTime } = rules;
  const hours = rules.openHours[channel];
  const days = rules.closedDays[channel] ?? [];
  for (const zone of zones) {
    const local = math.local(time, zone);
    if (quietTime && inRange(quietTime, local.minute)) {
      const whole = quietTime.start === quietTime.end;
      const until = whole ? null : nextClock(time, local, quietTime.end, zone, math);
      return { until, reason: "quietTime" };
    }
    const text = localText(local);
    const closed = days.find(({ start, end }) => text >= start && text < end);
    if (closed)
      return {
        until: Math.max(math.instant(closed.end, zone), time + minute),
        reason: "closedDay",
      };
    if (hours && !isOpen(hours, local))
      return { until: nextOpening(hours, time, zone, math), reason: "closedHours" };
  }
  return null;
}

/** A range whose end is not after its start goes past midnight; equal ends are the whole day. */
function inRange({ start, end }: { start: string; end: string }, at: number): boolean {
  const from = clockMinutes(start);
  const to = clockMinutes(end);
  if (from === to) return true;
  return from < to ? at >= from && at < to : at >= from || at < to;
}

/** The next time a clock shows `end`. In an hour that comes twice the clock may have shown it already: then by the minutes left. */
function nextClock(
  time: number,
  local: LocalMoment,
  end: string,
  zone: string,
  math: ZoneMath,
): number {
  const wanted = clockMinutes(end);
  const sameDay = wanted > local.minute;
  const on = sameDay ? local : math.local(math.plus(time, "P1D", zone), zone);
  const instant = math.instant(localText({ ...on, minute: wanted }), zone);
  return instant > time ? instant : time + (wanted - local.minute) * minute;
}

const rangesOn = (hours: OpenHours, weekday: number) =>
  hours[String(weekday) as keyof OpenHours] ?? null;

/** Within one day; a range that ends at 00:00 lasts until midnight, one that ends before it starts goes on the next day. */
function isOpen(hours: OpenHours, { weekday, minute: at }: LocalMoment): boolean {
  const today = rangesOn(hours, weekday);
  if (!today) return true;
  const open = today.some(({ start, end }) => {
    const from = clockMinutes(start);
    const to = clockMinutes(end);
    if (from === to) return true;
    return at >= from && (at < to || to < from);
  });
  if (open) return true;
  const yesterday = rangesOn(hours, weekday === 1 ? 7 : weekday - 1) ?? [];
  return yesterday.some(({ start, end }) => {
    const to = clockMinutes(end);
    return to < clockMinutes(start) && at < to;
  });
}

function nextOpening(hours: OpenHours, time: number, zone: string, math: ZoneMath): number | null {
  for (let days = 0; days <= 8; days += 1) {
    const on = math.local(math.plus(time, `P${days}D`, zone), zone);
    const starts = rangesOn(hours, on.weekday)?.map(({ start }) =>
      start === "" ? 0 : clockMinutes(start),
    ) ?? [0];
    const opening = starts
      .map((at) => math.instant(localText({ ...on, minute: at }), zone))
      .filter((instant) => instant > time)
      .toSorted((one, two) => one - two)[0];
    if (opening !== undefined) return opening;
  }
  return null;
}
