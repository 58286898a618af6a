import type { Position } from "../../../../../shared/journey/graph.ts";
import type { Size } from "../../../../../shared/journey/sizes.ts";

type Box = Position & Size;

/** How far under a card a path turns aside, and how far above the next one it turns back. */
const turns = { after: 18, before: 12, plain: 8 } as const;
/** Beside what stands in the way, and how near to it is in the way. */
const [aside, clearance] = [14, 6] as const;

/** Where the parts of a path run: down, across, down; along its lane, or round what stands in the way. */
export function routeOf(
  from: Box,
  to: Box,
  of: {
    splits: boolean;
    sideways: boolean;
    /** Where it goes down beside everything else, of the layout. */
    lane?: number | undefined;
    others: readonly Box[];
  },
): Position[] {
  const turn = (point: Position): Position => (of.sideways ? { x: point.y, y: point.x } : point);
  const flat = (box: Box): Box =>
    of.sideways ? { x: box.y, y: box.x, width: box.height, height: box.width } : box;
  const [a, b] = [flat(from), flat(to)];
  const start = { x: a.x + a.width / 2, y: a.y + a.height };
  const end = { x: b.x + b.width / 2, y: b.y };
  const column = of.splits ? end.x : start.x;
  const lane = of.lane ?? laneAside(column, [start.y + 10, end.y - 20], of.others.filter((box) => box !== from && box !== to).map(flat)); // prettier-ignore
  if (lane !== null) {
    const high = start.y + turns.after;
    const low = end.y - turns.before;
    return straightened([
      start,
      { x: start.x, y: high },
      { x: lane, y: high },
      { x: lane, y: low },
      { x: end.x, y: low },
      end,
    ]).map(turn);
  }
  const bend = of.splits ? start.y + turns.after : Math.max(start.y + turns.plain, end.y - turns.before); // prettier-ignore
  return straightened([start, { x: start.x, y: bend }, { x: end.x, y: bend }, end]).map(turn);
}

/** The nearest way down past what stands in the way; null when nothing does. */
function laneAside(
  column: number,
  [top, bottom]: readonly [number, number],
  others: readonly Box[],
): number | null {
  const beside = others.filter((box) => box.y < bottom && box.y + box.height > top);
  const isFree = (x: number) =>
    beside.every((box) => x <= box.x - clearance || x >= box.x + box.width + clearance);
  if (isFree(column)) return null;
  const lanes = beside
    .flatMap((box) => [box.x - aside, box.x + box.width + aside])
    .toSorted((one, other) => Math.abs(one - column) - Math.abs(other - column));
  return lanes.find(isFree) ?? null;
}

/** Without bends in which the line goes straight on. */
function straightened(points: readonly Position[]): Position[] {
  const straight: Position[] = [];
  for (const [index, point] of points.entries()) {
    const before = straight.at(-1);
    const next = points[index + 1];
    const on =
      before !== undefined &&
      next !== undefined &&
      ((near(before.x, point.x) && near(point.x, next.x)) ||
        (near(before.y, point.y) && near(point.y, next.y)));
    if (!on) straight.push(point);
  }
  return straight;
}

const near = (one: number, other: number) => Math.abs(one - other) < 1;

/** A line with round corners through points. */
export function roundedPath(points: readonly Position[], radius = 10): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const parts = [`M${first.x},${first.y}`];
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    const before = index === 0 ? first : (rest[index - 1] ?? first);
    if (!next) {
      parts.push(`L${point.x},${point.y}`);
      continue;
    }
    const cut = Math.min(radius, distance(before, point) / 2, distance(point, next) / 2);
    const from = towards(point, before, cut);
    const to = towards(point, next, cut);
    parts.push(`L${from.x},${from.y}Q${point.x},${point.y} ${to.x},${to.y}`);
  }
  return parts.join("");
}

const distance = (one: Position, other: Position) => Math.hypot(one.x - other.x, one.y - other.y);
const towards = (from: Position, to: Position, by: number): Position => {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * by) / whole, y: from.y + ((to.y - from.y) * by) / whole };
};
