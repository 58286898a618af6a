import type { SqlValue, Store } from "./database.ts";
import { addressKind, userKind } from "./key-hash.ts";
import { enterKey, possibleKeys } from "./lookups.ts";

/** What the rules of the audience need of a database: the project's own, or the scratch copy of a dry run. */
export type Db = Pick<Store, "all" | "get" | "run" | "transaction" | "sqlite">;

export type EndpointRow = {
  key: number;
  id: string;
  contact: number;
  channel: string;
  address: string;
  active: number;
  opted_out: number;
  cohort: number;
  document: string;
  created_at: number;
  effective_at: number;
  import_key: number | null;
};
export type ContactRow = {
  key: number;
  user_id: string | null;
  name: string | null;
  attributes: string;
  created_at: number;
  import_key: number | null;
};

export const endpointColumns: readonly (keyof EndpointRow)[] = [
  "key",
  "id",
  "contact",
  "channel",
  "address",
  "active",
  "opted_out",
  "cohort",
  "document",
  "created_at",
  "effective_at",
  "import_key",
];
export const contactColumns: readonly (keyof ContactRow)[] = [
  "key",
  "user_id",
  "name",
  "attributes",
  "created_at",
  "import_key",
];

const insertInto = (table: string, columns: readonly string[]) =>
  `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
const updateOf = (table: string, columns: readonly string[]) =>
  `UPDATE ${table} SET ${columns.map((name) => `${name} = ?`).join(", ")} WHERE key = ?`;
const valuesOf = <Row extends object>(row: Row, columns: readonly (keyof Row)[]) =>
  columns.map((name) => row[name] as SqlValue);

const insertEndpointSql = insertInto("endpoints", endpointColumns);
const insertContactSql = insertInto("contacts", contactColumns);
const changeableEndpoint = endpointColumns.slice(2);
const changeableContact = contactColumns.slice(1);
const updateEndpointSql = updateOf("endpoints", changeableEndpoint);
const updateContactSql = updateOf("contacts", changeableContact);

export const endpointByKey = (db: Db, key: number) =>
  db.get<EndpointRow>("SELECT * FROM endpoints WHERE key = ?", key);

export const endpointById = (db: Db, id: string) =>
  db.get<EndpointRow>("SELECT * FROM endpoints WHERE id = ?", id);

/** Oldest first; letters count as equal whatever their case. `main.` looks behind temporary tables. */
export function endpointsByAddress(
  db: Db,
  channel: string,
  address: string,
  schema: "" | "main." = "",
): EndpointRow[] {
  const found: EndpointRow[] = [];
  for (const key of possibleKeys(db, addressKind(channel), address, schema)) {
    const row = db.get<EndpointRow>(
      `SELECT * FROM ${schema}endpoints WHERE key = ? AND channel = ? AND address = ? COLLATE NOCASE`,
      key,
      channel,
      address,
    );
    if (row) found.push(row);
  }
  return found;
}

export const endpointsOfContact = (db: Db, contact: number) =>
  db.all<EndpointRow>("SELECT * FROM endpoints WHERE contact = ? ORDER BY key", contact);

export const countEndpoints = (db: Db, contact: number): number =>
  db.get<{ n: number }>("SELECT count(*) AS n FROM endpoints WHERE contact = ?", contact)?.n ?? 0;

export const contactByKey = (db: Db, key: number) =>
  db.get<ContactRow>("SELECT * FROM contacts WHERE key = ?", key);

export function contactByUser(
  db: Db,
  userId: string,
  schema: "" | "main." = "",
): ContactRow | undefined {
  for (const key of possibleKeys(db, userKind, userId, schema)) {
    const row = db.get<ContactRow>(
      `SELECT * FROM ${schema}contacts WHERE key = ? AND user_id = ?`,
      key,
      userId,
    );
    if (row) return row;
  }
  return undefined;
}

/** A row that comes back under its old key, as undoing does: the segment index would not look for it among the new ones. */
const noteReturned = (db: Db, table: "endpoints" | "contacts", key: number) =>
  db.run(
    `INSERT INTO index_changes (kind, row)
     SELECT ?, ? WHERE ? <= (SELECT seq FROM sqlite_sequence WHERE name = ?)`,
    table === "endpoints" ? "endpoint" : "contact",
    key,
    key,
    table,
  );

/** A row that all others know of already. */
export const copyEndpoint = (db: Db, row: EndpointRow) =>
  db.run(insertEndpointSql, ...valuesOf(row, endpointColumns));
export const copyContact = (db: Db, row: ContactRow) =>
  db.run(insertContactSql, ...valuesOf(row, contactColumns));

export function insertEndpoint(db: Db, row: EndpointRow): void {
  noteReturned(db, "endpoints", row.key);
  copyEndpoint(db, row);
  enterKey(db, addressKind(row.channel), row.address, row.key);
}

export function insertContact(db: Db, row: ContactRow): void {
  refuseTaken(db, row);
  noteReturned(db, "contacts", row.key);
  copyContact(db, row);
  if (row.user_id !== null) enterKey(db, userKind, row.user_id, row.key);
}

/** `before`, where known, saves entering what did not change. */
export function updateEndpoint(db: Db, row: EndpointRow, before?: EndpointRow): void {
  db.run(updateEndpointSql, ...valuesOf(row, changeableEndpoint), row.key);
  if (before?.address === row.address && before.channel === row.channel) return;
  enterKey(db, addressKind(row.channel), row.address, row.key);
}

export function updateContact(db: Db, row: ContactRow, before?: ContactRow): void {
  const renamed = !before || before.user_id !== row.user_id;
  if (renamed) refuseTaken(db, row);
  db.run(updateContactSql, ...valuesOf(row, changeableContact), row.key);
  if (renamed && row.user_id !== null) enterKey(db, userKind, row.user_id, row.key);
}

/** Two contacts with one user id would be one person twice: nothing but this stands in the way. */
function refuseTaken(db: Db, { key, user_id: userId }: ContactRow): void {
  const other = userId === null ? undefined : contactByUser(db, userId);
  if (other && other.key !== key)
    throw new Error(`Contacts ${other.key} and ${key} can't both be user ${userId}.`);
}

export const deleteContact = (db: Db, key: number) =>
  db.run("DELETE FROM contacts WHERE key = ?", key);

/** The next numbers that were never used, also not by rows since deleted. */
export function nextKeys(db: Db): { endpoint: number; contact: number } {
  const last = (table: string) =>
    db.get<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = ?", table)?.seq ?? 0;
  return { endpoint: last("endpoints") + 1, contact: last("contacts") + 1 };
}

/** Rises with every row this connection changes: tells whether anyone else wrote between two batches. */
export const totalChanges = (db: Db): number =>
  db.get<{ n: number }>("SELECT total_changes() AS n")?.n ?? 0;

/** Keeps what a row was before an import first changed it. */
export const saveBefore = (
  db: Db,
  importKey: number,
  kind: "endpoint" | "contact",
  row: EndpointRow | ContactRow,
) =>
  db.run(
    "INSERT OR IGNORE INTO import_changes VALUES (?, ?, ?, ?)",
    importKey,
    kind,
    row.key,
    JSON.stringify(row),
  );
