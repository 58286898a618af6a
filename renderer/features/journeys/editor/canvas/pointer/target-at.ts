import type { Position } from "../../../../../../shared/journey/graph.ts";
import { openPaths } from "../../navigate.ts";
import type { PathRef } from "../../store.ts";
import { activityAt, nearestPath } from "../nearest.ts";
import type { Scene } from "../scene.ts";

export type Target = { at: PathRef | null; over: string | null };

/** Where something dropped at a point of the canvas would go: onto the nearest path, or after an activity. */
export function targetAt(
  { document, drawing }: Scene,
  point: Position,
  without: readonly string[],
): Target {
  const over = activityAt(drawing.nodes, point, without);
  const sideways = document.layout.direction === "LR";
  const at = nearestPath(drawing.edges, point, { without, sideways });
  const [under] = over === null ? [] : openPaths(document, over);
  return { at: at ?? under ?? null, over: at ? null : over };
}
