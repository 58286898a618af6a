// Rows that are not on screen do not exist, which a <table> cannot say.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import type {
  ContactFilter,
  ContactRow,
  ContactSort,
} from "../../../../../shared/contract/contacts.ts";
import { moveOf, rowAfter } from "../../../../ui/table-keys.ts";
import { useNow } from "../../../../ui/use-now.ts";
import { useSlow } from "../../../../ui/skeletons.tsx";
import { useWindowSettings } from "../../../../ui/window-settings.tsx";
import type { ContactColumn } from "../contact-columns.tsx";
import { everything, isTicked, nothing, selectedCount, type Selection } from "../selection.ts";
import classes from "./grid.module.css";
import { GridHeader, type HeaderProps } from "./grid-header.tsx";
import { GridRow, GridSkeleton } from "./grid-row.tsx";
import { leastWidth } from "./tracks.ts";
import { useActiveRow } from "./use-active-row.ts";
import { useTallList } from "./use-tall-list.ts";
import { isContact, useTicking } from "./use-ticking.ts";
import { useContactWindow } from "./use-window.ts";

export type Found = { total: number; all: number };
type ContactsGridProps = Pick<HeaderProps, "onSort" | "onResize" | "onMove"> & {
  filter: ContactFilter;
  sort: ContactSort;
  columns: readonly ContactColumn[];
  selection: Selection;
  onSelect: (selection: Selection) => void;
  /** The contact whose details are open beside the table. */
  openKey: number | null;
  /** Where to begin: the row one comes back to. */
  start: { key: number; index: number } | null;
  /** A click or →: details beside the list. `byKeyboard` says whether the focus goes along. */
  onLook: (row: ContactRow, byKeyboard: boolean) => void;
  onOpenPage: (row: ContactRow, index: number) => void;
  onFound: (found: Found) => void;
  /** Instead of rows. */
  empty: ReactNode;
  failed: (error: unknown, retry: () => void) => ReactNode;
};

const head = 36;
const heights = { comfortable: 36, compact: 30 };

/**
 * Contacts in any number; only the rows on screen exist. One stop of the Tab key: ↑↓ PageUp PageDown Home End move, Space
 * ticks, Shift with them ticks a range, → shows details beside the list, Enter opens the page.
 */
export function ContactsGrid(props: ContactsGridProps) {
  const { filter, sort, columns, selection, onSelect, openKey, onFound } = props;
  const id = useId();
  const { density, textScale, format } = useWindowSettings();
  const now = useNow();
  const settings = useMemo(() => ({ format, now }), [format, now]);
  const rowHeight = Math.round(heights[density] * textScale);

  const [total, setTotal] = useState(0);
  const { scroller, ...tall } = useTallList({ rows: total, rowHeight, head });
  const found = useContactWindow(filter, sort, tall);
  if (found.total !== null && found.total !== total) setTotal(found.total);
  const { all, rowAt, list } = found;
  useEffect(() => {
    if (found.total !== null && all !== null && !found.stale) onFound({ total: found.total, all });
    // The parent's function may be new with every drawing; the figures decide.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [found.total, all, found.stale, list]);

  const active = useActiveRow(rowAt, total, props.start, openKey);
  const { tickOne, tickTo } = useTicking({ filter, sort, rowAt, selection, onSelect });
  useStart(list, props.start, total, tall, () => scroller.current?.focus(), active.forget);

  const tracks = ["36px", ...columns.map(({ width }) => width)];
  const slow = useSlow(found.pending);
  const failed = found.problem !== null && (all === null || found.stale);
  const empty = !failed && !found.pending && total === 0;
  // A jump draws into the rows there are instead of making new ones.
  const slots = 64 * Math.ceil(Math.max(1, tall.last - tall.first) / 64);
  const rowId = (index: number) => `${id}-row-${index}`;
  const count = selectedCount(selection, total) ?? 0;

  const [wish, setWish] = useState<{ index: number; act: (row: ContactRow) => void } | null>(null);
  const wished = wish ? rowAt(wish.index) : undefined;
  useEffect(() => {
    if (!wish || !wished) return;
    wish.act(wished);
    setWish(null);
  }, [wish, wished]);
  /** At once, or when the row has come: a key may be faster than a jump's rows. */
  const withRow = (index: number, act: (row: ContactRow) => void) => {
    const row = rowAt(index);
    if (row) act(row);
    setWish(row || index < 0 ? null : { index, act });
  };

  const move = (to: number, event: React.KeyboardEvent) => {
    if (event.shiftKey) tickTo(to, Math.max(0, active.index));
    active.set(to);
    tall.reveal(to);
    if (openKey !== null) withRow(to, (row) => props.onLook(row, false));
    else setWish(null);
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || total === 0) return;
    const { index } = active;
    const way = moveOf(event.key);
    const modified = event.altKey || event.ctrlKey || event.metaKey;
    if (way && !modified) move(rowAfter(way, active.index, total, tall.page), event);
    else if (event.key === " " && index >= 0)
      if (event.shiftKey) tickTo(index);
      else tickOne(index);
    else if (event.key === "ArrowRight" && !modified)
      withRow(index, (row) => props.onLook(row, true));
    else if (event.key === "Enter") withRow(index, (row) => props.onOpenPage(row, index));
    else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey))
      onSelect(everything);
    else if (event.key === "Escape" && count > 0 && openKey === null) onSelect(nothing);
    else return;
    event.preventDefault();
  };

  /** The row a pointer is on, from what was drawn there. */
  const indexOf = (target: EventTarget) => {
    const text = (target as Element).closest<HTMLElement>("[data-index]")?.dataset["index"];
    return text === undefined ? null : Number(text);
  };
  const onClick = (event: React.MouseEvent) => {
    const index = indexOf(event.target);
    if (index === null) return;
    active.set(index);
    const row = rowAt(index);
    if ((event.target as Element).closest(`.${classes.check}`) || event.shiftKey) {
      if (event.shiftKey) tickTo(index);
      else tickOne(index);
    } else if (event.ctrlKey || event.metaKey) tickOne(index);
    else if (row && !(event.target as Element).closest("a, button")) props.onLook(row, false);
  };
  const onDoubleClick = (event: React.MouseEvent) => {
    const index = indexOf(event.target);
    const row = index === null ? undefined : rowAt(index);
    if (index !== null && row && !(event.target as Element).closest(`.${classes.check}`))
      props.onOpenPage(row, index);
  };

  return (
    <div
      ref={scroller}
      className={classes.table}
      role="grid"
      tabIndex={0}
      aria-label="Contacts"
      aria-rowcount={found.total === null ? -1 : total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-busy={found.pending || found.stale || undefined}
      aria-activedescendant={active.index >= 0 ? rowId(active.index) : undefined}
      data-region-part
      style={{
        "--tracks": tracks.join(" "),
        "--least": `${leastWidth(tracks)}px`,
        "--row": `${rowHeight}px`,
      }}
      onKeyDown={onKeyDown}
    >
      <GridHeader
        columns={columns}
        sort={sort}
        ticked={count === 0 ? "none" : count === total ? "all" : "some"}
        canTick={total > 0}
        onTickAll={() => onSelect(count === total ? nothing : everything)}
        onSort={props.onSort}
        onResize={props.onResize}
        onMove={props.onMove}
      />
      {slow ? <GridSkeleton columns={columns.length} /> : null}
      {failed || empty ? (
        <div role="row">
          <div role="gridcell">
            {failed ? props.failed(found.problem, found.retry) : props.empty}
          </div>
        </div>
      ) : null}
      {failed || empty || found.pending ? null : (
        // The keyboard works on the grid as a whole, which names its active row.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
        <div
          role="rowgroup"
          className={classes.body}
          data-dim={found.stale || undefined}
          style={{ height: tall.height }}
          onClick={onClick}
          onDoubleClick={onDoubleClick}
        >
          {Array.from({ length: Math.max(0, tall.last - tall.first) }, (_, at) => {
            const index = tall.first + at;
            const row = rowAt(index);
            return (
              <GridRow
                key={index % slots}
                id={rowId(index)}
                index={index}
                top={index * rowHeight - tall.shift}
                row={row}
                columns={columns}
                settings={settings}
                active={active.index === index}
                open={row !== undefined && row.key === openKey}
                ticked={row !== undefined && isContact(row.key) && isTicked(selection, row.key)}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}

/** Another list begins at its top; the one that is come back to, where one left it. */
function useStart(
  list: string,
  start: { index: number } | null,
  total: number,
  tall: { reveal: (row: number, centred: boolean) => void; toTop: () => void },
  focus: () => void,
  forget: () => void,
) {
  const shown = useRef(list);
  useLayoutEffect(() => {
    if (shown.current === list) return;
    shown.current = list;
    tall.toTop();
    forget();
    // oxlint-disable-next-line react/exhaustive-deps -- only where the list is another
  }, [list]);
  const waiting = useRef(start !== null);
  const { reveal } = tall;
  useLayoutEffect(() => {
    if (!waiting.current || total === 0 || start === null) return;
    waiting.current = false;
    reveal(start.index, true);
    focus();
    // oxlint-disable-next-line react/exhaustive-deps -- once, when there are rows
  }, [total, reveal]);
}
