import { expect, test } from "vitest";
import { aligned } from "./aligned.ts";

const card = (x: number, y: number) => ({ x, y, width: 224, height: 76 });

test("what is nearly in line is drawn into line, with a guide from one to the other", () => {
  const { position, guides } = aligned(card(5, 200), [card(0, 0)]);
  expect(position).toEqual({ x: 0, y: 198 });
  expect(guides).toEqual([{ axis: "x", at: 0, from: 0, to: 274 }]);
});

test("a middle comes to stand under a middle of another width", () => {
  const end = { x: 56, y: 0, width: 112, height: 32 };
  expect(aligned(card(4, 100), [end])).toEqual({
    position: { x: 0, y: 108 },
    guides: [{ axis: "x", at: 112, from: 0, to: 184 }],
  });
});

test("both ways at once, by the nearest of several", () => {
  const { position, guides } = aligned(card(243, 3), [card(0, 0), card(240, 300), card(237, 600)]);
  expect(position).toEqual({ x: 240, y: 0 });
  expect(guides.map(({ axis, at }) => [axis, at])).toEqual([
    ["x", 240],
    ["y", 0],
  ]);
});

test("alone it stands on the grid, and nothing is shown", () => {
  expect(aligned(card(100, 100), [card(500, 500)])).toEqual({
    position: { x: 108, y: 108 },
    guides: [],
  });
});
