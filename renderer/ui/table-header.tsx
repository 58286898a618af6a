// Rows that are not on screen do not exist, which a <table> cannot say.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Checkbox } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import classes from "./data-table.module.css";
import type { Column, DataTableProps } from "./data-table-types.ts";

/** The sticky header: sorting, and ticking everything that is loaded. */
export function TableHeader<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, selected, onSelect, sort } = props;
  const all = selected && rows.length > 0 && selected.size >= rows.length;
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.cells}>
        {selected && onSelect ? (
          <div role="columnheader" className={classes.check}>
            <Checkbox
              aria-label="Select all"
              checked={all}
              indeterminate={selected.size > 0 && !all}
              disabled={rows.length === 0}
              onChange={() => onSelect(all ? new Set() : new Set(rows.map(rowKey)))}
            />
          </div>
        ) : null}
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            className={classes.th}
            data-align={column.align}
            aria-sort={
              column.sortable ? (sort?.key === column.key ? sort.direction : "none") : undefined
            }
          >
            <HeaderText column={column} table={props} />
          </div>
        ))}
      </div>
    </div>
  );
}

function HeaderText<Row>({ column, table }: { column: Column<Row>; table: DataTableProps<Row> }) {
  const { sort, onSort } = table;
  if (column.hideHeader) return <span className="visually-hidden">{column.header}</span>;
  if (!column.sortable || !onSort) return column.header;
  const mine = sort?.key === column.key ? sort.direction : null;
  const next = mine === "ascending" ? "descending" : "ascending";
  return (
    <button
      type="button"
      className={classes.sort}
      onClick={() => onSort({ key: column.key, direction: next })}
    >
      {column.header}
      {mine === "ascending" ? <IconChevronUp size={14} /> : null}
      {mine === "descending" ? <IconChevronDown size={14} /> : null}
    </button>
  );
}
