import type { Edge, Node } from "@xyflow/react";
import {
  outletsOf,
  parkedIn,
  type JourneyDocument,
  type Position,
} from "../../../../../shared/journey/graph.ts";
import { endKey, layoutOf, type Layout } from "../../../../../shared/journey/layout.ts";
import {
  cardSizes,
  endSize,
  standardSize,
  type SizeOf,
} from "../../../../../shared/journey/sizes.ts";
import type { Path } from "../../../../../shared/journey/graph.ts";

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

const tall = new Set(["email", "sms"]);

/** Cards of mails and SMS show a picture or a bubble and are higher. */
export const cardSize = (document: JourneyDocument): SizeOf => {
  const standard = standardSize(document);
  return (id) => {
    const type = document.activities[id]?.type;
    return type !== undefined && tall.has(type)
      ? { width: cardSizes.width, height: cardSizes.heights.tall }
      : standard(id);
  };
};

type Box = Position & { width: number; height: number };
const handle = 9;

/** Where the parts of a path run: down, across, down; round what stands in the way. */
export function routeOf(
  from: Box,
  to: Box,
  of: { splits: boolean; sideways: boolean; others: readonly Box[] },
): Position[] {
  const turn = (point: Position): Position => (of.sideways ? { x: point.y, y: point.x } : point);
  const flat = (box: Box): Box =>
    of.sideways ? { x: box.y, y: box.x, width: box.height, height: box.width } : box;
  const [a, b] = [flat(from), flat(to)];
  const start = { x: a.x + a.width / 2, y: a.y + a.height };
  const end = { x: b.x + b.width / 2, y: b.y };
  const bendAt = of.splits ? start.y + 18 : Math.max(start.y + 8, end.y - 17);
  const column = of.splits ? end.x : start.x;
  const blocking = of.others
    .map(flat)
    .filter(
      (box) =>
        box.x < column + 6 &&
        box.x + box.width > column - 6 &&
        box.y + box.height > start.y + 10 &&
        box.y < end.y - 20,
    );
  if (blocking.length > 0) {
    const right = Math.max(...blocking.map((box) => box.x + box.width)) + 14;
    const left = Math.min(...blocking.map((box) => box.x)) - 14;
    const lane = Math.abs(right - start.x) <= Math.abs(left - start.x) ? right : left;
    const high = start.y + 18;
    const low = end.y - 17;
    return [
      start,
      { x: start.x, y: high },
      { x: lane, y: high },
      { x: lane, y: low },
      { x: end.x, y: low },
      end,
    ].map(turn);
  }
  if (Math.abs(start.x - end.x) < 1) return [start, end].map(turn);
  return [start, { x: start.x, y: bendAt }, { x: end.x, y: bendAt }, end].map(turn);
}

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
    const others = boxes.filter((box) => box !== from && box !== to);
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
        points: routeOf(from, to, { splits: outlets.length > 1, sideways, others }),
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
      ...sized({ ...to }),
      handles: handlesOf({ ...to }, sideways, false),
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
      ...sized({ x: 0, y: 0, width: note.width, height: note.height }),
      selectable: false,
    });
  }
  return { nodes, edges, layout, sizes };
}

const sized = ({ width, height }: Box) => ({ width, height, measured: { width, height } });

function handlesOf({ width, height }: Box, sideways: boolean, entry: boolean) {
  const middle = sideways ? (height - handle) / 2 : (width - handle) / 2;
  const place = (at: "in" | "out") => ({
    x: sideways ? (at === "in" ? -handle / 2 : width - handle / 2) : middle,
    y: sideways ? middle : at === "in" ? -handle / 2 : height - handle / 2,
    width: handle,
    height: handle,
  });
  return [
    ...(entry
      ? []
      : [
          {
            id: "in",
            type: "target" as const,
            position: (sideways ? "left" : "top") as never,
            ...place("in"),
          },
        ]),
    {
      id: "out",
      type: "source" as const,
      position: (sideways ? "right" : "bottom") as never,
      ...place("out"),
    },
  ];
}
