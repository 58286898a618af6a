import type { ContactRow, Db, EndpointRow } from "./audience.ts";
import { insertContact, insertEndpoint } from "./audience.ts";

/*
 * A dry run writes as an import does, but into temporary tables of a read-only connection: they hide the project's
 * tables of the same names. What a row may be about is copied in first; keys go on where the project's end.
 */
const tables = [
  "contacts",
  "endpoints",
  "addresses",
  "user_ids",
  "import_changes",
  "segment_members",
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
  const inner = db.all<{ type: string; name: string; sql: string }>(
    `SELECT type, name, sql FROM main.sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
     AND tbl_name IN (${tables.map(() => "?").join(", ")})`,
    ...tables,
  );
  for (const { type, sql } of inner)
    if (type === "trigger") db.sqlite.exec(sql.replace(/^CREATE TRIGGER/i, "CREATE TEMP TRIGGER"));
    else db.sqlite.exec(sql.replace(/^CREATE (UNIQUE )?INDEX\s+/i, "CREATE $1INDEX temp."));
  for (const table of ["contacts", "endpoints"])
    db.sqlite.exec(
      `INSERT INTO temp.sqlite_sequence SELECT name, seq FROM main.sqlite_sequence WHERE name = '${table}'`,
    );
}

/** Copies the rows that a record with these keys could touch; each once, as later changes are the scratch's own. */
export function copier(db: Db): (keys: { id: string; user: string; address: string }) => void {
  const copiedEndpoints = new Set<number>();
  const copiedContacts = new Set<number>();

  const copyContact = (key: number) => {
    if (copiedContacts.has(key)) return;
    copiedContacts.add(key);
    const contact = db.get<ContactRow>("SELECT * FROM main.contacts WHERE key = ?", key);
    if (!contact) return;
    insertContact(db, contact);
    const endpoints = db.all<EndpointRow>("SELECT * FROM main.endpoints WHERE contact = ?", key);
    for (const endpoint of endpoints) {
      if (copiedEndpoints.has(endpoint.key)) continue;
      copiedEndpoints.add(endpoint.key);
      insertEndpoint(db, endpoint);
    }
  };
  return ({ id, user, address }) => {
    const found = [
      ...db.all<{ contact: number }>("SELECT contact FROM main.endpoints WHERE id = ?", id),
      ...db.all<{ contact: number }>(
        "SELECT contact FROM main.endpoints WHERE key IN (SELECT endpoint FROM main.addresses WHERE address = ?)",
        address,
      ),
      ...db.all<{ contact: number }>("SELECT contact FROM main.user_ids WHERE user_id = ?", user),
    ];
    for (const { contact } of found) copyContact(contact);
  };
}
