import type { DetectedColumn } from "../../../../shared/contract/imports.ts";
import { BatchBuilder } from "./batch-builder.ts";
import { textOf } from "./cells.ts";
import { csvRows } from "./csv-rows.ts";
import { jsonLineRows, jsonRows, recordDepth } from "./json-rows.ts";
import { targetOf } from "./paths.ts";
import type { Batch, ParseJob, Position } from "./protocol.ts";
import { rowReader } from "./row-reader.ts";
import { maxCell } from "./row-shape.ts";
import type { CutRows, Row } from "./rows.ts";
import type { Seen } from "./seen.ts";
import { openText, type TextFile } from "./text.ts";

const stretchBytes = 192 * 1024;
const longestStretch = 16 * 1024 * 1024;
const maxColumns = 2_000;

type Reading = Pick<
  ParseJob,
  "stamp" | "read" | "columns" | "options" | "timeZone" | "idPrefix" | "userIdsOnly"
>;

/**
 * The file as batches of records. A batch depends on nothing but the file and where it begins, so that a run that was
 * broken off makes the same ones again.
 */
export function* batchesOf(job: Reading, from: Position | null, seen: Seen): Generator<Batch> {
  const columns = job.columns.map((column, index): DetectedColumn => {
    const mapping = job.options.columns[index];
    return mapping ? { ...column, mapping } : column;
  });
  const file = openText(job.stamp, job.read.encoding);
  try {
    const reader = rowReader({
      options: job.options,
      timeZone: job.timeZone,
      idPrefix: job.idPrefix,
      seen,
      ragged: job.read.format === "csv",
      userIdsOnly: job.userIdsOnly,
    });
    let grown = true;
    const cut = cutterOf(job, file, columns, () => {
      grown = true;
    });
    let offset = from?.offset ?? file.begin;
    let line = from?.line ?? 1;
    let size = stretchBytes;
    while (offset < job.stamp.bytes) {
      const stretch = file.read(offset, size);
      const first = offset === file.begin;
      const stuck = size >= longestStretch;
      const { rows, chars, lines } = cut(stretch.text, { line, first, last: stretch.last, stuck });
      if (chars === 0 && !stretch.last) {
        size = Math.min(size * 2, longestStretch);
        continue;
      }
      size = stretchBytes;
      const builder = new BatchBuilder();
      if (grown) {
        // What is wrong with the names is said once, at the head of the file.
        reader.replan(columns, first ? builder : new BatchBuilder());
        grown = false;
      }
      if (first && job.read.format === "csv" && job.read.header) rows.shift();
      if (job.read.encoding === "utf-8" && stretch.text.includes("\uFFFD")) markDamaged(rows);
      const mayBeLong = stretch.text.length > maxCell;
      for (const row of rows) reader.read(row, builder, mayBeLong);
      const end = offset + file.bytesOf(stretch, chars);
      yield builder.finish({ start: offset, startLine: line }, { end, endLine: line + lines });
      offset = end;
      line += lines;
    }
  } finally {
    file.close();
  }
}

function markDamaged(rows: Row[]): void {
  for (const row of rows)
    if (row.cells.some((cell) => textOf(cell).includes("\uFFFD"))) row.damaged = true;
}

function cutterOf(
  job: Reading,
  file: TextFile,
  columns: DetectedColumn[],
  grow: () => void,
): CutRows {
  if (job.read.format === "csv") return csvRows(job.read.delimiter);
  const byPath = new Map(columns.map((column, index) => [column.header, index]));
  const columnOf = (path: string): number => {
    const known = byPath.get(path);
    if (known !== undefined) return known;
    const target = targetOf(path);
    // A name that the start of the file did not have: Pinpoint's own need no mapping, others can't be guessed any more.
    const wanted = target !== null && target.kind !== "email" && target.kind !== "phone";
    const index = wanted && columns.length < maxColumns ? columns.length : -1;
    byPath.set(path, index);
    if (index < 0) return index;
    columns.push({
      index,
      header: path,
      samples: [],
      mapping: { path, type: "text", dateFormat: null, decimalComma: false },
      state: "exact",
    });
    grow();
    return index;
  };
  if (job.read.format === "jsonLines") return jsonLineRows(columnOf);
  return jsonRows(recordDepth(file.read(file.begin, stretchBytes).text), columnOf);
}
