import type Sqlite from "better-sqlite3";
import { and, emptyBits, or, type Bits } from "./bits.ts";
import type { Reckoner } from "./reckoner.ts";

type Run = { kind: string; first_key: number; last_key: number };

/** The endpoints of an imported or static segment: those it names, and those of the contacts it names. */
export function memberRows(db: Sqlite.Database, reckoner: Reckoner, segmentId: string): Bits {
  const { endpoints, contacts } = reckoner.state;
  const rows = emptyBits(endpoints.length);
  const owners = emptyBits(contacts.length);
  const runs = db
    .prepare<[string], Run>(
      "SELECT kind, first_key, last_key FROM segment_members WHERE segment_id = ? ORDER BY kind, first_key",
    )
    .iterate(segmentId);
  let byContact = false;
  for (const { kind, first_key: first, last_key: last } of runs)
    if (kind === "endpoint") setRun(rows, endpoints.keys, endpoints.length, first, last);
    else {
      byContact = true;
      setRun(owners, contacts.keys, contacts.length, first, last);
    }
  const all = byContact ? or(rows, reckoner.endpointsOf(owners)) : rows;
  return and(all, reckoner.alive);
}

/** Sets every row whose key is in a run. */
function setRun(bits: Bits, keys: Uint32Array, length: number, first: number, last: number): void {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  for (let row = low; row < length && (keys[row] ?? 0) <= last; row += 1)
    bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
}
