import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { linePoints, lineStretches, Sparkline } from "./sparkline.tsx";

test("the largest value touches the top, the smallest the bottom", () => {
  expect(linePoints([0, 10], 72, 34)).toEqual([
    { x: 0, y: 32 },
    { x: 72, y: 2 },
  ]);
});

test("days without a measurement leave a gap, not a zero", () => {
  expect(linePoints([1, null, 3], 72, 34)).toHaveLength(2);
  expect(lineStretches([1, 2, null, null, 3], 72, 34).map(({ length }) => length)).toEqual([2, 1]);
  const { container } = render(<Sparkline values={[1, 2, null, 3, 4]} />);
  expect(container.querySelectorAll("path[stroke]")).toHaveLength(2);
});

test("a flat series runs through the middle", () => {
  expect(linePoints([5, 5], 72, 34)[0]?.y).toBe(17);
});

test("one point is no curve", () => {
  expect(render(<Sparkline values={[3]} />).container.querySelector("svg")).toBeNull();
});
