import type { Position } from "../../../../../shared/journey/graph.ts";

/** The name stands near the source, on the longest part that leads down; the “+” below it, or in the middle. */
export function placesOn(points: readonly Position[], named: boolean, sideways: boolean) {
  const { from, to, length } = longestDown(points, sideways);
  const along = (share: number): Position => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  });
  const label = along(Math.min(0.5, 16 / (length || 1)));
  const plus = named ? along(Math.min(0.82, 37 / (length || 1))) : along(0.5);
  return { label, plus };
}

/** The longest part of a line in the direction of the journey. Of two the first: the last is where paths meet. */
function longestDown(points: readonly Position[], sideways: boolean) {
  const nowhere = { x: 0, y: 0 };
  const parts = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return { from, to, length: Math.abs(sideways ? to.x - from.x : to.y - from.y) };
  });
  return parts.reduce(
    (longest, part) => (part.length > longest.length ? part : longest),
    parts[0] ?? { from: nowhere, to: nowhere, length: 0 },
  );
}

/** Puts the middle of an element at a place of the canvas. */
export const middleAt = ({ x, y }: Position): string =>
  `translate(-50%, -50%) translate(${x}px, ${y}px)`;
