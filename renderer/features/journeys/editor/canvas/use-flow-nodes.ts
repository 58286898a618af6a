import { useMemo, useState } from "react";
import { useEditor } from "../editor-context.ts";
import { focusedIn } from "../navigate.ts";
import { cardLabelledBy } from "./card-words.tsx";
import type { CanvasNode } from "./drawing.ts";
import { keeper } from "./keep-same.ts";
import type { Places, Scene } from "./scene.ts";

/** The boxes as React Flow gets them: where they are while they are dragged, what is selected, and where the keys are. */
export function useFlowNodes({ document, locked, drawing }: Scene, moved: Places): CanvasNode[] {
  const selection = useEditor((editor) => editor.selection);
  const [keep] = useState(() => keeper<CanvasNode>());
  const first = focusedIn(document, selection);
  return useMemo(() => {
    const chosen = new Set(selection.activities);
    const several = chosen.size > 1 || selection.at !== null;
    return keep(
      drawing.nodes.map((node): CanvasNode => {
        const placed = { ...node, position: moved.get(node.id) ?? node.position };
        if (placed.type !== "activity")
          return { ...placed, draggable: placed.type === "note" && !locked };
        return {
          ...placed,
          selected: chosen.has(node.id),
          draggable: !locked && placed.draggable !== false,
          focusable: false,
          ariaRole: "button",
          domAttributes: {
            tabIndex: node.id === first ? 0 : -1,
            "aria-labelledby": cardLabelledBy(node.id),
            "aria-pressed": several && chosen.has(node.id),
            "aria-roledescription": "activity",
          } as never,
        };
      }),
    );
  }, [drawing, moved, selection, first, locked, keep]);
}
