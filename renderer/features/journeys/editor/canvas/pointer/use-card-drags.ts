import { useReactFlow, type OnNodeDrag } from "@xyflow/react";
import { useMemo, useRef, useState } from "react";
import { setLayout } from "../../../../../../shared/journey/arrange.ts";
import type { Position } from "../../../../../../shared/journey/graph.ts";
import { movePart } from "../../../../../../shared/journey/move-part.ts";
import { changeNote } from "../../../../../../shared/journey/notes.ts";
import { useEditorStore } from "../../editor-context.ts";
import { useView } from "../canvas-view.ts";
import type { CanvasNode, NoteNode } from "../drawing.ts";
import { everythingUnder } from "../everything-under.ts";
import type { Places, Scene } from "../scene.ts";
import { capsulesWith } from "../while-dragged.ts";
import { aligned } from "./aligned.ts";
import { pointOf } from "./point.ts";
import { targetAt } from "./target-at.ts";

const nowhere: Places = new Map();

/** Cards and notes that are dragged: where they are meanwhile, and what becomes of it when they are let go. */
export function useCardDrags(scene: () => Scene) {
  const store = useEditorStore();
  const { screenToFlowPosition } = useReactFlow();
  const [moved, setMoved] = useState<Places>(nowhere);
  const last = useRef<Places>(nowhere);
  const parts = useRef<string[]>([]);
  const handlers = useMemo(() => {
    const { set } = useView.getState();
    const show = (places: Places) => {
      last.current = places;
      setMoved(places);
    };
    const isFree = () => scene().document.layout.mode === "free";
    const onNodeDragStart: OnNodeDrag<CanvasNode> = (event, node) => {
      if (node.type !== "activity") return;
      const { activities } = store.getState().selection;
      if (isFree()) parts.current = [];
      else if (event.altKey) parts.current = everythingUnder(scene().document, node.id);
      else parts.current = activities.includes(node.id) ? activities : [node.id];
      if (!isFree()) set({ dragging: parts.current });
    };
    const onNodeDrag: OnNodeDrag<CanvasNode> = (event, node, nodes) => {
      if (node.type !== "activity" || !isFree()) {
        // Everything that goes along keeps its place beside the card that is held.
        const { positions } = scene().drawing.layout;
        const home = positions[node.id] ?? node.position;
        const beside = parts.current.flatMap((id): [string, Position][] => {
          const at = positions[id];
          return at && node.type === "activity" && id !== node.id
            ? [[id, shifted(at, home, node.position)]]
            : [];
        });
        show(new Map([...beside, [node.id, node.position]]));
        if (node.type !== "activity") return;
        const point = screenToFlowPosition(pointOf(event));
        set({ drop: targetAt(scene(), point, parts.current) });
        return;
      }
      const { positions } = scene().drawing.layout;
      const going = new Set(nodes.map(({ id }) => id));
      const box = { ...node.position, width: node.width ?? 0, height: node.height ?? 0 };
      const others = Object.entries(positions).flatMap(([id, at]) => (going.has(id) ? [] : [at]));
      const { position, guides } = event.altKey
        ? { position: node.position, guides: [] }
        : aligned(box, others);
      const cards = new Map(
        nodes.map((one) => [one.id, shifted(one.position, node.position, position)]),
      );
      show(new Map([...cards, ...capsulesWith(scene().drawing, cards)]));
      set({ guides });
    };
    const onNodeDragStop: OnNodeDrag<CanvasNode> = (event, node) => {
      const { run } = store.getState();
      const { document, drawing } = scene();
      const places = last.current;
      const ids = parts.current;
      show(nowhere);
      set({ drop: null, dragging: null, guides: [] });
      if (node.type === "note") run(noteMoved(scene(), node));
      if (node.type !== "activity") return;
      if (!isFree()) {
        const { at } = targetAt(scene(), screenToFlowPosition(pointOf(event)), ids);
        if (at) run(movePart(document, ids, at));
        return;
      }
      const own = [...places].filter(([id]) => document.activities[id]);
      if (own.length > 0)
        run(setLayout(document, { positions: Object.fromEntries(own) }, drawing.sizes));
    };
    return { onNodeDragStart, onNodeDrag, onNodeDragStop };
  }, [scene, store, screenToFlowPosition]);
  return { moved, handlers };
}

const shifted = (at: Position, from: Position, to: Position): Position => ({
  x: at.x + to.x - from.x,
  y: at.y + to.y - from.y,
});

/** A note stands by the corner of the canvas, or of the activity it belongs to. */
function noteMoved({ document, drawing }: Scene, { data, position }: NoteNode) {
  const activity = document.notes[data.note]?.activity ?? null;
  const corner = activity === null ? undefined : drawing.layout.positions[activity];
  const at = { x: position.x - (corner?.x ?? 0), y: position.y - (corner?.y ?? 0) };
  return changeNote(document, data.note, { at });
}
