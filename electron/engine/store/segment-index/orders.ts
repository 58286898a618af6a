import type Sqlite from "better-sqlite3";
import type { ContactSort } from "../../../../shared/contract/contacts.ts";
import { hasBit, type Bits } from "./bits.ts";
import type { IndexState } from "./state.ts";

/** Contacts in the orders of their list, kept while the rows they depend on are the same. */
export class ContactOrders {
  readonly #db: Sqlite.Database;
  readonly #state: IndexState;
  readonly #orders = new Map<ContactSort["by"], { version: number; order: Uint32Array }>();
  #names: { version: number; ranks: Uint32Array } | null = null;

  constructor(db: Sqlite.Database, state: IndexState) {
    this.#db = db;
    this.#state = state;
  }

  /** All contacts that are there, ascending. Equal ones stand in the order of their keys. */
  order(by: ContactSort["by"]): Uint32Array {
    const { version } = this.#state;
    const known = this.#orders.get(by);
    if (known?.version === version) return known.order;
    const order = this.#sorted(by);
    this.#orders.set(by, { version, order });
    return order;
  }

  #sorted(by: ContactSort["by"]): Uint32Array {
    const { contacts } = this.#state;
    const rows = new Uint32Array(contacts.count);
    let at = 0;
    for (let row = 0; row < contacts.length; row += 1)
      if (hasBit(contacts.alive, row)) rows[at++] = row;
    if (by === "name") {
      const ranks = this.#ranks();
      return sortBy(rows, (row) => ranks[row] ?? 0);
    }
    if (by === "created") return sortBy(rows, (row) => contacts.created[row] ?? 0);
    const last = this.#lastActive();
    return sortBy(rows, (row) => last[row] ?? 0);
  }

  #lastActive(): Float64Array {
    const { contacts, endpoints } = this.#state;
    const last = new Float64Array(contacts.length);
    for (let row = 0; row < endpoints.length; row += 1) {
      if (!hasBit(endpoints.alive, row)) continue;
      const contact = endpoints.contacts[row] ?? 0;
      last[contact] = Math.max(last[contact] ?? 0, endpoints.effective[row] ?? 0);
    }
    return last;
  }

  /** Where each contact stands by its name; those without one come last. Names are only read for this. */
  #ranks(): Uint32Array {
    if (this.#names?.version === this.#state.version) return this.#names.ranks;
    const { contacts } = this.#state;
    const ranks = new Uint32Array(contacts.length).fill(0xffffffff);
    const rows = this.#db
      .prepare<[], number>(
        "SELECT key FROM contacts WHERE name IS NOT NULL ORDER BY lower(name), key",
      )
      .pluck();
    let rank = 0;
    for (const key of rows.iterate()) {
      const row = contacts.find(key);
      if (row >= 0) ranks[row] = rank;
      rank += 1;
    }
    this.#names = { version: this.#state.version, ranks };
    return ranks;
  }
}

function sortBy(rows: Uint32Array, valueOf: (row: number) => number): Uint32Array {
  let sorted = true;
  for (let at = 1; at < rows.length && sorted; at += 1)
    sorted = valueOf(rows[at - 1] ?? 0) <= valueOf(rows[at] ?? 0);
  if (sorted) return rows;
  // Value and place in one sortable number would not fit: sort the values, then find the places of equal ones in order.
  const values = Float64Array.from(rows, valueOf).sort();
  const next = new Map<number, number>();
  for (let at = values.length - 1; at >= 0; at -= 1) next.set(values[at] ?? 0, at);
  const result = new Uint32Array(rows.length);
  for (const row of rows) {
    const value = valueOf(row);
    const place = next.get(value) ?? 0;
    result[place] = row;
    next.set(value, place + 1);
  }
  return result;
}

/** Keys `offset` … of the contacts in a set (null = all), in this order. */
export function windowOf(
  state: IndexState,
  order: Uint32Array,
  descending: boolean,
  wanted: Bits | null,
  { offset, limit }: { offset: number; limit: number },
): number[] {
  const keys: number[] = [];
  const key = (at: number) =>
    state.contacts.keys[order[descending ? order.length - 1 - at : at] ?? 0] ?? 0;
  if (wanted === null) {
    for (let at = offset; at < Math.min(offset + limit, order.length); at += 1) keys.push(key(at));
    return keys;
  }
  let skipped = 0;
  for (let at = 0; at < order.length && keys.length < limit; at += 1) {
    const row = order[descending ? order.length - 1 - at : at] ?? 0;
    if (!hasBit(wanted, row)) continue;
    if (skipped < offset) skipped += 1;
    else keys.push(key(at));
  }
  return keys;
}
