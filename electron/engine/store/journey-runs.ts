import type { SqlValue, Store } from "./database.ts";

/** One batch of entries. `kind` is the segment's members at the start, at an interval or after a change, or a date. */
export type EntryRun = {
  key: number;
  id: string;
  version: number;
  kind: "start" | "refresh" | "update" | "date";
  state: "preparing" | "done" | "failed";
  /** What the run is for: the instant that was due. Of dates, the end of the stretch of time. */
  due_at: number;
  up_to: number;
  entered: number;
  started_at: number;
  ended_at: number | null;
};

export const openEntryRuns = (store: Store): EntryRun[] =>
  store.all<EntryRun>("SELECT * FROM journey_runs WHERE state = 'preparing' ORDER BY key");

export const lastEntryRun = (
  store: Store,
  version: number,
  kinds: readonly EntryRun["kind"][],
): EntryRun | undefined =>
  store.get<EntryRun>(
    `SELECT * FROM journey_runs WHERE version = ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY key DESC LIMIT 1`,
    version,
    JSON.stringify(kinds),
  );

export const insertEntryRun = (
  store: Store,
  run: Pick<EntryRun, "id" | "version" | "kind" | "due_at" | "started_at">,
) =>
  store.run(
    `INSERT INTO journey_runs (id, version, kind, state, due_at, up_to, entered, started_at)
       VALUES (?, ?, ?, 'preparing', ?, 0, 0, ?)`,
    run.id,
    run.version,
    run.kind,
    run.due_at,
    run.started_at,
  );

export function setEntryRun(
  store: Store,
  key: number,
  change: Partial<Pick<EntryRun, "state" | "up_to" | "entered" | "ended_at">>,
): void {
  const names = Object.keys(change);
  store.run(
    `UPDATE journey_runs SET ${names.map((name) => `${name} = ?`).join(", ")} WHERE key = ?`,
    ...(Object.values(change) as SqlValue[]),
    key,
  );
}
