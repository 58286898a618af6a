// Rows that are not on screen do not exist, which a <table> cannot say.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { memo } from "react";
import type { ContactRow } from "../../../../../shared/contract/contacts.ts";
import { SkeletonBar } from "../../../../ui/skeletons.tsx";
import { rowName, type CellSettings, type ContactColumn } from "../contact-columns.tsx";
import classes from "./grid.module.css";
import { isContact } from "./use-ticking.ts";

type GridRowProps = {
  id: string;
  index: number;
  /** In px of the page, which for a very long list is not where the list has it. */
  top: number;
  /** Undefined while it is fetched. */
  row: ContactRow | undefined;
  columns: readonly ContactColumn[];
  settings: CellSettings;
  active: boolean;
  open: boolean;
  ticked: boolean;
};

/** One contact. Clicks are read by the list as a whole, so that a row is nothing but what it shows. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, ticked } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      id={props.id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={ticked}
      aria-busy={row === undefined || undefined}
      className={`${classes.row} ${classes.cells}`}
      data-index={index}
      data-active={props.active || undefined}
      data-open={props.open || undefined}
      data-ticked={ticked || undefined}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <div role="gridcell" className={classes.check}>
        {row === undefined || !isContact(row.key) ? null : (
          <input
            type="checkbox"
            tabIndex={-1}
            className={classes.tick}
            aria-label={`Select ${rowName(row)}`}
            checked={ticked}
            readOnly
          />
        )}
      </div>
      {props.columns.map((column, at) => (
        <div key={column.key} role="gridcell" className={classes.td}>
          {row === undefined ? (
            <SkeletonBar width={[70, 50, 60][(index + at) % 3] ?? 60} />
          ) : (
            column.cell(row, props.settings)
          )}
        </div>
      ))}
    </div>
  );
});

/** The shape of the list while its first rows are fetched. */
export const GridSkeleton = ({ columns }: { columns: number }) =>
  Array.from({ length: 12 }, (_, index) => (
    <div key={index} aria-hidden className={`${classes.waiting} ${classes.cells}`}>
      <span />
      {Array.from({ length: columns }, (_column, at) => (
        <div key={at} className={classes.td}>
          <SkeletonBar width={[70, 50, 60][(index + at) % 3] ?? 60} />
        </div>
      ))}
    </div>
  ));
