import fc from "fast-check";
import { expect, test } from "vitest";
import { changeBetween } from "./change-between.ts";

test.each([
  ["abc", "abc", null],
  ["abc", "axc", { from: 1, to: 2, insert: "x" }],
  ["aa", "aaa", { from: 2, to: 2, insert: "a" }],
  ["", "x", { from: 0, to: 0, insert: "x" }],
  ["x", "", { from: 0, to: 1, insert: "" }],
])("%j → %j", (before, after, change) => expect(changeBetween(before, after)).toEqual(change));

test("applied, it always gives the other text", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = changeBetween(before, after);
      const made = change
        ? before.slice(0, change.from) + change.insert + before.slice(change.to)
        : before;
      expect(made).toBe(after);
    }),
  );
});
