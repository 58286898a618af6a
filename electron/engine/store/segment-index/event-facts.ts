import type Sqlite from "better-sqlite3";
import { CodeColumn } from "./code-column.ts";
import type { EventList } from "./events.ts";
import { NumberColumn } from "./number-column.ts";

type Row = [key: number, attributes: string, metrics: string | null];

/**
 * What events of one type carry, as columns by their place in the list. Read from the table when it is first asked for,
 * and on from there: most attributes of events are never asked about.
 */
export class EventFacts {
  readonly #list: EventList;
  readonly #type: string;
  readonly attributes = new Map<string, CodeColumn>();
  readonly metrics = new Map<string, NumberColumn>();
  #read = 0;
  #changes = 0;

  constructor(type: string, list: EventList) {
    this.#type = type;
    this.#list = list;
  }

  get memory(): number {
    let sum = 0;
    for (const column of this.attributes.values()) sum += column.memory;
    for (const column of this.metrics.values()) sum += column.memory;
    return sum;
  }

  /** Makes sure that these are there, for all events in the list. */
  want(db: Sqlite.Database, attributes: readonly string[], metrics: readonly string[]): void {
    const fresh =
      attributes.some((name) => !this.attributes.has(name)) ||
      metrics.some((name) => !this.metrics.has(name)) ||
      this.#changes !== this.#list.changes;
    if (fresh) {
      for (const name of [...this.attributes.keys(), ...attributes])
        this.attributes.set(name, new CodeColumn());
      for (const name of [...this.metrics.keys(), ...metrics])
        this.metrics.set(name, new NumberColumn());
      this.#read = 0;
      this.#changes = this.#list.changes;
    }
    if (this.#read < this.#list.length) this.#readOn(db);
  }

  #readOn(db: Sqlite.Database): void {
    const { keys, length } = this.#list;
    const rows = db
      .prepare<[string, number, number], Row>(
        "SELECT key, attributes, metrics FROM events WHERE type = ? AND key >= ? AND key <= ? ORDER BY key",
      )
      .raw();
    let place = this.#read;
    for (const [key, attributes, metrics] of rows.iterate(
      this.#type,
      keys[place] ?? 0,
      keys[length - 1] ?? 0,
    )) {
      while (place < length && (keys[place] ?? 0) < key) place += 1;
      if (keys[place] !== key) continue;
      if (this.attributes.size > 0) {
        const found = JSON.parse(attributes) as Record<string, unknown>;
        for (const [name, column] of this.attributes) {
          const value = Object.hasOwn(found, name) ? found[name] : undefined;
          if (value !== undefined && value !== null) column.set(place, [value].flat().map(String));
        }
      }
      if (this.metrics.size > 0 && metrics !== null) {
        const found = JSON.parse(metrics) as Record<string, unknown>;
        for (const [name, column] of this.metrics) {
          const value = Object.hasOwn(found, name) ? found[name] : undefined;
          if (typeof value === "number") column.set(place, value);
        }
      }
    }
    this.#read = length;
  }
}

/** What the newest events of a type carry, most frequent first. */
export function eventFieldsOf(
  db: Sqlite.Database,
  list: EventList | undefined,
): { kind: "attribute" | "metric"; name: string }[] {
  const counts = new Map<string, number>();
  const row = db
    .prepare<[number], [string, string | null]>(
      "SELECT attributes, metrics FROM events WHERE key = ?",
    )
    .raw();
  const looked = 2000;
  for (
    let place = Math.max(0, (list?.length ?? 0) - looked);
    place < (list?.length ?? 0);
    place += 1
  ) {
    const found = row.get(list?.keys[place] ?? 0);
    if (!found) continue;
    const add = (kind: string, json: string | null) => {
      if (json !== null)
        for (const name of Object.keys(JSON.parse(json) as object))
          counts.set(kind + name, (counts.get(kind + name) ?? 0) + 1);
    };
    add("a", found[0]);
    add("m", found[1]);
  }
  return [...counts]
    .sort((one, two) => two[1] - one[1] || (one[0] < two[0] ? -1 : 1))
    .map(([name]) => ({
      kind: name.startsWith("a") ? "attribute" : "metric",
      name: name.slice(1),
    }));
}
