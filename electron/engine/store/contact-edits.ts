import type { ContactRow, Db, EndpointRow } from "./audience.ts";

/** What became of one row: null before = it was made, null after = it was removed. */
export type RowChange =
  | { kind: "contact"; key: number; before: ContactRow | null; after: ContactRow | null }
  | { kind: "endpoint"; key: number; before: EndpointRow | null; after: EndpointRow | null };

export const insertEdit = (
  db: Db,
  edit: { id: string; contact: number; at: number; rows: RowChange[] },
) =>
  db.run(
    'INSERT INTO contact_edits (id, contact, at, "rows") VALUES (?, ?, ?, ?)',
    edit.id,
    edit.contact,
    edit.at,
    JSON.stringify(edit.rows),
  );

export function editById(db: Db, id: string) {
  const row = db.get<{ contact: number; at: number; rows: string }>(
    'SELECT contact, at, "rows" FROM contact_edits WHERE id = ?',
    id,
  );
  return row && { ...row, rows: JSON.parse(row.rows) as RowChange[] };
}

export const deleteEdit = (db: Db, id: string) =>
  db.run("DELETE FROM contact_edits WHERE id = ?", id);

export const deleteEditsBefore = (db: Db, at: number) =>
  db.run("DELETE FROM contact_edits WHERE at < ?", at);

/** A line of a contact's timeline. */
export const insertChange = (
  db: Db,
  change: { at: number; contact: number; text: string; detail: object },
) =>
  db.run(
    "INSERT INTO changes (at, contact, campaign_id, text, detail) VALUES (?, ?, NULL, ?, ?)",
    change.at,
    change.contact,
    change.text,
    JSON.stringify(change.detail),
  );

export const deleteEndpoint = (db: Db, key: number) =>
  db.run("DELETE FROM endpoints WHERE key = ?", key);
