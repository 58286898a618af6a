import { useReactFlow } from "@xyflow/react";
import { useMemo, type DragEvent } from "react";
import { isActivityType, type ActivityType } from "../../../../../../shared/activities/index.ts";
import type { Position } from "../../../../../../shared/journey/graph.ts";
import { addParked, insertOnPath } from "../../../../../../shared/journey/insert.ts";
import { canJoin, joinPath } from "../../../../../../shared/journey/join.ts";
import { showToast } from "../../../../../ui/toast.tsx";
import { useEditorStore } from "../../editor-context.ts";
import { freshId } from "../../fresh-id.ts";
import { openPaths, readingOrder } from "../../navigate.ts";
import type { EditorStore, PathRef } from "../../store.ts";
import { useView } from "../canvas-view.ts";
import { insertPart, useKeptParts } from "../kept-parts.ts";
import { draggedPart, dragType } from "../palette-drag.ts";
import { remember } from "../palette-types.ts";
import { useLatest, type Scene } from "../scene.ts";
import { targetAt } from "./target-at.ts";

/** Activities dragged from the palette: dropped on a path, after an activity, or on the empty canvas. */
export function usePaletteDrops(scene: () => Scene) {
  const store = useEditorStore();
  const { screenToFlowPosition } = useReactFlow();
  const parts = useLatest(useKeptParts());
  return useMemo(() => {
    const { set } = useView.getState();
    const pointOf = ({ clientX: x, clientY: y }: DragEvent) => screenToFlowPosition({ x, y });
    return {
      onDragOver(event: DragEvent) {
        if (scene().locked || !event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        set({ drop: targetAt(scene(), pointOf(event), []) });
      },
      onDragLeave: () => set({ drop: null }),
      onDrop(event: DragEvent) {
        const type = event.dataTransfer.getData(dragType);
        const part = parts().find(({ id }) => id === draggedPart(type));
        set({ drop: null, dragging: null });
        if (scene().locked || !(part || isActivityType(type))) return;
        event.preventDefault();
        const point = pointOf(event);
        const { at } = targetAt(scene(), point, []);
        if (part) store.getState().run(insertPart(scene().document, part, at));
        else if (isActivityType(type)) insert(store, type, at, point);
      },
    };
  }, [scene, store, parts, screenToFlowPosition]);
}

function insert(store: EditorStore, type: ActivityType, at: PathRef | null, position: Position) {
  const { run, document } = store.getState();
  const id = freshId();
  const edited = at
    ? insertOnPath(document, at, { id, type })
    : addParked(document, { id, type, position });
  if (!run(edited)) return;
  remember(type);
  if (at) return;
  showToast({
    text: "Not connected yet.",
    tone: "info",
    action: { label: "Connect to the last path", run: () => connect(store, id) },
  });
}

/** Joins the last path that leads to the end to what was dropped beside everything. */
function connect(store: EditorStore, id: string) {
  const { document, run, say } = store.getState();
  const free = readingOrder(document)
    .toReversed()
    .flatMap((from) => openPaths(document, from))
    .find(
      (path) =>
        path.from !== id &&
        document.activities[path.from]?.next[path.outlet] === undefined &&
        canJoin(document, path, id) === null,
    );
  if (free) run(joinPath(document, free, id));
  else say("No path ends here. Drag it onto a path instead.", true);
}
