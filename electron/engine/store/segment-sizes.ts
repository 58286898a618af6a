import type { Db } from "./audience.ts";

export type SizeRow = {
  day: string;
  contacts: number;
  entered: number | null;
  left: number | null;
};

/** Segments that are there and whose size of this day is not recorded. */
export const unrecorded = (db: Db, day: string): string[] =>
  db
    .all<{ id: string }>(
      `SELECT id FROM segments WHERE deleted_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM segment_sizes WHERE segment_id = id AND day = ?) ORDER BY id`,
      day,
    )
    .map(({ id }) => id);

/** Who was in a segment on the last day that was recorded. */
export const lastMembership = (db: Db, id: string) =>
  db.get<{ day: string; members: Buffer }>(
    "SELECT day, members FROM segment_memberships WHERE segment_id = ?",
    id,
  );

/** Records a day, and who is in the segment for the next one to be held against. */
export function recordSize(db: Db, id: string, size: SizeRow, members: Buffer, at: number): void {
  db.run(
    `INSERT OR IGNORE INTO segment_sizes (segment_id, day, contacts, entered, "left", at) VALUES (?, ?, ?, ?, ?, ?)`,
    id,
    size.day,
    size.contacts,
    size.entered,
    size.left,
    at,
  );
  db.run(
    "INSERT OR REPLACE INTO segment_memberships (segment_id, day, members) VALUES (?, ?, ?)",
    id,
    size.day,
    members,
  );
}

/** Oldest first, from a day on. */
export const sizesSince = (db: Db, id: string, day: string): SizeRow[] =>
  db.all<SizeRow>(
    `SELECT day, contacts, entered, "left" FROM segment_sizes WHERE segment_id = ? AND day >= ? ORDER BY day`,
    id,
    day,
  );

/** A bit for each key; keys in ascending order. */
export function bitmapOf(keys: ArrayLike<number> & Iterable<number>): Buffer {
  const bitmap = Buffer.alloc(((keys[keys.length - 1] ?? 0) >> 3) + 1);
  for (const key of keys) bitmap[key >> 3] = (bitmap[key >> 3] ?? 0) | (1 << (key & 7));
  return bitmap;
}
