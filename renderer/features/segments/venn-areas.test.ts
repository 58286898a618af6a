import { expect, test } from "vitest";
import { inAll, layOut, regionWords } from "./venn-areas.ts";
import { wordsDiff } from "./words-diff.ts";

const regions = [
  { sets: 1, contacts: 300 },
  { sets: 2, contacts: 100 },
  { sets: 3, contacts: 100 },
];

test("areas are in proportion, and each part has its number", () => {
  const sets = [
    { name: "One", contacts: 400 },
    { name: "Other", contacts: 200 },
  ];
  const { circles, labels } = layOut(sets, regions, { width: 300, height: 200 });
  const [one, other] = circles;
  expect((one?.radius ?? 0) ** 2 / (other?.radius ?? 1) ** 2).toBeCloseTo(2, 1);
  expect(labels.map(({ mask }) => mask).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
});

test("an empty set has no circle, and nothing at all none", () => {
  const sets = [
    { name: "One", contacts: 400 },
    { name: "Nobody", contacts: 0 },
  ];
  expect(
    layOut(sets, [{ sets: 1, contacts: 400 }], { width: 300, height: 200 }).circles,
  ).toHaveLength(1);
  expect(layOut([], [], { width: 300, height: 200 }).circles).toEqual([]);
});

test("parts are added up and said", () => {
  expect(inAll(regions, 1)).toBe(400);
  expect(inAll(regions, 3)).toBe(100);
  expect(regionWords(1, 2)).toBe("A only");
  expect(regionWords(3, 3)).toBe("A and B, not C");
  expect(regionWords(7, 3)).toBe("A and B and C");
});

test("what changed between two sentences", () => {
  expect(wordsDiff("Contacts who live in Vienna.", "Contacts who live in Graz.")).toEqual([
    { text: "Contacts who live in ", how: "same" },
    { text: "Vienna.", how: "removed" },
    { text: "Graz.", how: "added" },
  ]);
  expect(wordsDiff("", "new")).toEqual([{ text: "new", how: "added" }]);
});
