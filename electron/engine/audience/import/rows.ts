import type { Cell } from "./cells.ts";

/** A row of the file: its cells and the line it begins on; or why it can't be read. */
export type Row = {
  line: number;
  cells: Cell[];
  problem?: string;
  multiline?: boolean;
  damaged?: boolean;
};
/** Complete rows of a stretch. `chars` and `lines` say how far they reach. */
export type Rows = { rows: Row[]; chars: number; lines: number };
/**
 * Cuts a stretch of text into rows. Rows that reach beyond the stretch are left for the next one, unless it is the last
 * or `stuck`: then the stretch is as long as one may get, and something must be given up to go on.
 */
export type CutRows = (text: string, stretch: StretchAt) => Rows;
/** `line` it begins on; whether it is the `first` of the file, the `last`, or `stuck`. */
export type StretchAt = { line: number; first: boolean; last: boolean; stuck: boolean };

export function countLines(text: string, from = 0, to = text.length): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1))
    count += 1;
  return count;
}
