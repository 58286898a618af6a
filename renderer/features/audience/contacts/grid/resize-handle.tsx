import type { PointerEvent } from "react";
import { narrowest, widest } from "../column-layout.ts";
import classes from "./grid.module.css";
import { splitTracks } from "./tracks.ts";

/** The width the pointer asks for, within bounds. */
const bounded = (width: number) => Math.max(narrowest, Math.min(widest, width));

/**
 * The right edge of a header. While it is dragged only the table's tracks change, without drawing a row anew; where it is
 * let go is kept. A double click gives the column its own width back. The keyboard has the *Columns* list for it.
 */
export function ResizeHandle(props: {
  column: string;
  onResize: (column: string, width: number | null) => void;
}) {
  const begin = (event: PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget;
    const header = handle.parentElement;
    const table = handle.closest<HTMLElement>("[role=grid]");
    if (event.button !== 0 || !header || !table) return;
    event.preventDefault();
    event.stopPropagation();
    const cells = [...(header.parentElement?.children ?? [])];
    const at = cells.indexOf(header);
    const widths = cells.map((cell) => cell.getBoundingClientRect().width);
    const from = event.clientX;
    const before = widths[at] ?? narrowest;
    const own = getComputedStyle(table).getPropertyValue("--tracks");
    const tracks = splitTracks(own);
    let width = before;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => {
      width = bounded(before + moved.clientX - from);
      table.style.setProperty("--tracks", tracks.with(at, `${width}px`).join(" "));
    };
    const end = () => {
      handle.removeEventListener("pointermove", move);
      if (width === before) table.style.setProperty("--tracks", own);
      else props.onResize(props.column, width);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", end, { once: true });
  };
  return (
    <span
      aria-hidden
      className={classes.handle}
      draggable
      onDragStart={(event) => {
        // The header around it would take the pointer for a drag of the whole column.
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={begin}
      onDoubleClick={() => props.onResize(props.column, null)}
    />
  );
}
