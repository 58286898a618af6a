import { describe, expect, it } from "vitest";
import type { Recurrence, Schedule } from "../../shared/domain/campaign.ts";
import { daysBetween, hourOf, instantOf, localOf, nextDue, tomorrowAt } from "./zones.ts";

const utc = (text: string) => Date.parse(text);
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());

/** The first times of a schedule, as they fall in UTC. */
function times(schedule: Schedule, count: number): (string | null)[] {
  const found: (string | null)[] = [];
  let after: number | null = 0;
  while (found.length < count && after !== null) {
    after = nextDue(schedule, after);
    found.push(iso(after));
  }
  return found;
}
const repeating = (every: Recurrence, at: string, zone: string, end: string | null = null) =>
  ({ kind: "recurring", every, at, zone, end }) as const;

describe("a repeating time", () => {
  it("keeps its clock time when summer time begins and ends", () => {
    expect(times(repeating("daily", "2026-03-28T09:00", "Europe/Vienna"), 3)).toEqual([
      "2026-03-28T08:00:00.000Z",
      "2026-03-29T07:00:00.000Z",
      "2026-03-30T07:00:00.000Z",
    ]);
    expect(times(repeating("weekly", "2026-10-20T09:00", "Europe/Vienna"), 2)).toEqual([
      "2026-10-20T07:00:00.000Z",
      "2026-10-27T08:00:00.000Z",
    ]);
  });

  it("falls once on a day that lacks its clock time, and on the next day at it again", () => {
    expect(times(repeating("daily", "2026-03-28T02:30", "Europe/Vienna"), 3)).toEqual([
      "2026-03-28T01:30:00.000Z",
      "2026-03-29T01:30:00.000Z",
      "2026-03-30T00:30:00.000Z",
    ]);
  });

  it("falls once on a day that has its clock time twice", () => {
    const all = times(repeating("daily", "2026-10-24T02:30", "Europe/Vienna"), 3);
    expect(all.map((at) => at?.slice(0, 10))).toEqual(["2026-10-24", "2026-10-25", "2026-10-26"]);
    expect(times(repeating("hourly", "2026-10-25T01:30", "Europe/Vienna"), 4)).toEqual([
      "2026-10-24T23:30:00.000Z",
      "2026-10-25T00:30:00.000Z",
      "2026-10-25T01:30:00.000Z",
      "2026-10-25T02:30:00.000Z",
    ]);
  });

  it("comes back to the 31st after a shorter month", () => {
    expect(times(repeating("monthly", "2027-12-31T09:00", "UTC"), 5)).toEqual([
      "2027-12-31T09:00:00.000Z",
      "2028-01-31T09:00:00.000Z",
      "2028-02-29T09:00:00.000Z",
      "2028-03-31T09:00:00.000Z",
      "2028-04-30T09:00:00.000Z",
    ]);
  });

  it("includes its end, and ends there", () => {
    const schedule = repeating("daily", "2026-11-17T09:00", "Asia/Kolkata", "2026-11-18T09:00");
    expect(times(schedule, 5)).toEqual([
      "2026-11-17T03:30:00.000Z",
      "2026-11-18T03:30:00.000Z",
      null,
    ]);
  });

  it("is found from any moment, years on, without counting through", () => {
    const schedule = repeating("hourly", "2000-01-01T00:15", "Europe/Vienna");
    expect(iso(nextDue(schedule, utc("2026-11-17T08:20:00Z")))).toBe("2026-11-17T09:15:00.000Z");
    for (const every of ["hourly", "daily", "weekly", "monthly"] as const) {
      const one = repeating(every, "2025-01-31T02:30", "America/New_York");
      let due = nextDue(one, 0);
      for (let number = 0; number < 400 && due !== null; number += 1) {
        expect(nextDue(one, due - 1)).toBe(due);
        const next = nextDue(one, due);
        expect(next).toBeGreaterThan(due);
        due = next;
      }
    }
  });
});

it("has one time once, strictly after the moment asked for", () => {
  const once = { kind: "once", at: "2026-11-17T09:00", zone: "Asia/Kathmandu" } as const;
  const due = utc("2026-11-17T03:15:00Z");
  expect(nextDue(once, due - 1)).toBe(due);
  expect(nextDue(once, due)).toBeNull();
});

it("keeps hours and days of zones that are half an hour off", () => {
  const at = utc("2026-11-17T03:45:00Z");
  expect(iso(hourOf(at, "Asia/Kolkata"))).toBe("2026-11-17T03:30:00.000Z");
  expect(localOf(at, "Asia/Kolkata")).toBe("2026-11-17T09:15");
  expect(iso(daysBetween(at, at, "Asia/Kolkata")[0]?.at ?? null)).toBe("2026-11-16T18:30:00.000Z");
  expect(iso(tomorrowAt(at, 9, "Asia/Kolkata"))).toBe("2026-11-18T03:30:00.000Z");
});

it("counts a day of 23 and one of 25 hours as one day each", () => {
  const spring = daysBetween(
    utc("2026-03-28T12:00:00Z"),
    utc("2026-03-31T12:00:00Z"),
    "Europe/Vienna",
  );
  expect(spring.map(({ day }) => day)).toEqual([
    "2026-03-28",
    "2026-03-29",
    "2026-03-30",
    "2026-03-31",
  ]);
  expect((spring[2]?.at ?? 0) - (spring[1]?.at ?? 0)).toBe(23 * 3_600_000);
  const autumn = daysBetween(
    utc("2026-10-24T12:00:00Z"),
    utc("2026-10-26T12:00:00Z"),
    "Europe/Vienna",
  );
  expect((autumn[2]?.at ?? 0) - (autumn[1]?.at ?? 0)).toBe(25 * 3_600_000);
});

it("refuses a zone or a time that is none", () => {
  expect(() => instantOf("2026-11-17T09:00", "Europe/Wien")).toThrow("is not a time zone");
  expect(() => instantOf("2026-02-31T09:00", "UTC")).toThrow("is not a date and time");
});
