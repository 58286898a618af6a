import type { Import } from "../../../../shared/contract/imports.ts";
import { day } from "../../../../shared/domain/time.ts";
import type { ImportRow } from "../../store/imports.ts";
import { planOf } from "./progress.ts";

/** An import can be undone for a day, while it still is as it left it. */
export const canUndo = (row: ImportRow, now: number): boolean =>
  (row.state === "imported" || row.state === "cancelled") &&
  row.progress !== null &&
  row.ended_at !== null &&
  now - row.ended_at < day;

/** A row of the store as the contract shows it. */
export function present(row: ImportRow, now: number): Import {
  const plan = planOf(row);
  return {
    id: row.id,
    fileName: row.file_name,
    bytes: row.bytes,
    state: row.state,
    read: plan.read,
    columns: plan.columns,
    options: plan.options,
    preview: plan.preview,
    summary: plan.summary,
    userIdsOnly: plan.userIdsOnly,
    counts: row.counts === null ? null : (JSON.parse(row.counts) as Import["counts"]),
    bytesDone: row.bytes_done,
    rowsDone: row.rows_done,
    error: row.error === null ? null : (JSON.parse(row.error) as Import["error"]),
    segmentId:
      row.state === "importing" || plan.options.defineSegment === false ? null : row.segment_id,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    canUndo: canUndo(row, now),
    undoNote: row.undo_note,
  };
}
