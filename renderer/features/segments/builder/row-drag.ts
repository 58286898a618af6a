import { useState, type DragEvent } from "react";
import { dropRow } from "../edit.ts";
import type { RowPath } from "../paths.ts";
import { useBuilder } from "./builder-context.ts";

/** There is one pointer, so that one row at most is on its way. */
let dragged: RowPath | null = null;

/** Takes a row by its handle and drops it before or after another. The keyboard has Alt+↑↓ for it. */
export function useRowDrag(path: RowPath, name: string) {
  const { rules, change, focus } = useBuilder();
  const [edge, setEdge] = useState<"above" | "below" | null>(null);
  const edgeOf = (event: DragEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2 ? "above" : "below";
  };
  return {
    edge,
    handle: {
      draggable: true,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        dragged = path;
        event.dataTransfer.effectAllowed = "move" as const;
        event.dataTransfer.setData("text/plain", name);
        const row = event.currentTarget.closest("fieldset");
        if (row) event.dataTransfer.setDragImage(row, 12, 20);
      },
      onDragEnd: () => {
        dragged = null;
      },
    },
    target: {
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (!dragged) return;
        event.preventDefault();
        setEdge(edgeOf(event));
      },
      onDragLeave: () => setEdge(null),
      onDrop: (event: DragEvent<HTMLElement>) => {
        const from = dragged;
        setEdge(null);
        if (!from) return;
        event.preventDefault();
        dragged = null;
        const to = { ...path, row: path.row + (edgeOf(event) === "below" ? 1 : 0) };
        const moved = dropRow(rules, from, to);
        if (moved.rules === rules) return;
        change("move criterion", () => moved.rules);
        focus({ ...moved.path, part: "attribute" });
      },
    },
  };
}
