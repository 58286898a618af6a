import {
  type ContactRow,
  contactByKey,
  type Db,
  endpointByKey,
  type EndpointRow,
  insertContact,
  updateContact,
  updateEndpoint,
} from "./audience.ts";

type Change = { kind: "endpoint" | "contact"; key: number; before: string };

/** Whether a later import, still in force, changed the row too: then its values stay. */
const changedSince = (db: Db, importKey: number, kind: string, key: number) =>
  db.get(
    `SELECT 1 FROM imports i JOIN import_changes c ON c.import_key = i.key AND c.kind = ? AND c.key = ?
     WHERE i.key > ? AND i.state IN ('imported', 'importing', 'cancelled')`,
    kind,
    key,
    importKey,
  ) !== undefined;

/** Gives up to `limit` changed rows their old values; contacts first, as endpoints may go back to them. */
export function restoreChanged(db: Db, importKey: number, limit: number): number {
  const changes = db.all<Change>(
    "SELECT kind, key, before FROM import_changes WHERE import_key = ? ORDER BY kind, key LIMIT ?",
    importKey,
    limit,
  );
  for (const { kind, key, before } of changes) {
    if (!changedSince(db, importKey, kind, key))
      if (kind === "contact") restoreContact(db, JSON.parse(before) as ContactRow);
      else restoreEndpoint(db, JSON.parse(before) as EndpointRow);
    db.run(
      "DELETE FROM import_changes WHERE import_key = ? AND kind = ? AND key = ?",
      importKey,
      kind,
      key,
    );
  }
  return changes.length;
}

function restoreContact(db: Db, row: ContactRow): void {
  if (contactByKey(db, row.key)) updateContact(db, row);
  else insertContact(db, row);
}

function restoreEndpoint(db: Db, row: EndpointRow): void {
  if (endpointByKey(db, row.key) && contactByKey(db, row.contact)) updateEndpoint(db, row);
}

/** Contacts somebody wrote to stay, with their endpoints. */
const written = {
  endpoints: "SELECT 1 FROM messages m WHERE m.contact = made.contact AND m.test = 0",
  contacts: `SELECT 1 FROM messages m WHERE m.contact = made.key AND m.test = 0
    UNION ALL SELECT 1 FROM endpoints e WHERE e.contact = made.key`,
} as const;

/** Removes the next up to `limit` rows an import made, behind the key `after`. */
export function removeMade(
  db: Db,
  table: "endpoints" | "contacts",
  { importKey, after }: { importKey: number; after: number },
  limit: number,
): { seen: number; last: number } {
  const rows = db.all<{ key: number; stays: number }>(
    `SELECT key, EXISTS (${written[table]}) AS stays FROM ${table} made
     WHERE key > ? AND import_key = ? ORDER BY key LIMIT ?`,
    after,
    importKey,
    limit,
  );
  for (const { key, stays } of rows)
    if (stays === 0) db.run(`DELETE FROM ${table} WHERE key = ?`, key);
  return { seen: rows.length, last: rows.at(-1)?.key ?? after };
}

export const countKept = (db: Db, importKey: number, after: number): number =>
  db.get<{ n: number }>(
    "SELECT count(*) AS n FROM contacts WHERE key > ? AND import_key = ?",
    after,
    importKey,
  )?.n ?? 0;

export const keptNames = (db: Db, importKey: number, after: number, limit: number): string[] =>
  db
    .all<{ name: string }>(
      `SELECT coalesce(c.name, (SELECT address FROM endpoints WHERE contact = c.key), c.user_id, 'no name') AS name
       FROM contacts c WHERE c.key > ? AND c.import_key = ? ORDER BY c.key LIMIT ?`,
      after,
      importKey,
      limit,
    )
    .map(({ name }) => name);
