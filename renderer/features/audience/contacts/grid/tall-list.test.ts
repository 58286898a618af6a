import { expect, test } from "vitest";
import { afterScroll, positionAt, revealing, rowsAt, tallList } from "./tall-list.ts";

const row = 36;
const million = tallList(1_000_000, row, 700);
const start = { top: 0, shift: 0 };
const firstSeen = (at: { top: number; shift: number }) => (at.top + at.shift) / row;

test("a short list is what it is", () => {
  const list = tallList(100, row, 700);
  expect(list.physical).toBe(3_600);
  expect(afterScroll(list, start, 900)).toEqual({ top: 900, shift: 0 });
});

test("no element is taller than browsers allow", () =>
  expect(million.physical).toBeLessThan(16_000_000));

test("a wheel moves a list of a million as one of a hundred", () => {
  let at = start;
  for (let step = 1; step <= 50; step += 1) at = afterScroll(million, at, step * 100);
  expect(at.top + at.shift).toBe(5_000);
});

test("the scrollbar at its middle is the middle of the list, at its end the last row", () => {
  const end = million.physical - million.view;
  expect(firstSeen(afterScroll(million, start, end / 2))).toBeCloseTo(500_000, -2);
  const last = afterScroll(million, start, end);
  expect(last.top + last.shift + million.view).toBe(1_000_000 * row);
  expect(afterScroll(million, last, 0)).toEqual({ top: 0, shift: -0 });
});

test.each([0, 1, 19, 20, 4_321, 499_999, 999_980, 999_999])("row %i can be gone to", (index) => {
  const at = positionAt(million, start, index * row);
  const { first, last } = rowsAt(million, at, 1_000_000, row);
  expect(first).toBeLessThanOrEqual(index);
  expect(last).toBeGreaterThan(index);
  expect(at.top).toBeGreaterThanOrEqual(0);
  expect(at.top).toBeLessThanOrEqual(million.physical - million.view);
});

test("any walk stays inside the list and draws what is seen", () => {
  let at = start;
  let seed = 7;
  for (let step = 0; step < 2_000; step += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const move = step % 7 === 0 ? seed % million.physical : at.top + ((seed % 1_400) - 700);
    at = afterScroll(million, at, Math.max(0, Math.min(million.physical - million.view, move)));
    const begin = at.top + at.shift;
    expect(begin).toBeGreaterThanOrEqual(0);
    expect(begin).toBeLessThanOrEqual(million.virtual - million.view);
    const { first, last } = rowsAt(million, at, 1_000_000, row);
    expect(first * row).toBeLessThanOrEqual(begin);
    expect(last * row).toBeGreaterThanOrEqual(Math.min(begin + million.view, million.virtual));
  }
});

test("only a row that is not wholly seen moves the list", () => {
  expect(revealing(million, start, 5, row)).toBeNull();
  expect(revealing(million, start, 18, row)).toBeNull();
  expect(revealing(million, start, 19, row)).toBe(20 * row - 700);
  expect(revealing(million, { top: 900, shift: 100 }, 3, row)).toBe(108);
});
