import type { DetectedColumn } from "../../../../shared/contract/imports.ts";
import { cut } from "./addresses.ts";
import { isEmptyCell, textOf } from "./cells.ts";
import type { Complain } from "./compile.ts";
import type { Row } from "./rows.ts";

/** A stretch of the file no longer than this has no value that is too long. */
export const maxCell = 1024 * 1024;

/** Whether the row is what its file's rows should be. If not, there is no point in looking at its values. */
export function hasShape(
  row: Row,
  columns: readonly DetectedColumn[],
  ragged: boolean,
  complain: Complain,
  mayBeLong: boolean,
): boolean {
  const { cells } = row;
  if (row.problem !== undefined) {
    complain("error", null, textOf(cells[0]), row.problem);
    return false;
  }
  const width = columns.length;
  if (mayBeLong)
    for (let at = 0; at < cells.length; at += 1)
      if ((cells[at]?.length ?? 0) > maxCell) {
        const size = Math.round((cells[at]?.length ?? 0) / 104_857.6) / 10;
        // What is kept of the row must not be as long.
        row.cells = cells.map((cell) => cut(textOf(cell), 1000));
        complain(
          "error",
          columns[at]?.header ?? null,
          textOf(row.cells[at]),
          `This value has ${size} MB; 1 MB is the most.`,
        );
        return false;
      }
  if (ragged && cells.length !== width) {
    if (cells.length > width && !cells.slice(width).every(isEmptyCell)) {
      complain(
        "error",
        null,
        textOf(cells[width]),
        `This row has ${cells.length} values, the header has ${width}.`,
      );
      return false;
    }
    if (cells.length < width)
      complain(
        "warning",
        null,
        null,
        `This row has ${cells.length} values, the header has ${width}. The missing ones count as empty.`,
      );
  }
  if (row.damaged)
    complain(
      "warning",
      null,
      null,
      "This row has characters that are not UTF-8. They are shown as \uFFFD.",
    );
  if (row.multiline)
    complain(
      "warning",
      null,
      null,
      "A value of this row goes over several lines; Amazon Pinpoint does not take line breaks in values.",
    );
  return true;
}
