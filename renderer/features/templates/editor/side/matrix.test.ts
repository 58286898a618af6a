import { expect, test } from "vitest";
import { matrixCells } from "./matrix.ts";

const people = [1, 2, 3].map((key) => ({ key, name: `P${key}` }));

test("contacts × widths × themes, each once", () => {
  const { cells, left } = matrixCells(people, [320, 600], [false, true]);
  expect(cells).toHaveLength(12);
  expect(new Set(cells.map(({ key }) => key)).size).toBe(12);
  expect(left).toBe(0);
});

test("never more than 24, and how many are left out", () => {
  const { cells, left } = matrixCells([...people, null], [320, 375, 600, 1024], [false, true]);
  expect(cells).toHaveLength(24);
  expect(left).toBe(8);
});
