import { useMemo, useState } from "react";
import { useCanvasShow } from "./canvas-view.ts";
import { figureWords } from "../live/figure-words.ts";
import { useNames } from "../../../../data/library.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { focusedIn, readingOrder } from "../navigate.ts";
import { cardWords } from "./card-name.ts";
import type { CanvasNode } from "./drawing.ts";
import { keeper } from "./keep-same.ts";
import type { Places, Scene } from "./scene.ts";

/** The boxes as React Flow gets them: where they are while they are dragged, what is selected, and how they are called. */
export function useFlowNodes({ document, locked, drawing }: Scene, moved: Places): CanvasNode[] {
  const { overlay } = useCanvasShow();
  const format = useFormat();
  const problems = useEditor((editor) => editor.problems);
  const selection = useEditor((editor) => editor.selection);
  const names = useNames(document);
  const [keep] = useState(() => keeper<CanvasNode>());
  const first = focusedIn(document, selection);
  return useMemo(() => {
    const order = readingOrder(document);
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
            "aria-label": cardWords(document, node.id, {
              names,
              problems,
              order,
              figures: figureWords(overlay?.nodes.get(node.id) ?? null, format),
            }),
            "aria-pressed": several && chosen.has(node.id),
            "aria-roledescription": "activity",
          } as never,
        };
      }),
    );
  }, [drawing, moved, selection, first, locked, document, names, problems, overlay, format, keep]);
}
