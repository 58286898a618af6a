import { useReactFlow } from "@xyflow/react";
import { useEffect } from "react";
import { useEditor } from "../editor-context.ts";
import { inSight } from "./in-sight.ts";
import type { Scene } from "./scene.ts";

/** Brings an activity into view once it is selected alone, or the keyboard comes to it. */
export function useInView(scene: () => Scene): void {
  const flow = useReactFlow();
  const selection = useEditor((editor) => editor.selection);
  useEffect(() => {
    const id = selection.at ?? selection.activities[0];
    if (id === undefined || (selection.at === null && selection.activities.length !== 1)) return;
    const box = scene().drawing.layout.positions[id];
    const pane = inSight();
    if (!box || !pane) return;
    const { x, y, zoom } = flow.getViewport();
    const left = box.x * zoom + x;
    const top = box.y * zoom + y;
    const seen =
      left >= 0 &&
      top >= 0 &&
      left + box.width * zoom <= pane.width &&
      top + box.height * zoom <= pane.height;
    if (seen) return;
    const middle = {
      x: pane.width / 2 - (box.x + box.width / 2) * zoom,
      y: pane.height / 2 - (box.y + box.height / 2) * zoom,
    };
    void flow.setViewport({ ...middle, zoom }, { duration: 160 });
    // Only a new selection brings something into view, not a change of the drawing.
  }, [selection, flow, scene]);
}
