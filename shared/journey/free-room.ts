import type { Way } from "./change.ts";
import { type JourneyDocument, outletsOf, type Position, reachableFrom } from "./graph.ts";
import { meet } from "./free-layout.ts";
import { endKey, layoutOf, rowGaps } from "./layout.ts";
import { endSize, type Size, standardSize } from "./sizes.ts";

type Box = Position & Size;

/**
 * Free mode: puts a new activity where what followed was, and moves that on with all that comes after it; at the end of a
 * path it takes the place of the capsule. `after` has it already, `before` not yet.
 */
export function withRoom(
  before: JourneyDocument,
  after: JourneyDocument,
  way: Way,
  id: string,
): JourneyDocument {
  const { layout } = after;
  const activity = after.activities[id];
  if (layout.mode !== "free" || !activity) return after;
  const drawn = layoutOf(before, standardSize(before));
  const turned = layout.direction === "LR";
  const size = standardSize(after)(id);
  const gaps = rowGaps[layout.direction];
  const step =
    (turned ? size.width : size.height) + gaps[outletsOf(activity).length > 1 ? "split" : "plain"];
  const followed = before.activities[way.from]?.next[way.outlet];
  const next = followed === undefined ? undefined : drawn.positions[followed];
  const end = drawn.ends[endKey(way.from, way.outlet)] ?? { x: 0, y: 0 };
  const where: Box = next ?? { ...end, ...endSize };
  const at = turned
    ? { x: where.x, y: Math.round(where.y + (where.height - size.height) / 2) }
    : { x: Math.round(where.x + (where.width - size.width) / 2), y: where.y };
  const boxes = new Map<string, Box>(Object.entries(drawn.positions));
  if (followed !== undefined)
    for (const one of reachableFrom(before, followed)) {
      const box = boxes.get(one);
      if (box && (turned ? box.x >= at.x : box.y >= at.y))
        boxes.set(one, turned ? { ...box, x: box.x + step } : { ...box, y: box.y + step });
    }
  const place: Box = { ...at, ...size };
  const aside = turned ? size.height + 16 : size.width + 16;
  while ([...boxes.values()].some((box) => meet(box, place)))
    if (turned) place.y += aside;
    else place.x += aside;
  boxes.set(id, place);
  const positions = [...boxes].map(([key, { x, y }]) => [key, { x, y }] as const);
  return { ...after, layout: { ...layout, positions: Object.fromEntries(positions) } };
}
