import { DateTime } from "luxon";
import fc from "fast-check";
import { expect, test } from "vitest";
import { recurrences, type Schedule } from "../../../shared/domain/campaign.ts";
import { instantOf, localOf, nextRuns, tomorrowMorning } from "./due-times.ts";

const now = Date.parse("2026-01-01T00:00:00Z");
const runs = (every: (typeof recurrences)[number], at: string, more: object = {}, count = 4) => {
  const schedule: Schedule = {
    kind: "recurring",
    every,
    at,
    zone: "Europe/Vienna",
    end: null,
    ...more,
  };
  return nextRuns(schedule, now, count).map((due) => localOf(due, schedule.zone));
};

test.each([
  [
    "daily",
    "2026-03-27T09:00",
    ["2026-03-27T09:00", "2026-03-28T09:00", "2026-03-29T09:00", "2026-03-30T09:00"],
  ],
  [
    "daily",
    "2026-03-28T02:30",
    ["2026-03-28T02:30", "2026-03-29T03:30", "2026-03-30T02:30", "2026-03-31T02:30"],
  ],
  [
    "weekly",
    "2026-10-16T09:00",
    ["2026-10-16T09:00", "2026-10-23T09:00", "2026-10-30T09:00", "2026-11-06T09:00"],
  ],
  [
    "monthly",
    "2026-01-31T18:15",
    ["2026-01-31T18:15", "2026-02-28T18:15", "2026-03-31T18:15", "2026-04-30T18:15"],
  ],
  [
    "hourly",
    "2026-10-25T01:30",
    ["2026-10-25T01:30", "2026-10-25T02:30", "2026-10-25T02:30", "2026-10-25T03:30"],
  ],
] as const)("%s from %s", (every, at, expected) => expect(runs(every, at)).toEqual(expected));

test("the end is included, what has passed is left out, once is once", () => {
  expect(runs("daily", "2026-02-01T09:00", { end: "2026-02-02T09:00" })).toHaveLength(2);
  expect(runs("monthly", "2025-08-31T09:00", {}, 2)).toEqual([
    "2026-01-31T09:00",
    "2026-02-28T09:00",
  ]);
  const once = { kind: "once", at: "2026-02-01T09:00", zone: "UTC" } as const;
  expect(nextRuns(once, now, 5)).toEqual([Date.parse("2026-02-01T09:00:00Z")]);
  expect(nextRuns({ ...once, at: "2025-02-01T09:00" }, now, 5)).toEqual([]);
  expect(nextRuns({ kind: "immediately" }, now, 5)).toEqual([]);
});

test("what is no time or no zone is nothing", () => {
  expect(instantOf("", "UTC", now)).toBeNull();
  expect(instantOf("2026-01-01T09:00", "Mars/Base", now)).toBeNull();
  expect(tomorrowMorning(Date.parse("2026-01-31T08:55:00Z"), "UTC")).toBe("2026-02-01T09:00");
});

test("agrees with the calendar library the engine counts with", () => {
  const steps = { hourly: "hours", daily: "days", weekly: "weeks", monthly: "months" } as const;
  fc.assert(
    fc.property(
      fc.constantFrom(
        "Europe/Vienna",
        "America/New_York",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "UTC",
      ),
      fc.constantFrom(...recurrences),
      fc.integer({ min: 0, max: 3 * 365 * 24 * 4 }),
      (zone, every, quarters) => {
        const first = DateTime.fromISO("2026-01-01T00:00", { zone }).plus({
          minutes: quarters * 15,
        });
        const at = first.toFormat("yyyy-MM-dd'T'HH:mm");
        const start = instantOf(at, zone, first.toMillis()) ?? 0;
        expect(localOf(start, zone)).toBe(at);
        const from = DateTime.fromMillis(start, { zone });
        const schedule: Schedule = { kind: "recurring", every, at, zone, end: null };
        const found = nextRuns(schedule, first.toMillis() - 1, 14);
        // An hour that comes twice may be meant either way at the start; from there on all is settled.
        if (start !== first.toMillis()) return;
        expect(found).toEqual(
          Array.from({ length: 14 }, (_, n) => from.plus({ [steps[every]]: n }).toMillis()),
        );
      },
    ),
  );
});
