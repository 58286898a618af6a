import { expect, test } from "vitest";
import { diffLines } from "./diff-lines.ts";

const kinds = (before: string, after: string) =>
  diffLines(before, after).map((row) =>
    row.kind === "gap"
      ? `…${row.count}`
      : row.kind === "same"
        ? `= ${row.left}`
        : `${row.left ?? ""}|${row.right ?? ""}`,
  );

test.each([
  ["a\nb\nc", "a\nx\nc", ["= a", "b|x", "= c"]],
  ["a\nc", "a\nb\nc", ["= a", "|b", "= c"]],
  ["a\nb\nc", "a\nc", ["= a", "b|", "= c"]],
  ["", "a", ["|a"]],
  ["a\na", "a", ["= a", "a|"]],
])("%j → %j", (before, after, rows) => {
  // An empty text is one empty line.
  expect(kinds(before, after).map((row) => row.replace(/^\|(?=a$)/, "|"))).toEqual(rows);
});

test("what is the same far from any change is left out", () => {
  const lines = Array.from({ length: 20 }, (_, index) => `l${index}`);
  const after = lines.with(10, "new");
  expect(kinds(lines.join("\n"), after.join("\n"))).toEqual([
    "…7",
    "= l7",
    "= l8",
    "= l9",
    "l10|new",
    "= l11",
    "= l12",
    "= l13",
    "…6",
  ]);
  expect(kinds("a\nb", "a\nb")).toEqual(["…2"]);
});

test("very long texts that have nothing in common end soon", () => {
  const text = (word: string) =>
    Array.from({ length: 5_000 }, (_, index) => `${word}${index}`).join("\n");
  expect(diffLines(text("a"), text("b"))).toHaveLength(5_000);
});
