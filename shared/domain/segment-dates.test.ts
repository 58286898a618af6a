import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, instantOf, isIsoDate, spanOf } from "./segment-dates.ts";

const zone = "Europe/Vienna";

test.each([
  ["2026-11-04", "2026-11-03T23:00:00.000Z"],
  ["2026-07-04", "2026-07-03T22:00:00.000Z"],
  ["2026-11-04T09:00", "2026-11-04T08:00:00.000Z"],
  ["2026-11-04T09:00:30.5", "2026-11-04T08:00:30.500Z"],
  ["2026-11-04T09:00Z", "2026-11-04T09:00:00.000Z"],
  ["2026-11-04T09:00:00+05:30", "2026-11-04T03:30:00.000Z"],
  ["2026-11-04T09:00-0100", "2026-11-04T10:00:00.000Z"],
  ["1990-03-29", "1990-03-28T22:00:00.000Z"],
  ["2024-02-29", "2024-02-28T23:00:00.000Z"],
  ["2026-03-29T03:00", "2026-03-29T01:00:00.000Z"],
  ["2026-10-25T12:00", "2026-10-25T11:00:00.000Z"],
])("%s", (text, instant) => {
  expect(new Date(instantOf(text, zone) ?? 0).toISOString()).toBe(instant);
});

test.each([
  "",
  "soon",
  "2026",
  "2026-11",
  "2026-02-30",
  "2026-13-01",
  "2026-00-10",
  "2026-11-04 09:00",
  "4.11.2026",
  "2026-11-04T25:00",
  "20261104",
  "2026-11-04T09:00:61",
])(
  // prettier-ignore
  "%j is no date",
  (text) => {
    expect(instantOf(text, zone)).toBeNull();
    expect(isIsoDate(text)).toBe(false);
  },
);

test("a date alone is a day where the clocks of that day say so; a time is an instant", () => {
  const hours = (text: string) => {
    const span = spanOf(text, zone);
    return span && (span.end - span.start) / 3_600_000;
  };
  expect(hours("2026-11-04")).toBe(24);
  expect(hours("2026-03-29")).toBe(23);
  expect(hours("2026-10-25")).toBe(25);
  expect(spanOf("2026-11-04T00:00:00Z", zone)).toEqual({
    start: Date.parse("2026-11-04T00:00:00Z"),
    end: Date.parse("2026-11-04T00:00:00Z") + 1,
  });
  expect(spanOf("soon", zone)).toBeNull();
});

test("every instant is in its own day, and days do not overlap", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2080, 0) }),
      fc.constantFrom("UTC", "Europe/Vienna", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"), // prettier-ignore
      (instant, place) => {
        const day = dayOf(instant, place);
        expect(instant).toBeGreaterThanOrEqual(day.start);
        expect(instant).toBeLessThan(day.end);
        expect(dayOf(day.end, place).start).toBe(day.end);
      },
    ),
  );
});

test("with UTC the result is what Date.parse says", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }),
      (date) => {
        expect(instantOf(date.toISOString(), "UTC")).toBe(date.getTime());
        expect(instantOf(date.toISOString().slice(0, 10), "UTC")).toBe(Date.parse(date.toISOString().slice(0, 10))); // prettier-ignore
      },
    ),
  );
});
