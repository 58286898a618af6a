import type { Db } from "./audience.ts";

export type ErasedRows = { what: string; rows: number }[];
type Owned = { endpoints: number[]; addresses: string[]; words: string[] };

/** What names a contact: its endpoints, their addresses, and the ids it is known by. */
export function namesOf(db: Db, contact: number): Owned {
  const endpoints = db.all<{ key: number; id: string; address: string }>(
    "SELECT key, id, address FROM endpoints WHERE contact = ?",
    contact,
  );
  const user = db.get<{ user_id: string | null }>(
    "SELECT user_id FROM contacts WHERE key = ?",
    contact,
  );
  const sent = db.all<{ address: string }>(
    "SELECT DISTINCT address FROM messages WHERE contact = ? AND test = 0",
    contact,
  );
  const addresses = [...new Set([...endpoints, ...sent].map((row) => row.address))].filter(Boolean);
  const ids = [user?.user_id ?? "", ...endpoints.map((row) => row.id)].filter(Boolean);
  // A short id stands in the rows of others too.
  const words = [...addresses, ...ids].filter((word) => word.length >= 6);
  return { endpoints: endpoints.map((row) => row.key), addresses, words };
}

/**
 * Removes a contact and everything that names it. Messages stay as bare rows without address, subject, values and
 * contact, because a campaign's figures are made of them.
 */
export function eraseContact(db: Db, contact: number, owned: Owned): ErasedRows {
  const keys = JSON.stringify(owned.endpoints);
  const addresses = JSON.stringify(owned.addresses);
  const words = JSON.stringify(owned.words);
  const ofKeys = "(SELECT value FROM json_each(?))";
  const count = (what: string, sql: string, ...values: (string | number)[]) => ({
    what,
    rows: db.run(sql, ...values).changes,
  });
  return [
    count(
      "Mails in the sandbox mailbox",
      `DELETE FROM mails WHERE message IN (SELECT key FROM messages WHERE contact = ?) OR recipient COLLATE NOCASE IN ${ofKeys}`,
      contact,
      addresses,
    ),
    count(
      "Messages, kept as bare figures",
      // The endpoint's number stays: by it the outbox sees that what still waits must not be sent.
      `UPDATE messages SET contact = NULL, address = '', subject = NULL, "values" = NULL, detail = NULL
       WHERE contact = ? OR (test = 1 AND address COLLATE NOCASE IN ${ofKeys})`,
      contact,
      addresses,
    ),
    count(
      "Passages through journeys, kept as bare figures",
      // Whoever is still inside is due, so that the runner lets them leave.
      "UPDATE participants SET contact = -key, due_at = iif(ended_at IS NULL, 0, NULL), waiting_for = NULL WHERE contact = ?",
      contact,
    ),
    count("Events", "DELETE FROM events WHERE contact = ?", contact),
    count("Lines of the timeline", "DELETE FROM changes WHERE contact = ?", contact),
    count("Edits by hand", "DELETE FROM contact_edits WHERE contact = ?", contact),
    count("Values before bulk acts", "DELETE FROM bulk_changes WHERE contact = ?", contact),
    count(
      "Values before imports",
      `DELETE FROM import_changes WHERE (kind = 'contact' AND key = ?) OR (kind = 'endpoint' AND key IN ${ofKeys})`,
      contact,
      keys,
    ),
    count(
      "Rejected rows of imports",
      `DELETE FROM import_problems WHERE EXISTS (SELECT 1 FROM json_each(?) AS w
         WHERE instr(lower(coalesce(raw, '') || ' ' || coalesce(value, '')), lower(w.value)) > 0)`,
      words,
    ),
    count("Suppression entries", `DELETE FROM suppressions WHERE address IN ${ofKeys}`, addresses),
    count("Addresses (endpoints)", "DELETE FROM endpoints WHERE contact = ?", contact),
    count("The contact", "DELETE FROM contacts WHERE key = ?", contact),
  ];
}

/** The first rows and samples that an import shows while it is mapped: of imports that read one of these words. */
export function eraseSamples(db: Db, words: readonly string[]): number {
  const imports = db.all<{ key: number; plan: string }>(
    `SELECT key, plan FROM imports WHERE EXISTS (SELECT 1 FROM json_each(?) AS w WHERE instr(lower(plan), lower(w.value)) > 0)`,
    JSON.stringify(words),
  );
  for (const { key, plan: before } of imports) {
    const whole = JSON.parse(before) as { columns?: { samples: string[] }[] };
    const columns = (whole.columns ?? []).map((column) => ({ ...column, samples: [] }));
    const plan = JSON.stringify({ ...whole, columns, preview: [] });
    db.run("UPDATE imports SET plan = ? WHERE key = ?", plan, key);
  }
  return imports.length;
}

/** Edits of other contacts that moved one of these endpoints keep a copy of it. */
export const eraseEditsNaming = (db: Db, words: readonly string[]): number =>
  db.run(
    `DELETE FROM contact_edits WHERE EXISTS (SELECT 1 FROM json_each(?) AS w WHERE instr("rows", w.value) > 0)`,
    JSON.stringify(words.map((word) => JSON.stringify(word))),
  ).changes;

/** Above this the whole file is not written anew, since everything else would have to wait for it. */
const compactBelow = 400 * 1024 * 1024;

/** Writes the file anew, without what rows left behind in it. False where it is too large, or just being read from. */
export function writeAnew(db: Db, bytes: number): boolean {
  if (bytes > compactBelow) return false;
  try {
    db.sqlite.exec("VACUUM");
    return true;
  } catch {
    return false;
  }
}

/** Empties the log, which holds older pages. False while a reader still needs it. */
export const emptyLog = (db: Db): boolean =>
  (db.sqlite.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[])[0]?.busy === 0;

/** Whether deleted rows are overwritten with zeros. */
export const overwriteDeleted = (db: Db, on: boolean) =>
  db.sqlite.pragma(`secure_delete = ${on ? "ON" : "OFF"}`);
