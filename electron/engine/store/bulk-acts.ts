import type { BulkAct } from "../../../shared/contract/contacts.ts";
import type { Db } from "./audience.ts";

/** `running` and `undoing` go on after a crash. `cancelled` and `failed` did the first part of what was chosen. */
export type BulkState = "running" | "done" | "cancelled" | "failed" | "undoing" | "undone";
export type BulkRecord = {
  key: number;
  id: string;
  act: BulkAct;
  state: BulkState;
  /** Contact keys it was begun for, ascending. */
  selected: Uint32Array;
  total: number;
  /** How many of `selected` are through. */
  up_to: number;
  changed: number;
  kept: number;
  created_at: number;
  ended_at: number | null;
};
type Stored = Omit<BulkRecord, "act" | "selected"> & { act: string; selected: Buffer | null };

const parsed = ({ act, selected, ...row }: Stored): BulkRecord => ({
  ...row,
  act: JSON.parse(act) as BulkAct,
  selected: selected
    ? new Uint32Array(
        selected.buffer.slice(selected.byteOffset, selected.byteOffset + selected.byteLength),
      )
    : new Uint32Array(),
});

export function insertBulk(
  db: Db,
  bulk: { id: string; act: BulkAct; selected: Uint32Array; now: number },
): void {
  db.run(
    `INSERT INTO bulk_acts (id, act, state, selected, total, up_to, changed, kept, created_at)
     VALUES (?, ?, 'running', ?, ?, 0, 0, 0, ?)`,
    bulk.id,
    JSON.stringify(bulk.act),
    Buffer.from(bulk.selected.buffer, bulk.selected.byteOffset, bulk.selected.byteLength),
    bulk.selected.length,
    bulk.now,
  );
}

export function bulkById(db: Db, id: string): BulkRecord | undefined {
  const row = db.get<Stored>("SELECT * FROM bulk_acts WHERE id = ?", id);
  return row && parsed(row);
}

export const openBulks = (db: Db): BulkRecord[] =>
  db
    .all<Stored>("SELECT * FROM bulk_acts WHERE state IN ('running', 'undoing') ORDER BY key")
    .map(parsed);

/** Moves in the same transaction as the contacts it stands for. */
export const moveBulk = (db: Db, key: number, upTo: number, changed: number) =>
  db.run("UPDATE bulk_acts SET up_to = ?, changed = changed + ? WHERE key = ?", upTo, changed, key);

export const keepBulk = (db: Db, key: number, kept: number) =>
  db.run("UPDATE bulk_acts SET kept = kept + ? WHERE key = ?", kept, key);

export const setBulkState = (db: Db, key: number, state: BulkState, error: string | null = null) =>
  db.run("UPDATE bulk_acts SET state = ?, error = ? WHERE key = ?", state, error, key);

/** Its list of keys is not needed any more. */
export const endBulk = (
  db: Db,
  key: number,
  state: BulkState,
  now: number,
  error: string | null = null,
) =>
  db.run(
    "UPDATE bulk_acts SET state = ?, error = ?, ended_at = ?, selected = NULL WHERE key = ?",
    state,
    error,
    now,
    key,
  );

export const keepBefore = (db: Db, act: number, contact: number, before: unknown) =>
  db.run(
    "INSERT OR REPLACE INTO bulk_changes VALUES (?, ?, ?)",
    act,
    contact,
    JSON.stringify(before),
  );

export type BulkChange = { contact: number; before: unknown };

/** What is still to be taken back, a slice of it. */
export const bulkChanges = (db: Db, act: number, limit: number): BulkChange[] =>
  db
    .all<{ contact: number; before: string }>(
      "SELECT contact, before FROM bulk_changes WHERE act = ? ORDER BY contact LIMIT ?",
      act,
      limit,
    )
    .map(({ contact, before }) => ({ contact, before: JSON.parse(before) as unknown }));

export const countBulkChanges = (db: Db, act: number): number =>
  db.get<{ n: number }>("SELECT count(*) AS n FROM bulk_changes WHERE act = ?", act)?.n ?? 0;

export const deleteBulkChanges = (db: Db, act: number, upTo: number) =>
  db.run("DELETE FROM bulk_changes WHERE act = ? AND contact <= ?", act, upTo);

/** Which of these contacts are there, in the order given. */
export function existing(db: Db, keys: readonly number[]): Uint32Array {
  const rows = db.all<{ key: number }>(
    "SELECT c.key FROM json_each(?) AS k CROSS JOIN contacts AS c ON c.key = k.value ORDER BY c.key",
    JSON.stringify([...new Set(keys)]),
  );
  return Uint32Array.from(rows, (row) => row.key);
}
