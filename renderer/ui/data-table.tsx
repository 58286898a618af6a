// Rows that are not on screen do not exist, which a <table> cannot say.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef } from "react";
import classes from "./data-table.module.css";
import type { DataTableProps } from "./data-table-types.ts";
import { TableHeader } from "./table-header.tsx";
import { TableRow, TableSkeleton } from "./table-row.tsx";
import { useActiveRow } from "./use-active-row.ts";
import { useWindowSettings } from "./window-settings.tsx";

const heights = {
  line: { comfortable: 36, compact: 30 },
  "two-line": { comfortable: 52, compact: 44 },
  "three-line": { comfortable: 70, compact: 62 },
};
const nearEnd = 30;

/** What a table needs at least: its tracks at their narrowest. Every row is a grid of its own and must agree on it. */
const leastWidth = (tracks: readonly string[]) =>
  tracks.reduce((sum, track) => sum + Number(/([\d.]+)px/.exec(track)?.[1] ?? 0), 0);

/**
 * A list of any length: only the rows on screen exist. One stop of the Tab key; inside it ↑↓ Home End move, Enter opens,
 * Space ticks. The active row is named by `aria-activedescendant`, because a focused row could scroll out of existence.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, selected, onSelect, onEnd, hasMore } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { density, textScale } = useWindowSettings();
  const rowHeight = Math.round(heights[props.height ?? "line"][density] * textScale);

  // Its functions change identity with every scroll, so the compiler leaves this component as it is.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length + (hasMore ? 3 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 36,
  });
  useEffect(() => virtual.measure(), [rowHeight, virtual]);

  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastShown >= rows.length - nearEnd) onEnd?.();
  }, [hasMore, lastShown, rows.length, onEnd]);

  const active = useActiveRow(props, (index) => virtual.scrollToIndex(index), rowHeight);
  useEffect(() => {
    if (!props.autoFocus) return;
    scroller.current?.focus();
    if (active.index > 0) virtual.scrollToIndex(active.index, { align: "center" });
    // Where the table appears; what moves later is moved by keys.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [props.autoFocus]);

  const selectable = Boolean(selected && onSelect);
  const tracks = [
    ...(selectable ? ["36px"] : []),
    ...columns.map((column) => column.width ?? "minmax(100px, 1fr)"),
  ];
  const instead = props.error ?? (rows.length === 0 && !props.loading ? props.empty : null);
  const rowId = (index: number) => `${id}-row-${index}`;

  return (
    <div
      ref={scroller}
      className={classes.table}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={props.total != null ? props.total + 1 : hasMore ? -1 : rows.length + 1}
      aria-colcount={columns.length + (selectable ? 1 : 0)}
      aria-multiselectable={selectable || undefined}
      aria-busy={props.loading || props.refreshing || undefined}
      aria-activedescendant={active.index >= 0 ? rowId(active.index) : undefined}
      data-region-part
      style={{
        "--tracks": tracks.join(" "),
        "--least": `${leastWidth(tracks)}px`,
        "--row": `${rowHeight}px`,
      }}
      onKeyDown={active.onKeyDown}
    >
      <TableHeader {...props} />
      {props.loading ? <TableSkeleton columns={columns.length} selectable={selectable} /> : null}
      {instead ? (
        <div role="row">
          <div role="gridcell">{instead}</div>
        </div>
      ) : null}
      {!props.loading && !instead ? (
        <div
          role="rowgroup"
          className={classes.body}
          data-dim={props.refreshing || undefined}
          style={{ height: virtual.getTotalSize() }}
        >
          {shown.map(({ index, start }) => (
            <TableRow
              key={index}
              id={rowId(index)}
              index={index}
              top={start}
              row={rows[index]}
              table={props}
              active={active.index === index}
              onPress={active.press}
              onTick={active.tick}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}
