import { expect, test } from "vitest";
import { createFormat } from "../../ui/format.ts";
import { homeOf } from "./home-example.ts";
import { tilesOf } from "./tile-words.ts";

const format = createFormat({ locale: "en", timeZone: "UTC", currency: "EUR" });
const tile = (value: number | null, before: number | null) => ({ value, before, series: [] });
const wordsOf = (...change: Parameters<typeof homeOf>) =>
  tilesOf(homeOf(...change), 30, format).map(({ value, note, noteTone }) => [
    value,
    note,
    noteTone ?? "plain",
  ]);

test("each figure says how it moved, and whether that is good", () => {
  expect(wordsOf()).toEqual([
    ["48,210", "+412 this week", "up"],
    ["31,846", "+18% on the 30 days before", "up"],
    ["98.2%", "no change", "plain"],
    ["39.8%", "+2.1 points", "up"],
    ["0.42%", "+0.11 points", "down"],
  ]);
});

test("fewer opt-outs are good, fewer opens are not", () => {
  const [, , , opens, optOuts] = wordsOf({
    openRate: tile(0.3, 0.4),
    optOutRate: tile(0.003, 0.005),
  });
  expect(opens).toEqual(["30.0%", "−10.0 points", "down"]);
  expect(optOuts).toEqual(["0.30%", "−0.20 points", "up"]);
});

test("what was sent but not measured leads to tracking; what was not sent says so", () => {
  const unmeasured = tilesOf(homeOf({ openRate: tile(null, null) }), 30, format)[3];
  expect(unmeasured).toMatchObject({
    value: "—",
    note: "Turn on tracking",
    to: "/settings/tracking",
  });
  const [, sent, , opens] = wordsOf({ messagesSent: tile(0, 12), openRate: tile(null, 0.2) });
  expect(sent).toEqual(["0", "−100% on the 30 days before", "down"]);
  expect(opens).toEqual(["—", "nothing sent in 30 days", "plain"]);
});

test("a first month has nothing to compare with", () => {
  const [, sent, , opens] = wordsOf({ messagesSent: tile(5, 0), openRate: tile(0.2, null) });
  expect(sent).toEqual(["5", "none in the 30 days before", "plain"]);
  expect(opens).toEqual(["20.0%", "no earlier figure", "plain"]);
});

test("an empty project shows dashes, not noughts", () => {
  const blank = wordsOf({
    contacts: tile(0, 0),
    messagesSent: tile(0, 0),
    deliveryRate: tile(null, null),
    openRate: tile(null, null),
    optOutRate: tile(null, null),
    setUp: { imported: false, segment: false, test: false, launched: false, connected: false },
  });
  expect(blank.map(([value]) => value)).toEqual(["—", "—", "—", "—", "—"]);
});

test("a million contacts are shortened, with the whole number in reach", () => {
  const [contacts] = tilesOf(homeOf({ contacts: tile(1_234_567, 1) }), 30, format);
  expect(contacts).toMatchObject({ value: "1.2M", full: "1,234,567" });
});
