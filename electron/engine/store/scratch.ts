import type { ContactRow, Db, EndpointRow } from "./audience.ts";
import { contactByUser, endpointsByAddress, copyContact, copyEndpoint } from "./audience.ts";

/*
 * A dry run writes as an import does, but into temporary tables of a read-only connection: they hide the project's
 * tables of the same names. What a row may be about is copied in first; keys go on where the project's end.
 */
const tables = [
  "contacts",
  "endpoints",
  "lookups",
  "import_changes",
  "segment_members",
  "index_changes",
];

const schemaOf = (db: Db, name: string) =>
  db.get<{ sql: string }>("SELECT sql FROM main.sqlite_schema WHERE name = ?", name)?.sql ?? "";

export function createScratch(db: Db): void {
  for (const table of tables)
    db.sqlite.exec(
      schemaOf(db, table)
        .replace(/^CREATE TABLE\s+/i, "CREATE TEMP TABLE ")
        .replaceAll(/REFERENCES \w+ \(\w+\) ON DELETE CASCADE/g, ""),
    );
  // Triggers tell others of changes; here there are none to tell.
  const indexes = db.all<{ sql: string }>(
    `SELECT sql FROM main.sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
     AND tbl_name IN (${tables.map(() => "?").join(", ")})`,
    ...tables,
  );
  for (const { sql } of indexes)
    db.sqlite.exec(sql.replace(/^CREATE (UNIQUE )?INDEX\s+/i, "CREATE $1INDEX temp."));
  // All at once is quicker than an entry for every row that is copied.
  db.sqlite.exec("INSERT INTO temp.lookups SELECT * FROM main.lookups");
  for (const table of ["contacts", "endpoints"])
    db.sqlite.exec(
      `INSERT INTO temp.sqlite_sequence SELECT name, seq FROM main.sqlite_sequence WHERE name = '${table}'`,
    );
}

/** Copies the rows that a record with these keys could touch; each once, as later changes are the scratch's own. */
export function copier(
  db: Db,
): (keys: { id: string; user: string; channel: string; address: string }) => void {
  const copiedEndpoints = new Set<number>();
  const copiedContacts = new Set<number>();

  const copyAll = (key: number) => {
    if (copiedContacts.has(key)) return;
    copiedContacts.add(key);
    const contact = db.get<ContactRow>("SELECT * FROM main.contacts WHERE key = ?", key);
    if (!contact) return;
    copyContact(db, contact);
    const endpoints = db.all<EndpointRow>("SELECT * FROM main.endpoints WHERE contact = ?", key);
    for (const endpoint of endpoints) {
      if (copiedEndpoints.has(endpoint.key)) continue;
      copiedEndpoints.add(endpoint.key);
      copyEndpoint(db, endpoint);
    }
  };
  return ({ id, user, channel, address }) => {
    const found = [
      ...(id === ""
        ? []
        : db.all<{ contact: number }>("SELECT contact FROM main.endpoints WHERE id = ?", id)),
      ...endpointsByAddress(db, channel, address, "main."),
    ].map(({ contact }) => contact);
    const known = user === "" ? undefined : contactByUser(db, user, "main.");
    for (const contact of known ? [...found, known.key] : found) copyAll(contact);
  };
}
