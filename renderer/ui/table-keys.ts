import type { RowKey } from "./data-table-types.ts";

export type TableMove = "up" | "down" | "pageUp" | "pageDown" | "first" | "last";

const moves: Record<string, TableMove> = {
  ArrowUp: "up",
  ArrowDown: "down",
  PageUp: "pageUp",
  PageDown: "pageDown",
  Home: "first",
  End: "last",
};

export const moveOf = (key: string): TableMove | undefined => moves[key];

/** The row a move leads to; `at` −1 means that none is active yet. */
export function rowAfter(move: TableMove, at: number, count: number, page: number): number {
  const last = count - 1;
  if (at < 0) return move === "last" ? last : 0;
  const target = {
    up: at - 1,
    down: at + 1,
    pageUp: at - page,
    pageDown: at + page,
    first: 0,
    last,
  }[move];
  return Math.max(0, Math.min(last, target));
}

/** Ticks or unticks one row. */
export function toggled(selected: ReadonlySet<RowKey>, key: RowKey): Set<RowKey> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Ticks everything between two rows, both included. */
export function withRange(
  selected: ReadonlySet<RowKey>,
  keys: readonly RowKey[],
  from: number,
  to: number,
): Set<RowKey> {
  return new Set([...selected, ...keys.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}
