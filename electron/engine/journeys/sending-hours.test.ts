import { describe, expect, it } from "vitest";
import { blankJourneySettings, type JourneySettings } from "../../../shared/domain/journey.ts";
import { zoneOfEndpoint, latestZone } from "../../../shared/journey/contact-zone.ts";
import { roomUnderCaps } from "../../../shared/journey/recipients.ts";
import { sendingTime } from "../../../shared/journey/sending-hours.ts";
import { zoneMath } from "../zone-math.ts";

const rules = (change: Partial<JourneySettings>): JourneySettings => ({
  ...blankJourneySettings(),
  ...change,
});
const ask = (
  change: Partial<JourneySettings>,
  now: string,
  zones: string[],
  projectZone = "Europe/Vienna",
) => {
  const found = sendingTime(rules(change), "email", {
    now: Date.parse(now),
    zones,
    projectZone,
    math: zoneMath,
  });
  if (found.kind === "now") return "now";
  return found.kind === "later"
    ? `${found.reason} ${new Date(found.at).toISOString().slice(0, 16)}`
    : `never ${found.reason}`;
};
const quiet = { quietTime: { start: "21:00", end: "08:00" } };

describe("quiet time", () => {
  it.each([
    // The clock goes forward: 08:00 comes an hour earlier.
    ["2026-03-28T21:30:00Z", "Europe/Vienna", "quietTime 2026-03-29T06:00"],
    ["2026-10-24T20:30:00Z", "Europe/Vienna", "quietTime 2026-10-25T07:00"],
    ["2026-03-08T05:00:00Z", "America/New_York", "quietTime 2026-03-08T12:00"],
    ["2026-11-01T04:00:00Z", "America/New_York", "quietTime 2026-11-01T13:00"],
    ["2026-10-03T14:00:00Z", "Australia/Lord_Howe", "quietTime 2026-10-03T21:00"],
    ["2026-04-04T12:00:00Z", "Australia/Sydney", "quietTime 2026-04-04T22:00"],
    ["2026-12-31T16:00:00Z", "Asia/Kolkata", "quietTime 2027-01-01T02:30"],
    ["2028-02-29T08:00:00Z", "Pacific/Auckland", "quietTime 2028-02-29T19:00"],
    ["2026-11-17T18:00:00Z", "America/Santiago", "now"],
  ])("%s in %s: %s", (now, zone, expected) => {
    expect(ask(quiet, now, [zone])).toBe(expected);
  });
  it("is over only when it is over in every zone", () => {
    expect(ask(quiet, "2026-11-17T08:00:00Z", ["Europe/Vienna", "America/New_York"])).toBe(
      "quietTime 2026-11-17T13:00",
    );
    expect(ask(quiet, "2026-11-17T23:00:00Z", ["Europe/Vienna", "America/Los_Angeles"])).toBe(
      "quietTime 2026-11-18T16:00",
    );
  });
  it("ends in an hour that comes twice where the clock has shown the end already", () => {
    const early = { quietTime: { start: "23:00", end: "02:30" } };
    // 02:15 for the second time; 02:30 was first shown half an hour ago.
    expect(ask(early, "2026-10-25T01:15:00Z", ["Europe/Vienna"])).toBe(
      "quietTime 2026-10-25T01:30",
    );
  });
  it("asks what to do where the zone is not known", () => {
    const at = "2026-11-17T22:00:00Z";
    expect(ask(quiet, at, [])).toBe("now");
    expect(ask({ ...quiet, missingZone: "projectZone" }, at, [])).toBe(
      "quietTime 2026-11-18T07:00",
    );
    expect(ask({ ...quiet, missingZone: "skip" }, at, [])).toBe("never missingZone");
  });
});

describe("open hours and closed days", () => {
  const office = {
    openHours: {
      email: {
        "1": [{ start: "09:00", end: "12:00" }],
        "2": [
          { start: "09:00", end: "12:00" },
          { start: "14:00", end: "00:00" },
        ],
        "6": [],
        "7": [],
      },
    },
  };
  it.each([
    ["2026-11-16T07:00:00Z", "closedHours 2026-11-16T08:00"],
    ["2026-11-16T09:00:00Z", "now"],
    ["2026-11-16T11:00:00Z", "closedHours 2026-11-17T08:00"],
    ["2026-11-17T12:00:00Z", "closedHours 2026-11-17T13:00"],
    ["2026-11-17T22:59:00Z", "now"],
    // Wednesday is not named: open all day.
    ["2026-11-18T02:00:00Z", "now"],
    // Saturday and Sunday are closed; Monday opens at nine.
    ["2026-11-21T02:00:00Z", "closedHours 2026-11-23T08:00"],
  ])("%s: %s", (now, expected) => {
    expect(ask(office, now, ["Europe/Vienna"])).toBe(expected);
  });
  it("goes past midnight, and is closed on days off", () => {
    const night = { openHours: { email: { "5": [{ start: "22:00", end: "02:00" }], "6": [] } } };
    expect(ask(night, "2026-11-21T00:30:00Z", ["Europe/Vienna"])).toBe("now");
    expect(ask(night, "2026-11-21T01:30:00Z", ["Europe/Vienna"])).toBe(
      "closedHours 2026-11-21T23:00",
    );
    const holiday = {
      closedDays: {
        email: [{ name: "Holiday", start: "2026-12-24T00:00", end: "2026-12-27T00:00" }],
      },
    };
    expect(ask(holiday, "2026-12-25T10:00:00Z", ["Europe/Vienna"])).toBe(
      "closedDay 2026-12-26T23:00",
    );
  });
  it("says so when no time is left", () => {
    const never = {
      openHours: { email: { "1": [], "2": [], "3": [], "4": [], "5": [], "6": [], "7": [] } },
    };
    expect(ask(never, "2026-11-17T10:00:00Z", ["UTC"])).toBe("never closedHours");
    expect(
      ask({ quietTime: { start: "08:00", end: "08:00" } }, "2026-11-17T10:00:00Z", ["UTC"]),
    ).toBe("never quietTime");
  });
  it("is not asked of other channels", () => {
    expect(
      sendingTime(rules(office), "sms", {
        now: Date.parse("2026-11-21T02:00:00Z"),
        zones: ["Europe/Vienna"],
        projectZone: "UTC",
        math: zoneMath,
      }).kind,
    ).toBe("now");
  });
});

it("estimates a zone from a number or a postal code only where that is certain", () => {
  const place = {
    channel: "SMS",
    address: "+43 660 1",
    timezone: undefined,
    country: undefined,
    postalCode: undefined,
  };
  const zone = (change: object) =>
    zoneOfEndpoint({ ...place, ...change }, ["PHONE_NUMBER", "POSTAL_CODE"], () => true);
  expect(zone({})).toBe("Europe/Vienna");
  expect(zone({ timezone: "Asia/Tokyo" })).toBe("Asia/Tokyo");
  expect(zone({ country: "DE" })).toBeNull();
  expect(zone({ address: "0660 1" })).toBeNull();
  expect(zone({ address: "+1 202 555" })).toBeNull();
  expect(zone({ channel: "EMAIL", country: "ES", postalCode: "35001" })).toBe("Atlantic/Canary");
  expect(zone({ channel: "EMAIL", country: "ES", postalCode: "28001" })).toBe("Europe/Madrid");
  expect(zone({ channel: "EMAIL", country: "CA", postalCode: "V5K 0A1" })).toBe(
    "America/Vancouver",
  );
  expect(zone({ channel: "EMAIL", country: "US", postalCode: "10001" })).toBeNull();
  expect(zoneOfEndpoint(place, [], () => true)).toBeNull();
  expect(latestZone(["Asia/Tokyo", "America/New_York", "Europe/Vienna"], 0, zoneMath)).toBe(
    "America/New_York",
  );
});

it("leaves as many messages as the tightest cap", () => {
  const { limits } = blankJourneySettings();
  const room = (change: object, day: number, total: number, timeframe: number) =>
    roomUnderCaps({ ...limits, ...change }, { day, total, timeframe });
  expect(room({}, 9, 9, 9)).toEqual({ room: Infinity, reason: null });
  expect(room({ dailyCap: 3, totalCap: 10 }, 1, 2, 0)).toEqual({ room: 2, reason: null });
  expect(room({ dailyCap: 1 }, 1, 1, 1)).toEqual({ room: 0, reason: "dailyCap" });
  expect(room({ timeframeCap: { cap: 2, days: 7 } }, 0, 0, 2)).toEqual({
    room: 0,
    reason: "timeframeCap",
  });
});
