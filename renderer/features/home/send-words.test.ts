import { expect, test } from "vitest";
import { createFormat } from "../../ui/format.ts";
import type { NextSend } from "./home-data.ts";
import { clockOf, sendFacts, sendTime } from "./send-words.ts";

const format = createFormat({ locale: "en", timeZone: "Europe/Vienna", currency: "EUR" });
const now = Date.UTC(2026, 10, 17, 8, 0);
const send: NextSend = {
  campaignId: "c",
  name: "Tasting tonight",
  at: Date.UTC(2026, 10, 17, 17, 0),
  zone: "Europe/Vienna",
  people: 640,
  sent: null,
  status: "scheduled",
  cause: null,
  repeats: null,
};

test.each([
  ["today", Date.UTC(2026, 10, 17, 17, 0), null, "18:00"],
  ["this week", Date.UTC(2026, 10, 19, 9, 0), null, "Thu 10:00"],
  ["later", Date.UTC(2026, 11, 1, 8, 0), null, "1 Dec"],
  ["elsewhere", Date.UTC(2026, 10, 17, 17, 0), "America/New_York", "12:00"],
  ["tomorrow there", Date.UTC(2026, 10, 17, 17, 0), "Asia/Tokyo", "Wed 02:00"],
])("%s", (_when, at, zone, words) => {
  expect(clockOf(at, now, format, zone)).toBe(words);
});

test.each([
  [{}, "18:00", "640 contacts · Vienna time"],
  [{ repeats: "weekly" }, "18:00", "640 contacts · Vienna time · weekly"],
  [{ zone: null, people: 1 }, "18:00", "1 contact"],
  [{ status: "sending", people: 12_480, sent: 2_914 }, "Now", "2,914 of 12,480 sent"],
  [{ status: "paused" }, "Paused", "640 contacts · Vienna time"],
  [{ status: "missed", cause: "computerOff" }, "Missed", "Computer was off · 640 contacts"],
  [{ status: "missed", cause: "sendingPaused" }, "Missed", "Sending was paused · 640 contacts"],
  [{ at: null, zone: null, people: null }, "—", ""],
] as const)("%o", (change, time, facts) => {
  const row = { ...send, ...change };
  expect(sendTime(row, now, format).text).toBe(time);
  expect(sendFacts(row, format)).toBe(facts);
});
