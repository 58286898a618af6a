import type { ColumnMapping, ImportCounts, RowProblem } from "../../../shared/contract/imports.ts";
import type { Db } from "./audience.ts";

export type ImportState =
  | "inspected"
  | "checking"
  | "checked"
  | "importing"
  | "imported"
  | "undoing"
  | "undone"
  | "cancelled"
  | "failed";
export type ImportRow = {
  key: number;
  id: string;
  file_name: string;
  file: string;
  bytes: number;
  modified_at: number;
  state: ImportState;
  plan: string;
  progress: string | null;
  counts: string | null;
  error: string | null;
  undo_note: string | null;
  rows_done: number;
  bytes_done: number;
  segment_id: string | null;
  created_at: number;
  ended_at: number | null;
};
type Changeable = Omit<ImportRow, "key" | "id" | "created_at">;
export type StoredProblem = RowProblem & { raw: string | null };

export const importById = (db: Db, id: string) =>
  db.get<ImportRow>("SELECT * FROM imports WHERE id = ?", id);

export const allImports = (db: Db) =>
  db.all<ImportRow>("SELECT * FROM imports ORDER BY key DESC LIMIT 500");

export const importsInState = (db: Db, state: ImportState) =>
  db.all<ImportRow>("SELECT * FROM imports WHERE state = ? ORDER BY key", state);

export function insertImport(db: Db, row: Omit<ImportRow, "key">): void {
  const names = Object.keys(row) as (keyof typeof row)[];
  db.run(
    `INSERT INTO imports (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
    ...names.map((name) => row[name]),
  );
}

export function updateImport(db: Db, id: string, changed: Partial<Changeable>): void {
  const names = Object.keys(changed) as (keyof Changeable)[];
  db.run(
    `UPDATE imports SET ${names.map((name) => `${name} = ?`).join(", ")} WHERE id = ?`,
    ...names.map((name) => changed[name] ?? null),
    id,
  );
}

/** What a committed batch moves: in the same transaction as its rows. */
export const moveImport = (
  db: Db,
  key: number,
  to: { progress: string; counts: ImportCounts; rows: number; bytes: number },
) =>
  db.run(
    "UPDATE imports SET progress = ?, counts = ?, rows_done = ?, bytes_done = ? WHERE key = ?",
    to.progress,
    JSON.stringify(to.counts),
    to.rows,
    to.bytes,
    key,
  );

export const deleteImport = (db: Db, row: ImportRow) =>
  db.run("DELETE FROM imports WHERE key = ?", row.key);

export const clearProblems = (db: Db, key: number) =>
  db.run("DELETE FROM import_problems WHERE import_key = ?", key);

export const clearChanges = (db: Db, key: number) =>
  db.run("DELETE FROM import_changes WHERE import_key = ?", key);

export function insertProblems(db: Db, key: number, from: number, problems: StoredProblem[]): void {
  for (const [at, problem] of problems.entries())
    db.run(
      "INSERT INTO import_problems VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      key,
      from + at,
      problem.row,
      problem.column,
      problem.value,
      problem.reason,
      problem.severity,
      problem.raw,
    );
}

type ProblemRow = RowProblem & { number: number; raw: string | null };

/** In the order in which they were found, after the one numbered `after`. */
export const problemsAfter = (
  db: Db,
  key: number,
  after: number,
  severity: RowProblem["severity"] | undefined,
  limit: number,
) =>
  db.all<ProblemRow>(
    `SELECT number, row, "column", value, reason, severity, raw FROM import_problems
     WHERE import_key = ? AND number > ? AND severity IN (?, ?) ORDER BY number LIMIT ?`,
    key,
    after,
    severity ?? "error",
    severity ?? "warning",
    limit,
  );

export function rememberedMappings(db: Db): Record<string, ColumnMapping> {
  const rows = db.all<{ header: string; mapping: string }>(
    "SELECT header, mapping FROM import_mappings",
  );
  return Object.fromEntries(
    rows.map(({ header, mapping }) => [header, JSON.parse(mapping) as ColumnMapping]),
  );
}

export const rememberMapping = (db: Db, header: string, mapping: ColumnMapping, now: number) =>
  db.run(
    "INSERT OR REPLACE INTO import_mappings VALUES (?, ?, ?)",
    header,
    JSON.stringify(mapping),
    now,
  );

/** The segment of an import, hidden until the import is done so that nobody sends to half of it. */
export const insertHiddenSegment = (
  db: Db,
  segment: { id: string; name: string; importId: string; now: number },
) =>
  db.run(
    `INSERT INTO segments (id, name, type, version, import_id, created_at, updated_at, deleted_at)
     VALUES (?, ?, 'imported', 1, ?, ?, ?, ?)`,
    segment.id,
    segment.name,
    segment.importId,
    segment.now,
    segment.now,
    segment.now,
  );

export const showSegment = (db: Db, id: string, now: number) =>
  db.run("UPDATE segments SET deleted_at = NULL, updated_at = ? WHERE id = ?", now, id);

export const removeSegment = (db: Db, id: string) =>
  db.run("DELETE FROM segments WHERE id = ?", id);
