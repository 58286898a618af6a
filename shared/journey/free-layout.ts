import { isUpstream, type JourneyDocument, type Position } from "./graph.ts";
import type { Layout } from "./layout.ts";
import { endSize } from "./sizes.ts";

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
  const layout: Layout = { ...auto, positions: {}, ends: {} };
  for (const [id, own] of Object.entries(auto.positions))
    layout.positions[id] = { ...own, ...place(id) };
  for (const [key, end] of Object.entries(auto.ends)) {
    const [from = ""] = key.split(":");
    layout.ends[key] = shifted(place(from), end, auto.positions[from] ?? { x: 0, y: 0 });
  }
  return bounded(layout);
}

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
