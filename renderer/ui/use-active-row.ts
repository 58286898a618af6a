import { useRef, useState, type KeyboardEvent } from "react";
import type { DataTableProps, RowKey } from "./data-table-types.ts";
import { moveOf, rowAfter, toggled, withRange } from "./table-keys.ts";

/** Which row the keyboard is on, and what keys and clicks do to it. */
export function useActiveRow<Row>(
  props: DataTableProps<Row>,
  reveal: (index: number) => void,
  rowHeight: number,
) {
  const { rows, rowKey, selected, onSelect, openKey, startKey, onOpen, onPeek, onFollow } = props;
  const [chosen, setChosen] = useState<{ at: number; key: RowKey } | null>(null);
  const anchor = useRef(-1);

  const count = rows.length;
  // Rows come and go above the active one, and details may be opened from elsewhere: what counts is the row's key.
  const key = chosen?.key ?? openKey ?? startKey;
  const found =
    key === null || key === undefined ? -1 : rows.findIndex((row) => rowKey(row) === key);
  const index = found >= 0 ? found : Math.min(chosen?.at ?? -1, count - 1);
  const setIndex = (at: number) => {
    const row = rows[at];
    if (row) setChosen({ at, key: rowKey(row) });
  };

  const tick = (at: number, range: boolean) => {
    const row = rows[at];
    if (!row || !selected || !onSelect) return;
    const keys = rows.map(rowKey);
    onSelect(
      range && anchor.current >= 0
        ? withRange(selected, keys, anchor.current, at)
        : toggled(selected, rowKey(row)),
    );
    anchor.current = at;
    setIndex(at);
  };

  const press = (at: number) => {
    setIndex(at);
    const row = rows[at];
    if (row) onOpen?.(row, false);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // Controls inside the header keep their own keys.
    if (event.target !== event.currentTarget || count === 0) return;
    const row = rows[index];
    const move = moveOf(event.key);
    if (move && !event.altKey && !event.ctrlKey && !event.metaKey) {
      const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 2);
      const next = rowAfter(move, index, count, page);
      if (event.shiftKey && selected && onSelect && index >= 0) {
        if (anchor.current < 0) anchor.current = index;
        onSelect(withRange(selected, rows.map(rowKey), anchor.current, next));
      }
      setIndex(next);
      reveal(next);
      const target = rows[next];
      if (target && openKey !== null && openKey !== undefined) onFollow?.(target);
    } else if (event.key === "Enter" && row) onOpen?.(row, true);
    else if (event.key === " " && row) {
      if (onSelect) tick(index, event.shiftKey);
      else if (onPeek) onPeek(row);
      else onOpen?.(row, true);
    } else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey) && onSelect)
      onSelect(new Set(rows.map(rowKey)));
    else return;
    event.preventDefault();
  };

  return { index, press, tick, onKeyDown };
}
