import type { ReactNode } from "react";

export type RowKey = string | number;
export type SortState = { key: string; direction: "ascending" | "descending" };

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** A track of CSS grid, such as `120px` or `minmax(160px, 2fr)`. */
  width?: string;
  align?: "start" | "end";
  sortable?: boolean;
  /** The header is read out but not shown, as for a column of icons. */
  hideHeader?: boolean;
};

export type DataTableProps<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => RowKey;
  /** What a row is called, for the name of its checkbox. */
  rowName?: (row: Row) => string;
  /** How many rows there are in all, when that is known. */
  total?: number | null;
  /** `line` 36 (30 compact), `two-line` 52 (44), `three-line` 70 (62). */
  height?: "line" | "two-line" | "three-line";
  sort?: SortState | null;
  onSort?: (sort: SortState) => void;
  selected?: ReadonlySet<RowKey>;
  onSelect?: (selected: ReadonlySet<RowKey>) => void;
  /** The row whose details are open beside the table. */
  openKey?: RowKey | null;
  /** Click or Enter; `byKeyboard` says whether the focus should follow. */
  onOpen?: (row: Row, byKeyboard: boolean) => void;
  /** Space, where rows cannot be ticked; without it Space opens as Enter does. */
  onPeek?: (row: Row) => void;
  /** ↑↓ moved to this row while details are open. */
  onFollow?: (row: Row) => void;
  /** More rows can be fetched; called when the end comes near. */
  hasMore?: boolean;
  onEnd?: () => void;
  loading?: boolean;
  /** Old rows stay, dimmed, while new ones are fetched. */
  refreshing?: boolean;
  /** Instead of rows: an `EmptyState`, an `ErrorState`. */
  empty?: ReactNode;
  error?: ReactNode;
  /** The row that is active when the table appears, such as after coming back to it. */
  startKey?: RowKey | null;
  /** Put the focus into the table when it appears. */
  autoFocus?: boolean;
};
