import type { Position } from "../../../../../shared/journey/graph.ts";
import type { PathRef } from "../store.ts";
import type { CanvasNode, PathEdge } from "./drawing.ts";
import { placesOn } from "./path-places.ts";

const reach = 60;

/** The path whose “+” is nearest to a point of the canvas, within reach. Paths of what is dragged are left out. */
export function nearestPath(
  edges: readonly PathEdge[],
  point: Position,
  of: { without: readonly string[]; sideways: boolean },
): PathRef | null {
  let nearest: { at: PathRef; far: number } | null = null;
  for (const { data } of edges) {
    if (!data || data.stub || data.mark === "removed" || of.without.includes(data.from)) continue;
    const { plus } = placesOn(data.points, data.label !== "", of.sideways);
    const far = Math.hypot(plus.x - point.x, plus.y - point.y);
    if (far <= reach && (nearest === null || far < nearest.far))
      nearest = { at: { from: data.from, outlet: data.outlet }, far };
  }
  return nearest?.at ?? null;
}

/** The activity at a point of the canvas. */
export function activityAt(
  nodes: readonly CanvasNode[],
  point: Position,
  without: readonly string[],
): string | null {
  const found = nodes.find(
    ({ id, type, position, width = 0, height = 0 }) =>
      type === "activity" &&
      !without.includes(id) &&
      point.x >= position.x &&
      point.x <= position.x + width &&
      point.y >= position.y &&
      point.y <= position.y + height,
  );
  return found?.id ?? null;
}
