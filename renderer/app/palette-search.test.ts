import { expect, test } from "vitest";
import { parseQuery, search } from "./palette-search.ts";

const items = [
  { label: "Campaigns", aliases: ["broadcast"] },
  { label: "New campaign", aliases: ["broadcast", "send"] },
  { label: "Segments" },
  { label: "Dark appearance", aliases: ["theme", "night"] },
  { label: "Müller’s café" },
];
const labels = (query: string) => search(items, query).map(({ label }) => label);

test("the start of a name comes before the start of a word", () =>
  expect(labels("camp")).toEqual(["Campaigns", "New campaign"]));

test("other words find it too", () => {
  expect(labels("broadcast")).toEqual(["Campaigns", "New campaign"]);
  expect(labels("night")).toEqual(["Dark appearance"]);
  expect(labels("dark")).toEqual(["Dark appearance"]);
});

test("letters in order are enough from three on", () => {
  expect(labels("sgm")).toEqual(["Segments"]);
  expect(labels("sg")).toEqual([]);
});

test("accents do not matter", () => expect(labels("muller")).toEqual(["Müller’s café"]));

test("nothing is found for nonsense, everything for nothing", () => {
  expect(labels("xyz")).toEqual([]);
  expect(labels("")).toHaveLength(items.length);
});

test.each([
  ["@ana", "contacts", "ana"],
  ["> import", "commands", "import"],
  ["#vip", "segments", "vip"],
  ["/email", "settings", "email"],
  ["ana", "all", "ana"],
])("%s searches %s", (query, scope, text) => expect(parseQuery(query)).toEqual({ scope, text }));
