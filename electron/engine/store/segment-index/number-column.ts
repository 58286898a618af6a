import { emptyBits, type Bits } from "./bits.ts";
import { grown, trimmed } from "./growing.ts";
import type { Range } from "./number-range.ts";

/** One number per row; NaN where a row has none. */
export class NumberColumn {
  numbers: Float64Array;
  length: number;

  constructor(saved?: { numbers: Float64Array; length: number }) {
    this.numbers = saved?.numbers ?? new Float64Array(0);
    this.length = saved?.length ?? 0;
  }

  get memory(): number {
    return this.numbers.byteLength;
  }

  set(row: number, value: number | undefined): void {
    if (value === undefined && row >= this.length) return;
    if (row >= this.length) {
      this.numbers = grown(this.numbers, row + 1, Number.NaN);
      this.length = row + 1;
    }
    this.numbers[row] = value ?? Number.NaN;
  }

  at(row: number): number | undefined {
    const value = row < this.length ? this.numbers[row] : undefined;
    return value === undefined || Number.isNaN(value) ? undefined : value;
  }

  trim(): void {
    this.numbers = trimmed(this.numbers, this.length);
  }
}

/** The rows whose number passes. */
export function rowsPassing(
  column: { numbers: Float64Array; length: number } | undefined,
  test: (value: number | undefined) => boolean,
  rows: number,
): Bits {
  const bits = emptyBits(rows);
  const missing = test(undefined) ? 1 : 0;
  const length = Math.min(column?.length ?? 0, rows);
  const numbers = column?.numbers ?? new Float64Array(0);
  for (let from = 0; from < rows; from += 32) {
    let word = 0;
    const to = Math.min(from + 32, rows);
    for (let row = from; row < to; row += 1) {
      const value = row < length ? (numbers[row] ?? Number.NaN) : Number.NaN;
      // NaN is the only number that differs from itself.
      const passes = value === value ? (test(value) ? 1 : 0) : missing;
      word |= passes << (row & 31);
    }
    bits[from >>> 5] = word;
  }
  return bits;
}

/** The rows whose number is in a range; those without one are not. */
export function rowsWithin(
  column: { numbers: Float64Array; length: number } | undefined,
  { from, to }: Range,
  rows: number,
): Bits {
  const bits = emptyBits(rows);
  if (!column) return bits;
  const { numbers } = column;
  const length = Math.min(column.length, rows);
  for (let start = 0; start < length; start += 32) {
    let word = 0;
    const end = Math.min(start + 32, length);
    for (let row = start; row < end; row += 1) {
      // NaN is neither above nor below anything.
      const value = numbers[row] ?? Number.NaN;
      // Without a branch: which rows pass is as good as random.
      word |= (Number(value >= from) & Number(value <= to)) << (row & 31);
    }
    bits[start >>> 5] = word;
  }
  return bits;
}
