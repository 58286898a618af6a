import { expect, it } from "vitest";
import type { Facts } from "../../../shared/activities/activity.ts";
import { wait, type WaitSettings } from "../../../shared/activities/wait.ts";
import { zoneMath } from "../zone-math.ts";

const until = (
  settings: WaitSettings["wait"],
  arrived: string,
  zone: string,
  journeyZone = "Europe/Vienna",
) => {
  const now = Date.parse(arrived);
  const facts: Facts = {
    now,
    enteredAt: now,
    arrivedAt: now,
    woken: null,
    draw: 0,
    contactDraw: 0,
    zone,
    journeyZone,
    zones: zoneMath,
    channelOf: () => null,
    holds: () => false,
  };
  const decision = wait.decide({ wait: settings }, facts);
  return decision.kind === "wait" ? new Date(decision.until).toISOString().slice(0, 16) : "on";
};

it.each<[WaitSettings["wait"], string, string, string]>([
  // A day is a day of the calendar, hours are hours.
  [{ kind: "for", duration: "P1D" }, "2026-03-28T11:00Z", "Europe/Vienna", "2026-03-29T10:00"],
  [{ kind: "for", duration: "PT24H" }, "2026-03-28T11:00Z", "Europe/Vienna", "2026-03-29T11:00"],
  [{ kind: "for", duration: "P1D" }, "2026-10-24T10:00Z", "Europe/Vienna", "2026-10-25T11:00"],
  [{ kind: "for", duration: "P1D" }, "2026-03-07T17:00Z", "America/New_York", "2026-03-08T16:00"],
  [{ kind: "for", duration: "P1D" }, "2026-04-04T00:00Z", "Australia/Sydney", "2026-04-05T01:00"],
  [
    { kind: "for", duration: "P7D" },
    "2026-10-02T00:00Z",
    "Australia/Lord_Howe",
    "2026-10-08T23:30",
  ],
  [{ kind: "for", duration: "P1D" }, "2026-11-17T00:00Z", "Asia/Kathmandu", "2026-11-18T00:00"],
  // Month ends, the leap day, the end of the year.
  [{ kind: "for", duration: "P1M" }, "2027-01-31T08:00Z", "UTC", "2027-02-28T08:00"],
  [{ kind: "for", duration: "P1Y" }, "2028-02-29T08:00Z", "UTC", "2029-02-28T08:00"],
  [{ kind: "for", duration: "P1D" }, "2026-12-31T23:30Z", "America/Santiago", "2027-01-01T23:30"],
  // A time that the clock leaves out is the moment moved forward.
  [
    { kind: "until", at: "2026-03-29T02:30", contactZone: true },
    "2026-03-28T08:00Z",
    "Europe/Vienna",
    "2026-03-29T01:30",
  ],
  // One that it shows twice is the first.
  [
    { kind: "until", at: "2026-11-01T01:30", contactZone: true },
    "2026-10-31T08:00Z",
    "America/New_York",
    "2026-11-01T05:30",
  ],
  [
    { kind: "until", at: "2026-11-01T01:30", contactZone: false },
    "2026-10-31T08:00Z",
    "America/New_York",
    "2026-11-01T00:30",
  ],
  [{ kind: "until", at: "2026-01-01T09:00", contactZone: false }, "2026-11-17T08:00Z", "UTC", "on"],
  [
    { kind: "next", weekdays: [1], time: "09:00" },
    "2026-03-27T12:00Z",
    "Europe/Vienna",
    "2026-03-30T07:00",
  ],
  [
    { kind: "next", weekdays: [7], time: "02:30" },
    "2026-03-28T12:00Z",
    "Europe/Vienna",
    "2026-03-29T01:30",
  ],
  // Today’s time has passed: next week.
  [
    { kind: "next", weekdays: [2], time: "09:00" },
    "2026-11-17T08:00Z",
    "Europe/Vienna",
    "2026-11-24T08:00",
  ],
  [
    { kind: "next", weekdays: [], time: "23:30" },
    "2026-12-31T23:00Z",
    "Pacific/Apia",
    "2027-01-01T10:30",
  ],
])("%j from %s in %s lasts until %s", (settings, arrived, zone, expected) => {
  expect(until(settings, arrived, zone)).toBe(expected);
});
