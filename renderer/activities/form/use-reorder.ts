import { useState, type DragEvent, type KeyboardEvent } from "react";

type Over = { index: number; edge: "above" | "below" };

/** Dragging rows of a list by a handle, and Alt+↑↓ on the handle for the keyboard. */
export function useReorder(count: number, onMove: (from: number, to: number) => void) {
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<Over | null>(null);
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  const edgeAt = (event: DragEvent): Over["edge"] => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY < top + height / 2 ? "above" : "below";
  };
  return {
    edgeOf: (index: number) => (over?.index === index ? over.edge : undefined),
    handle: (index: number) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", "");
        setDragged(index);
      },
      onDragEnd: end,
      onKeyDown: (event: KeyboardEvent) => {
        const to = index + (event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0);
        if (!event.altKey || to === index || to < 0 || to >= count) return;
        event.preventDefault();
        event.stopPropagation();
        onMove(index, to);
      },
    }),
    target: (index: number) => ({
      onDragOver: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        setOver({ index, edge: edgeAt(event) });
      },
      onDrop: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        const before = index + (edgeAt(event) === "below" ? 1 : 0);
        const to = before > dragged ? before - 1 : before;
        if (to !== dragged) onMove(dragged, to);
        end();
      },
    }),
  };
}

/** A list with one of it at another place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const next = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined ? [...items] : [...next.slice(0, to), item, ...next.slice(to)];
}
