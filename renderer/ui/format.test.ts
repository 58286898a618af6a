import { expect, test } from "vitest";
import { createFormat, duration, plural } from "./format.ts";

const f = createFormat({ locale: "en-GB", timeZone: "Europe/Vienna", currency: "EUR" });
const november = Date.UTC(2026, 10, 17, 13, 22);

test.each([
  [0, "0"],
  [840, "840"],
  [9_310, "9,310"],
  [48_210, "48,210"],
  [null, "—"],
])("count %s is %s", (value, text) => expect(f.count(value)).toBe(text));

test("separators are those of the reader", () => {
  const german = createFormat({ locale: "de-AT", timeZone: "UTC", currency: "EUR" });
  expect(german.percent(0.412)).toBe("41,2%");
  expect(german.count(1_048_210)).not.toBe("1048210");
});

test.each([
  [99_999, "99,999"],
  [124_400, "124k"],
  [999_499, "999k"],
  [1_200_000, "1.2M"],
  [2_000_000, "2M"],
])("in a tile %s is %s", (value, text) => expect(f.brief(value)).toBe(text));

test.each([
  [0.412, "41.2%"],
  [0.0042, "0.42%"],
  [0, "0%"],
  [1, "100%"],
  [0.982, "98.2%"],
  [null, "—"],
])("rate %s is %s", (value, text) => expect(f.percent(value)).toBe(text));

test("differences of rates are points, never a percentage of a percentage", () => {
  expect(f.points(0.412, 0.4)).toBe("+1.2 points");
  expect(f.points(0.0042, 0.0031)).toBe("+0.11 points");
  expect(f.points(0.4, 0.412)).toBe("−1.2 points");
  expect(f.points(0.982, 0.982)).toBe("no change");
  expect(f.points(null, 0.4)).toBe("—");
});

test("quantities change by per cent", () => {
  expect(f.change(118, 100)).toBe("+18%");
  expect(f.change(82, 100)).toBe("−18%");
  expect(f.change(100, 100)).toBe("no change");
  expect(f.change(100, 0)).toBe("—");
});

test("times are written in the project's zone", () => {
  expect(f.dateTime(november)).toBe("17 Nov 2026, 14:22");
  expect(f.dayTitle(november)).toBe("Tuesday 17 November");
  expect(f.absolute(november)).toBe("17 Nov 2026, 14:22 Vienna");
  const auckland = createFormat({ locale: "en", timeZone: "Pacific/Auckland", currency: "NZD" });
  expect(auckland.dateTime(november)).toBe("18 Nov 2026, 02:22");
});

test("schedules are absolute, with their own zone", () => {
  const friday = Date.UTC(2026, 10, 13, 8);
  expect(f.scheduled(friday, "Europe/Vienna", november)).toBe("Fri 13 Nov, 09:00 Vienna");
  expect(f.scheduled(friday, "America/New_York", november)).toBe("Fri 13 Nov, 03:00 New York");
  expect(f.scheduled(friday + 365 * 864e5, "Europe/Vienna", november)).toBe(
    "Sat 13 Nov 2027, 09:00 Vienna",
  );
});

test.each([
  [20_000, "just now"],
  [14 * 60_000, "14 min ago"],
  [3 * 3_600_000, "3 h ago"],
  [-90 * 60_000, "in 1 h"],
  [25 * 3_600_000, "16 Nov 2026"],
])("%s ms ago reads %s", (ago, text) => expect(f.relative(november - ago, november)).toBe(text));

test.each([
  [300, "less than a second"],
  [17_000, "17 s"],
  [11 * 60_000, "11 min"],
  [80 * 60_000, "1 h 20 min"],
  [2 * 864e5, "2 days"],
  [864e5, "1 day"],
])("%s ms last %s", (length, text) => expect(duration(length)).toBe(text));

test.each([
  [820, "820 B"],
  [84_000, "84 kB"],
  [4_210_000, "4.2 MB"],
  [412_300_000, "412 MB"],
  [1_300_000_000, "1.3 GB"],
])("%s bytes are %s", (bytes, text) => expect(f.size(bytes)).toBe(text));

test("money, estimates and plurals", () => {
  expect(f.money(8_214)).toBe("€8,214.00");
  expect(f.money(0.1935)).toBe("€0.1935");
  expect(f.money(0)).toBe("€0.00");
  expect(f.estimate(41_700)).toBe("~41,700");
  expect(plural("1", "contact")).toBe("1 contact");
  expect(plural(f.count(48_210), "contact")).toBe("48,210 contacts");
});
