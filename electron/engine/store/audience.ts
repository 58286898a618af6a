import type { SqlValue, Store } from "./database.ts";

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

/** Oldest first; letters count as equal whatever their case. */
export const endpointsByAddress = (db: Db, channel: string, address: string) =>
  db.all<EndpointRow>(
    `SELECT * FROM endpoints
     WHERE key IN (SELECT endpoint FROM addresses WHERE address = ? AND channel = ?) ORDER BY key`,
    address,
    channel,
  );

export const endpointsOfContact = (db: Db, contact: number) =>
  db.all<EndpointRow>("SELECT * FROM endpoints WHERE contact = ? ORDER BY key", contact);

export const countEndpoints = (db: Db, contact: number): number =>
  db.get<{ n: number }>("SELECT count(*) AS n FROM endpoints WHERE contact = ?", contact)?.n ?? 0;

export const contactByKey = (db: Db, key: number) =>
  db.get<ContactRow>("SELECT * FROM contacts WHERE key = ?", key);

export const contactByUser = (db: Db, userId: string) =>
  db.get<ContactRow>(
    "SELECT * FROM contacts WHERE key = (SELECT contact FROM user_ids WHERE user_id = ?)",
    userId,
  );

/** Rows with `import_key` are not seen by the triggers that keep the look-up tables, so they are entered here. */
export function insertEndpoint(db: Db, row: EndpointRow): void {
  db.run(insertEndpointSql, ...valuesOf(row, endpointColumns));
  if (row.import_key !== null)
    db.run("INSERT OR IGNORE INTO addresses VALUES (?, ?, ?)", row.address, row.channel, row.key);
}

export function insertContact(db: Db, row: ContactRow): void {
  db.run(insertContactSql, ...valuesOf(row, contactColumns));
  if (row.import_key !== null && row.user_id !== null)
    db.run("INSERT INTO user_ids VALUES (?, ?)", row.user_id, row.key);
}

export const updateEndpoint = (db: Db, row: EndpointRow) =>
  db.run(updateEndpointSql, ...valuesOf(row, changeableEndpoint), row.key);

export const updateContact = (db: Db, row: ContactRow) =>
  db.run(updateContactSql, ...valuesOf(row, changeableContact), row.key);

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
