import type { Position } from "../../../../../../shared/journey/graph.ts";
import type { Size } from "../../../../../../shared/journey/sizes.ts";

type Box = Position & Size;
/** A line that shows what stands in line: across or down, from one end to the other. */
export type Guide = { axis: "x" | "y"; at: number; from: number; to: number };

/** So near, edges and middles are drawn into line. */
const near = 6;
export const grid = 18;

const linesOf = (start: number, length: number) => [start, start + length / 2, start + length];

/**
 * Where a box that is dragged comes to stand: in line with the nearest edge or middle of another, else on the grid; and
 * the lines that show it.
 */
export function aligned(box: Box, others: readonly Box[]): { position: Position; guides: Guide[] } {
  const x = nearest(linesOf(box.x, box.width), others, (other) => linesOf(other.x, other.width));
  const y = nearest(linesOf(box.y, box.height), others, (other) => linesOf(other.y, other.height));
  const position = {
    x: x ? box.x + x.by : Math.round(box.x / grid) * grid,
    y: y ? box.y + y.by : Math.round(box.y / grid) * grid,
  };
  const placed = { ...box, ...position };
  const guides: Guide[] = [];
  if (x) {
    const ends = [placed, ...x.with].flatMap((one) => [one.y, one.y + one.height]);
    guides.push({ axis: "x", at: x.at, from: Math.min(...ends), to: Math.max(...ends) });
  }
  if (y) {
    const ends = [placed, ...y.with].flatMap((one) => [one.x, one.x + one.width]);
    guides.push({ axis: "y", at: y.at, from: Math.min(...ends), to: Math.max(...ends) });
  }
  return { position, guides };
}

/** The smallest move that brings one of the lines onto one of another box, with all boxes that have it. */
function nearest(
  own: readonly number[],
  others: readonly Box[],
  linesOfBox: (box: Box) => number[],
): { by: number; at: number; with: Box[] } | null {
  let found: { by: number; at: number } | null = null;
  for (const other of others)
    for (const at of linesOfBox(other))
      for (const line of own) {
        const by = at - line;
        if (Math.abs(by) <= near && (found === null || Math.abs(by) < Math.abs(found.by)))
          found = { by, at };
      }
  if (found === null) return null;
  const { by, at } = found;
  return { by, at, with: others.filter((other) => linesOfBox(other).includes(at)) };
}
