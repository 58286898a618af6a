// Rows that are not on screen do not exist, which a <table> cannot say.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Checkbox } from "@mantine/core";
import type { MouseEvent } from "react";
import classes from "./data-table.module.css";
import type { DataTableProps } from "./data-table-types.ts";
import { SkeletonBar, useSlow } from "./skeletons.tsx";

type TableRowProps<Row> = {
  id: string;
  index: number;
  top: number;
  /** Undefined for a row that is not fetched yet. */
  row: Row | undefined;
  table: DataTableProps<Row>;
  active: boolean;
  onPress: (index: number) => void;
  onTick: (index: number, range: boolean) => void;
};

const hasOwnClick = (event: MouseEvent) =>
  (event.target as Element).closest("a, button, input, label, [role=menuitem]") !== null;

export function TableRow<Row>(props: TableRowProps<Row>) {
  const { row, index, table } = props;
  const { columns, rowKey, selected, onSelect } = table;
  const key = row === undefined ? null : rowKey(row);
  const ticked = key !== null && selected?.has(key);
  return (
    // The keyboard works on the grid as a whole, which names this row as its active one.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={props.id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected ? Boolean(ticked) : undefined}
      className={`${classes.row} ${classes.cells}`}
      data-active={props.active || undefined}
      data-open={(key !== null && table.openKey === key) || undefined}
      data-ticked={ticked || undefined}
      data-pressable={table.onOpen ? true : undefined}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={(event) => {
        if (row !== undefined && !hasOwnClick(event)) props.onPress(index);
      }}
    >
      {selected && onSelect ? (
        <div role="gridcell" className={classes.check}>
          {row === undefined ? null : (
            <Checkbox
              tabIndex={-1}
              aria-label={`Select ${table.rowName?.(row) ?? `row ${index + 1}`}`}
              checked={Boolean(ticked)}
              onChange={() => undefined}
              onClick={(event) => props.onTick(index, event.shiftKey)}
            />
          )}
        </div>
      ) : null}
      {columns.map((column) => (
        <div key={column.key} role="gridcell" className={classes.td} data-align={column.align}>
          {row === undefined ? <SkeletonBar width={60} /> : column.cell(row)}
        </div>
      ))}
    </div>
  );
}

export function TableSkeleton(props: { columns: number; selectable: boolean }) {
  const slow = useSlow(true);
  if (!slow) return null;
  return Array.from({ length: 12 }, (_, index) => (
    <div key={index} aria-hidden className={`${classes.cells} ${classes.waiting}`}>
      {props.selectable ? <span /> : null}
      {Array.from({ length: props.columns }, (_column, column) => (
        <div key={column} className={classes.td}>
          <SkeletonBar width={[70, 50, 60][(index + column) % 3] ?? 60} />
        </div>
      ))}
    </div>
  ));
}
