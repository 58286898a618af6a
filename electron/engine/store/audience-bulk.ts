import type { ChannelType } from "../../../shared/domain/channel.ts";
import type { ContactRow, Db, EndpointRow } from "./audience.ts";
import type { SqlValue } from "./database.ts";

/*
 * Many rows a statement: per row it saves the call, the bookkeeping of AUTOINCREMENT and the binding of what is the same for
 * all rows, which costs as much as storing it. Keys are those that follow the last ones. Statements of fixed sizes are kept
 * prepared; what is left over goes row by row.
 */
const sizes = [128, 16, 1];

/** Stores rows, whose values stand one after the other; returns the key of the last one. */
export type BulkInsert = (values: SqlValue[]) => number;

/** Columns that are null are bound per row, in order; the others have that value in every row. */
function bulkInsert<Column extends string>(
  db: Db,
  table: string,
  columns: Readonly<Record<Column, string | number | null>>,
): BulkInsert {
  const values = Object.values<string | number | null>(columns);
  const perRow = values.filter((value) => value === null).length;
  const tuple = `(${values.map((value) => (typeof value === "string" ? `'${value}'` : (value ?? "?"))).join(",")})`;
  const into = `INSERT INTO ${table} (${Object.keys(columns).join(", ")})`;
  const statements = sizes.map((rows) => ({
    width: rows * perRow,
    statement: db.sqlite.prepare(
      `${into} VALUES ${Array.from({ length: rows }, () => tuple).join(",")}`,
    ),
  }));
  return (given) => {
    let at = 0;
    let last: number | bigint = 0;
    for (const { width, statement } of statements)
      for (; given.length - at >= width; at += width)
        last = statement.run(given.slice(at, at + width)).lastInsertRowid;
    return Number(last);
  };
}

/** New contacts of an import; per row: user id, name, attributes. */
export const bulkContacts = (db: Db, importKey: number, now: number): BulkInsert =>
  bulkInsert<Exclude<keyof ContactRow, "key">>(db, "contacts", {
    user_id: null,
    name: null,
    attributes: null,
    created_at: now,
    import_key: importKey,
  });

/** New endpoints of an import, all active; per row: id, contact, address, cohort, document, channel, opted out, effective at. */
export const bulkEndpoints = (db: Db, importKey: number, now: number): BulkInsert =>
  bulkInsert<Exclude<keyof EndpointRow, "key">>(db, "endpoints", {
    id: null,
    contact: null,
    address: null,
    cohort: null,
    document: null,
    channel: null,
    opted_out: null,
    effective_at: null,
    active: 1,
    created_at: now,
    import_key: importKey,
  });

/** The same for rows of one channel that say no more; per row: id, contact, address, cohort, document. */
export const bulkPlainEndpoints = (
  db: Db,
  importKey: number,
  now: number,
  channel: ChannelType,
): BulkInsert =>
  bulkInsert<Exclude<keyof EndpointRow, "key">>(db, "endpoints", {
    id: null,
    contact: null,
    address: null,
    cohort: null,
    document: null,
    channel,
    opted_out: 0,
    effective_at: now,
    active: 1,
    created_at: now,
    import_key: importKey,
  });

/** Rows an import made whose look-up entries may be missing after a crash, in order of their keys. */
export const endpointsAfter = (db: Db, key: number, importKey: number, limit: number) =>
  db.all<{ key: number; address: string; channel: string }>(
    "SELECT key, address, channel FROM endpoints WHERE key > ? AND import_key = ? ORDER BY key LIMIT ?",
    key,
    importKey,
    limit,
  );
export const contactsAfter = (db: Db, key: number, importKey: number, limit: number) =>
  db.all<{ key: number; user_id: string }>(
    `SELECT key, user_id FROM contacts
     WHERE key > ? AND import_key = ? AND user_id IS NOT NULL ORDER BY key LIMIT ?`,
    key,
    importKey,
    limit,
  );
