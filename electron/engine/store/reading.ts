import Sqlite from "better-sqlite3";
import type { SqlValue, Store } from "./database.ts";
import { addFunctions } from "./functions.ts";

/** The part of a store that only reads. */
export type Reading = Pick<Store, "all" | "get">;

/** A connection of its own that can't write: for threads that read at length. */
export function openReading(file: string): Reading & { close(): void } {
  const sqlite = new Sqlite(file, { readonly: true });
  sqlite.pragma("cache_size = -32768");
  sqlite.pragma("temp_store = MEMORY");
  sqlite.pragma("mmap_size = 1073741824");
  addFunctions(sqlite);
  const known = new Map<string, Sqlite.Statement>();
  const statement = (sql: string) => {
    const before = known.get(sql);
    if (before) return before;
    const fresh = sqlite.prepare(sql);
    known.set(sql, fresh);
    return fresh;
  };
  return {
    all: <Row>(sql: string, ...values: SqlValue[]) => statement(sql).all(...values) as Row[],
    get: <Row>(sql: string, ...values: SqlValue[]) =>
      statement(sql).get(...values) as Row | undefined,
    close: () => sqlite.close(),
  };
}
