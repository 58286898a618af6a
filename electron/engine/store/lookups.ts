import type { Db } from "./audience.ts";
import { type KeyKind, KeyHash } from "./key-hash.ts";

/*
 * Finds endpoints by address and contacts by user id: a hash table in lumps of 8 bytes an entry (the rest of the hash,
 * the key of the row), one row per lump that has any. Rows come in no order, and an index of their texts would rewrite a page
 * for each; here an import of a million rows writes every lump once. Entries lead to rows that may be gone or say something
 * else by now, so what is found is always compared with the row; but every row has its entry.
 */
const entryBytes = 8;
const empty = Buffer.alloc(0);
const hash = new KeyHash();

const entriesOf = (db: Db, bucket: number, schema: "" | "main." = ""): Buffer =>
  db.get<{ entries: Buffer }>(`SELECT entries FROM ${schema}lookups WHERE bucket = ?`, bucket)
    ?.entries ?? empty;

const save = (db: Db, bucket: number, entries: Buffer) =>
  entries.length === 0
    ? db.run("DELETE FROM lookups WHERE bucket = ?", bucket)
    : db.run("INSERT OR REPLACE INTO lookups VALUES (?, ?)", bucket, entries);

function holds(entries: Buffer, tag: number, key: number): boolean {
  for (let at = 0; at < entries.length; at += entryBytes)
    if (entries.readUInt32LE(at + 4) === key && entries.readUInt32LE(at) === tag) return true;
  return false;
}

/** Keys of the rows that may have this text, smallest first. `main.` looks behind temporary tables. */
export function possibleKeys(
  db: Db,
  kind: KeyKind,
  text: string,
  schema: "" | "main." = "",
): number[] {
  hash.of(kind, text);
  const entries = entriesOf(db, hash.bucket, schema);
  const found: number[] = [];
  for (let at = 0; at < entries.length; at += entryBytes)
    if (entries.readUInt32LE(at) === hash.two) found.push(entries.readUInt32LE(at + 4));
  return found.length > 1 ? found.sort((one, two) => one - two) : found;
}

/** Makes a row findable by a text; once is enough. */
export function enterKey(db: Db, kind: KeyKind, text: string, key: number): void {
  hash.of(kind, text);
  enterHashes(db, hash.bucket, [hash.two], [key]);
}

/** The same for rows whose hashes are known and fall into one lump. */
export function enterHashes(
  db: Db,
  bucket: number,
  tags: readonly number[],
  keys: readonly number[],
): void {
  const before = entriesOf(db, bucket);
  const entries = Buffer.allocUnsafe(before.length + tags.length * entryBytes);
  before.copy(entries);
  let end = before.length;
  for (let at = 0; at < tags.length; at += 1) {
    const tag = tags[at] ?? 0;
    const key = keys[at] ?? 0;
    if (holds(before, tag, key)) continue;
    entries.writeUInt32LE(tag, end);
    entries.writeUInt32LE(key, end + 4);
    end += entryBytes;
  }
  if (end > before.length) save(db, bucket, entries.subarray(0, end));
}

/**
 * Drops what leads to rows that are gone, in up to `limit` lumps behind the one numbered `after`; only entries of keys
 * above these are looked at. Returns the last lump seen, or null when there are no more.
 */
export function forgetGone(
  db: Db,
  above: { endpoint: number; contact: number },
  after: number,
  limit: number,
): { seen: number; last: number } {
  const lumps = db.all<{ bucket: number; entries: Buffer }>(
    "SELECT bucket, entries FROM lookups WHERE bucket > ? ORDER BY bucket LIMIT ?",
    after,
    limit,
  );
  for (const { bucket, entries } of lumps) {
    let end = 0;
    for (let at = 0; at < entries.length; at += entryBytes) {
      const key = entries.readUInt32LE(at + 4);
      if (!stays(db, (entries.readUInt32LE(at) & 1) === 1, key, above)) continue;
      entries.copy(entries, end, at, at + entryBytes);
      end += entryBytes;
    }
    if (end < entries.length) save(db, bucket, entries.subarray(0, end));
  }
  return { seen: lumps.length, last: lumps.at(-1)?.bucket ?? after };
}

const stays = (
  db: Db,
  contact: boolean,
  key: number,
  above: { endpoint: number; contact: number },
): boolean =>
  contact
    ? key <= above.contact || db.get("SELECT 1 FROM contacts WHERE key = ?", key) !== undefined
    : key <= above.endpoint || db.get("SELECT 1 FROM endpoints WHERE key = ?", key) !== undefined;
