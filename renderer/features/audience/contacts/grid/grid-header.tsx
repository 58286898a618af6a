// Rows that are not on screen do not exist, which a <table> cannot say.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useState } from "react";
import type { ContactSort } from "../../../../../shared/contract/contacts.ts";
import type { ContactColumn } from "../contact-columns.tsx";
import { isSortable, sortState } from "../contact-sort.ts";
import classes from "./grid.module.css";
import { ResizeHandle } from "./resize-handle.tsx";

export type HeaderProps = {
  columns: readonly ContactColumn[];
  sort: ContactSort;
  /** Ticked: all, some, or none. */
  ticked: "all" | "some" | "none";
  canTick: boolean;
  onTickAll: () => void;
  onSort: (column: string) => void;
  onResize: (column: string, width: number | null) => void;
  onMove: (column: string, before: string | null) => void;
};

/** The sticky header: ticks everything, sorts, and its columns can be dragged wider and elsewhere. */
export function GridHeader(props: HeaderProps) {
  const { columns, ticked } = props;
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const drop = (key: string) => {
    if (dragged !== null && dragged !== key) {
      const from = columns.findIndex((column) => column.key === dragged);
      const to = columns.findIndex((column) => column.key === key);
      // Dragged to the right, a column comes after the one it is dropped on.
      props.onMove(dragged, from < to ? (columns[to + 1]?.key ?? null) : key);
    }
    setDragged(null);
    setOver(null);
  };
  const sorted = sortState(props.sort);
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.cells}>
        <div role="columnheader" className={classes.check}>
          <input
            type="checkbox"
            className={classes.tick}
            aria-label="Select all"
            disabled={!props.canTick}
            checked={ticked === "all"}
            ref={(box) => {
              if (box) box.indeterminate = ticked === "some";
            }}
            onChange={props.onTickAll}
          />
        </div>
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            tabIndex={-1}
            className={classes.th}
            data-column={column.key}
            data-over={(over === column.key && dragged !== column.key) || undefined}
            aria-sort={
              isSortable(column.key)
                ? sorted.key === column.key
                  ? sorted.direction
                  : "none"
                : undefined
            }
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", column.header);
              setDragged(column.key);
            }}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(column.key);
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            onDrop={(event) => {
              event.preventDefault();
              drop(column.key);
            }}
          >
            <HeaderText
              column={column}
              direction={sorted.key === column.key ? sorted.direction : null}
              onSort={props.onSort}
            />
            <ResizeHandle column={column.key} onResize={props.onResize} />
          </div>
        ))}
      </div>
    </div>
  );
}

function HeaderText(props: {
  column: ContactColumn;
  direction: "ascending" | "descending" | null;
  onSort: (column: string) => void;
}) {
  const { column, direction } = props;
  if (!isSortable(column.key)) return <span className="ellipsis">{column.header}</span>;
  return (
    <button type="button" className={classes.sort} onClick={() => props.onSort(column.key)}>
      <span className="ellipsis">{column.header}</span>
      {direction === "ascending" ? <IconChevronUp size={14} /> : null}
      {direction === "descending" ? <IconChevronDown size={14} /> : null}
    </button>
  );
}
