import type { Db } from "./audience.ts";
import type { Reading } from "./reading.ts";

export type MemberKind = "endpoint" | "contact";
type Run = { first_key: number; last_key: number };

// With bare parameters under this ORDER BY SQLite would plan the statement anew for every value: ten times the work.
const before = (db: Reading, segmentId: string, kind: MemberKind, key: number) =>
  db.get<Run>(
    `SELECT first_key, last_key FROM segment_members
     WHERE segment_id = ? || '' AND kind = ? || '' AND first_key <= ? ORDER BY first_key DESC LIMIT 1`,
    segmentId,
    kind,
    key,
  );

export const isMember = (db: Reading, segmentId: string, kind: MemberKind, key: number): boolean =>
  (before(db, segmentId, kind, key)?.last_key ?? -1) >= key;

/** Adds keys to a fixed segment, joining them with the runs that are there. */
export function addMembers(db: Db, segmentId: string, kind: MemberKind, keys: number[]): void {
  const sorted = Float64Array.from(keys).sort();
  for (let at = 0; at < sorted.length;) {
    const first = sorted[at] ?? 0;
    let last = first;
    for (at += 1; at < sorted.length && (sorted[at] ?? 0) <= last + 1; at += 1)
      last = sorted[at] ?? last;
    addRun(db, segmentId, kind, first, last);
  }
}

/** The same for keys that follow each other. */
export function addRun(
  db: Db,
  segmentId: string,
  kind: MemberKind,
  from: number,
  to: number,
): void {
  const touching = db.all<Run>(
    `SELECT first_key, last_key FROM segment_members
     WHERE segment_id = ? AND kind = ? AND first_key > ? AND first_key <= ? + 1`,
    segmentId,
    kind,
    from,
    to,
  );
  const left = before(db, segmentId, kind, from);
  if (left && left.last_key >= from - 1) touching.push(left);
  const first = Math.min(from, ...touching.map((run) => run.first_key));
  const last = Math.max(to, ...touching.map((run) => run.last_key));
  if (touching.length === 1 && touching[0]?.first_key === first) {
    if (touching[0].last_key < last)
      db.run(
        "UPDATE segment_members SET last_key = ? WHERE segment_id = ? AND kind = ? AND first_key = ?",
        last,
        segmentId,
        kind,
        first,
      );
    return;
  }
  for (const run of touching)
    db.run(
      "DELETE FROM segment_members WHERE segment_id = ? AND kind = ? AND first_key = ?",
      segmentId,
      kind,
      run.first_key,
    );
  db.run("INSERT INTO segment_members VALUES (?, ?, ?, ?)", segmentId, kind, first, last);
}

/** Takes keys out of a fixed segment, splitting the runs they are in. */
export function removeMembers(
  db: Db,
  segmentId: string,
  kind: MemberKind,
  keys: readonly number[],
): void {
  for (const key of keys) {
    const run = before(db, segmentId, kind, key);
    if (!run || run.last_key < key) continue;
    db.run(
      "DELETE FROM segment_members WHERE segment_id = ? AND kind = ? AND first_key = ?",
      segmentId,
      kind,
      run.first_key,
    );
    const parts = [
      [run.first_key, key - 1],
      [key + 1, run.last_key],
    ] as const;
    for (const [first, last] of parts)
      if (first <= last)
        db.run("INSERT INTO segment_members VALUES (?, ?, ?, ?)", segmentId, kind, first, last);
  }
}
