import { contactColumns, type Db, endpointColumns } from "./audience.ts";
import type { SqlValue } from "./database.ts";

/*
 * Many rows a statement: per row it saves the call, the binding of what is the same for all rows and the bookkeeping of
 * AUTOINCREMENT. Statements of fixed sizes are kept prepared; what is left over goes row by row.
 */
const sizes = [128, 16, 1];

export type BulkInsert = (values: SqlValue[]) => void;

/** Columns with a number have that value in every row; the others are bound per row, in order. */
function bulkInsert(db: Db, into: string, columns: readonly (string | number)[]): BulkInsert {
  const perRow = columns.filter((column) => typeof column === "string").length;
  const tuple = `(${columns.map((column) => (typeof column === "string" ? "?" : column)).join(",")})`;
  const statements = sizes.map((rows) => ({
    width: rows * perRow,
    statement: db.sqlite.prepare(
      `${into} VALUES ${Array.from({ length: rows }, () => tuple).join(",")}`,
    ),
  }));
  return (values) => {
    let at = 0;
    for (const { width, statement } of statements)
      for (; values.length - at >= width; at += width) statement.run(values.slice(at, at + width));
  };
}

/** New contacts of an import; per row: key, user id, name, attributes. */
export const bulkContacts = (db: Db, importKey: number, now: number): BulkInsert =>
  bulkInsert(db, `INSERT INTO contacts (${contactColumns.join(", ")})`, [
    "key",
    "user_id",
    "name",
    "attributes",
    now,
    importKey,
  ]);

/** New endpoints of an import, all active; per row: key, id, contact, channel, address, opted out, cohort, document, effective at. */
export const bulkEndpoints = (db: Db, importKey: number, now: number): BulkInsert =>
  bulkInsert(db, `INSERT INTO endpoints (${endpointColumns.join(", ")})`, [
    "key",
    "id",
    "contact",
    "channel",
    "address",
    1,
    "opted_out",
    "cohort",
    "document",
    now,
    "effective_at",
    importKey,
  ]);

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
