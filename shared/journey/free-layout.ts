import { isUpstream, type JourneyDocument, type Position } from "./graph.ts";
import type { Layout } from "./layout.ts";
import { columnGap } from "./columns.ts";
import { endSize, type Size } from "./sizes.ts";

/**
 * The layout with the positions of free mode put in. What has none stands to what leads to it as it would by itself, or
 * where it would by itself when nothing does; capsules go with the activity that ends. Then the bounds.
 */
export function withFreePositions(document: JourneyDocument, auto: Layout): Layout {
  const { mode, positions: given } = document.layout;
  if (mode === "auto" || Object.keys(given).length === 0) return bounded(auto);
  const parents = new Map<string, string>();
  for (const [from, activity] of Object.entries(document.activities))
    for (const to of Object.values(activity.next)) if (!parents.has(to)) parents.set(to, from);
  const placed = new Map<string, Position>();
  const place = (id: string): Position => {
    const known = placed.get(id) ?? given[id];
    const own = auto.positions[id] ?? { x: 0, y: 0 };
    const parent = parents.get(id);
    const there = parent === undefined || parent === id ? undefined : auto.positions[parent];
    const at =
      known ??
      (parent === undefined || there === undefined || isUpstream(document, id, parent)
        ? own
        : shifted(place(parent), own, there));
    placed.set(id, at);
    return at;
  };
  const layout: Layout = { ...auto, positions: {}, ends: {}, lanes: {} };
  // What a person placed stays there; what has no position yet steps aside.
  const ids = Object.keys(auto.positions);
  for (const id of [...ids.filter((one) => given[one]), ...ids.filter((one) => !given[one])]) {
    const box = { width: 0, height: 0, ...auto.positions[id], ...place(id) };
    const taken = Object.values(layout.positions);
    while (!given[id] && taken.some((other) => meet(box, other))) box.x += box.width + columnGap;
    placed.set(id, { x: box.x, y: box.y });
    layout.positions[id] = box;
  }
  for (const [key, end] of Object.entries(auto.ends)) {
    const [from = ""] = key.split(":");
    layout.ends[key] = shifted(place(from), end, auto.positions[from] ?? { x: 0, y: 0 });
  }
  return bounded(layout);
}

/** Whether two boxes take the same place. */
export const meet = (one: Position & Size, other: Position & Size): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const shifted = (base: Position, own: Position, there: Position): Position => ({
  x: base.x + own.x - there.x,
  y: base.y + own.y - there.y,
});

function bounded(layout: Layout): Layout {
  const boxes = [
    ...Object.values(layout.positions),
    ...Object.values(layout.ends).map((end) => ({ ...end, ...endSize })),
  ];
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { ...layout, left, top, width: right - left, height: bottom - top };
}
