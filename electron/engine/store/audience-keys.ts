import Sqlite from "better-sqlite3";
import type { Db } from "./audience.ts";
import type { SqlValue } from "./database.ts";

/** Read-only, for another thread than the one that writes. What it makes are temporary tables of its own, in a file. */
export function openReadOnly(file: string): Db & { close(): void } {
  const sqlite = new Sqlite(file, { readonly: true });
  sqlite.pragma("temp_store = FILE");
  sqlite.pragma("temp.cache_size = -32768");
  sqlite.pragma("cache_size = -16384");
  const prepared = new Map<string, Sqlite.Statement<SqlValue[]>>();
  const prepare = (sql: string) => {
    let statement = prepared.get(sql);
    if (!statement) prepared.set(sql, (statement = sqlite.prepare<SqlValue[]>(sql)));
    return statement;
  };
  return {
    sqlite,
    transaction: (work) => sqlite.transaction(work)(),
    all: <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...values) as Row[],
    get: <Row>(sql: string, ...values: SqlValue[]) =>
      prepare(sql).get(...values) as Row | undefined,
    run: (sql, ...values) => prepare(sql).run(...values),
    close: () => sqlite.close(),
  };
}

export const countKeys = (db: Db): number =>
  db.get<{ n: number }>(
    "SELECT ifnull(max(key), 0) * 2 + (SELECT ifnull(max(key), 0) FROM contacts) AS n FROM endpoints",
  )?.n ?? 0;

/** Everything a row of a file could be recognised by. */
export function visitKeys(
  db: Db,
  visit: {
    endpoint(id: string, channel: string, address: string): void;
    user(userId: string): void;
  },
): void {
  const endpoints = db.sqlite
    .prepare<[], [string, string, string]>("SELECT id, channel, address FROM endpoints")
    .raw();
  for (const [id, channel, address] of endpoints.iterate()) visit.endpoint(id, channel, address);
  const contacts = db.sqlite
    .prepare<[], [string]>("SELECT user_id FROM contacts WHERE user_id IS NOT NULL")
    .raw();
  for (const [userId] of contacts.iterate()) visit.user(userId);
}
