import type { Edge, Node } from "@xyflow/react";
import {
  outletsOf,
  parkedIn,
  type JourneyDocument,
  type Position,
} from "../../../../../shared/journey/graph.ts";
import { endKey, layoutOf, type Layout } from "../../../../../shared/journey/layout.ts";
import { endSize, standardSize, type SizeOf } from "../../../../../shared/journey/sizes.ts";
import type { Path } from "../../../../../shared/journey/graph.ts";
import { handlesOf, sized } from "./boxes.ts";
import { routeOf } from "./route.ts";

/*
 * What React Flow is given: boxes and lines made of the document, never the other way round. Boxes carry ids only, so that
 * a card is drawn again when its own activity changes and not when another does.
 */
export type ActivityNode = Node<{ parked: boolean }, "activity">;
export type EndNode = Node<{ from: string; outlet: string }, "end">;
export type NoteNode = Node<{ note: string }, "note">;
export type CanvasNode = ActivityNode | EndNode | NoteNode;
export type PathEdge = Edge<
  {
    from: string;
    outlet: string;
    label: string;
    /** The line, in canvas coordinates. */
    points: Position[];
    stub: boolean;
    parked: boolean;
    mark: "added" | "removed" | null;
  },
  "path"
>;

export const noteId = (note: string): string => `note:${note}`;
export const endId = (from: string, outlet: string): string => `end:${endKey(from, outlet)}`;

/** How large cards are drawn: as large as the document says. */
export const cardSize: (document: JourneyDocument) => SizeOf = standardSize;

export type Drawing = { nodes: CanvasNode[]; edges: PathEdge[]; layout: Layout; sizes: SizeOf };

/** `marked` gives paths beside those of the document, such as removed ones of a comparison. */
export function drawingOf(
  document: JourneyDocument,
  marked?: readonly (Path & { mark: "added" | "removed" | null })[],
): Drawing {
  const sizes = cardSize(document);
  const layout = layoutOf(document, sizes);
  const parked = new Set(parkedIn(document));
  const sideways = document.layout.direction === "LR";
  const boxes = Object.values(layout.positions);
  const far = document.layout.mode === "free" || marked !== undefined;
  const nodes: CanvasNode[] = [];
  const edges: PathEdge[] = [];
  for (const id of Object.keys(document.activities)) {
    const box = layout.positions[id];
    if (!box) continue;
    nodes.push({
      id,
      type: "activity",
      position: { x: box.x, y: box.y },
      data: { parked: parked.has(id) },
      ...sized(box),
      handles: handlesOf(box, sideways, id === document.entry),
      draggable: id !== document.entry || document.layout.mode === "free",
      selectable: true,
    });
  }
  const put = (path: Path, mark: "added" | "removed" | null) => {
    const from = layout.positions[path.from];
    const activity = document.activities[path.from];
    if (!from || !activity) return;
    const outlets = outletsOf(activity);
    const outlet = outlets.find(({ id }) => id === path.outlet);
    const endAt = layout.ends[endKey(path.from, path.outlet)];
    const to = path.to === null ? endAt && { ...endAt, ...endSize } : layout.positions[path.to];
    if (!to) return;
    const target = path.to ?? endId(path.from, path.outlet);
    edges.push({
      id: `${endKey(path.from, path.outlet)}${mark === "removed" ? ":removed" : ""}`,
      type: "path",
      source: path.from,
      sourceHandle: "out",
      target,
      targetHandle: "in",
      data: {
        from: path.from,
        outlet: path.outlet,
        label: outlets.length > 1 ? (outlet?.label ?? path.outlet) : "",
        points: routeOf(from, to, {
          splits: outlets.length > 1,
          sideways,
          lane: layout.lanes[endKey(path.from, path.outlet)],
          // By itself nothing stands between what is joined, unless it leads out of what is not connected.
          others: far || parked.has(path.from) ? boxes : [],
        }),
        stub: outlet?.stub === true,
        parked: parked.has(path.from),
        mark,
      },
      reconnectable: mark !== "removed",
    });
    if (path.to !== null || mark === "removed") return;
    nodes.push({
      id: endId(path.from, path.outlet),
      type: "end",
      position: { x: to.x, y: to.y },
      data: { from: path.from, outlet: path.outlet },
      ...sized(to),
      handles: handlesOf(to, sideways, false),
      draggable: false,
      selectable: false,
    });
  };
  if (marked) for (const path of marked) put(path, path.mark);
  else
    for (const [from, activity] of Object.entries(document.activities))
      for (const { id: outlet } of outletsOf(activity))
        put({ from, outlet, to: activity.next[outlet] ?? null }, null);
  for (const [id, note] of Object.entries(document.notes)) {
    const anchor = note.activity === null ? undefined : layout.positions[note.activity];
    nodes.push({
      id: noteId(id),
      type: "note",
      position: { x: (anchor?.x ?? 0) + note.at.x, y: (anchor?.y ?? 0) + note.at.y },
      data: { note: id },
      ...sized(note),
      selectable: false,
    });
  }
  return { nodes, edges, layout, sizes };
}
