import { describe, expect, test } from "vitest";
import { placesOn } from "./path-places.ts";
import { routeOf } from "./route.ts";

const card = (x: number, y: number) => ({ x, y, width: 224, height: 76 });
const plain = { splits: false, sideways: false, others: [] };

describe("where a path runs", () => {
  test("straight down to what stands below it", () => {
    expect(routeOf(card(0, 0), card(0, 110), plain)).toEqual([
      { x: 112, y: 76 },
      { x: 112, y: 110 },
    ]);
  });

  test("along the lane that the layout keeps free for it, and back above the join", () => {
    const points = routeOf(card(0, 0), card(240, 400), { ...plain, splits: true, lane: 500 });
    expect(points.map(({ x }) => x)).toEqual([112, 112, 500, 500, 352, 352]);
    expect(points.at(-2)).toEqual({ x: 352, y: 388 });
  });

  test("a lane right below it needs no bend at its beginning", () => {
    expect(routeOf(card(0, 0), card(240, 400), { ...plain, lane: 112 })).toEqual([
      { x: 112, y: 76 },
      { x: 112, y: 388 },
      { x: 352, y: 388 },
      { x: 352, y: 400 },
    ]);
  });

  test("past one card in the way, and not through the next one beside it", () => {
    const others = [card(0, 150), card(150, 250)];
    const points = routeOf(card(0, 0), card(0, 400), { ...plain, others });
    expect(points.map(({ x }) => x)).toEqual([112, 112, -14, -14, 112, 112]);
  });

  test("to the right, x and y change places", () => {
    const sideways = routeOf(card(0, 0), card(300, 0), { ...plain, sideways: true });
    expect(sideways).toEqual([
      { x: 224, y: 38 },
      { x: 300, y: 38 },
    ]);
  });
});

test("two paths that meet have a “+” of their own above where they meet", () => {
  const [one, other] = [card(0, 0), card(240, 0)].map((from) =>
    placesOn(routeOf(from, card(120, 110), plain), false, false),
  );
  expect(one?.plus).toEqual({ x: 112, y: 87 });
  expect(other?.plus).toEqual({ x: 352, y: 87 });
});
