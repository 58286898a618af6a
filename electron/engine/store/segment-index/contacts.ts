import { clearBit, hasBit, setBit } from "./bits.ts";
import { CodeColumn } from "./code-column.ts";
import { grown, placeOf, trimmed } from "./growing.ts";

/** The contacts, in the order of their keys; their number in it is what all other columns use. */
export class ContactRows {
  keys = new Uint32Array(0);
  created = new Float64Array(0);
  alive = new Uint32Array(0);
  length = 0;
  /** Those that are there. */
  count = 0;
  attributes = new Map<string, CodeColumn>();

  get memory(): number {
    let sum = this.keys.byteLength + this.created.byteLength + this.alive.byteLength;
    for (const column of this.attributes.values()) sum += column.memory;
    return sum;
  }

  find(key: number): number {
    return placeOf(this.keys, this.length, key);
  }
  isThere(row: number): boolean {
    return row < this.length && hasBit(this.alive, row);
  }

  /** A contact with a key above all others. */
  append(key: number): number {
    const row = this.length;
    this.keys = grown(this.keys, row + 1);
    this.created = grown(this.created, row + 1);
    this.alive = grown(this.alive, (row >>> 5) + 1);
    this.keys[row] = key;
    this.length = row + 1;
    return row;
  }

  set(row: number, created: number, attributes: Record<string, unknown>): void {
    if (!hasBit(this.alive, row)) this.count += 1;
    setBit(this.alive, row);
    this.created[row] = created;
    setLists(this.attributes, row, attributes);
  }

  remove(row: number): void {
    if (!hasBit(this.alive, row)) return;
    clearBit(this.alive, row);
    this.count -= 1;
    for (const column of this.attributes.values()) column.setCode(row, 0);
  }

  trim(): void {
    this.keys = trimmed(this.keys, this.length);
    this.created = trimmed(this.created, this.length);
    this.alive = trimmed(this.alive, (this.length + 31) >>> 5);
    for (const column of this.attributes.values()) column.trim();
  }
}

/** Writes a row's lists of values; attributes it does not have any more lose theirs. */
export function setLists(
  columns: Map<string, CodeColumn>,
  row: number,
  lists: Record<string, unknown>,
): void {
  for (const [name, column] of columns)
    if (row < column.length && !Object.hasOwn(lists, name)) column.setCode(row, 0);
  for (const name in lists) {
    if (!Object.hasOwn(lists, name)) continue;
    const values = lists[name];
    const list = listOf(values);
    let column = columns.get(name);
    if (!column) {
      if (list.length === 0) continue;
      columns.set(name, (column = new CodeColumn()));
    }
    column.set(row, list);
  }
}

/** Documents hold lists of texts; a single text, and numbers an older version let in, count as such. */
function listOf(values: unknown): readonly string[] {
  if (Array.isArray(values))
    return values.every((value) => typeof value === "string")
      ? (values as string[])
      : values.map(String);
  return values === null || values === undefined ? [] : [String(values)];
}
