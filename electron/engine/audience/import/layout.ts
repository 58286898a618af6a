import type { ReadOptions } from "../../../../shared/contract/imports.ts";
import { isEmail, phoneNumber } from "./addresses.ts";
import { csvRows } from "./csv-rows.ts";
import { readNumber } from "./numbers.ts";
import { targetOf } from "./paths.ts";

const delimiters: ReadOptions["delimiter"][] = [",", ";", "\t", "|"];

/** Rows of the start of a file as text, for looking only. */
export const firstRows = (
  text: string,
  delimiter: ReadOptions["delimiter"],
  whole: boolean,
): string[][] => {
  const at = { line: 1, first: true, last: whole, stuck: true };
  return csvRows(delimiter)(text, at).rows.map((row) => row.cells as string[]);
};

/** The delimiter that gives most rows the same number of cells, more than one. */
export function findDelimiter(text: string, whole: boolean): ReadOptions["delimiter"] {
  const head = text.slice(0, 65_536);
  let best: ReadOptions["delimiter"] = ",";
  let bestScore = 0;
  for (const delimiter of delimiters) {
    if (!head.includes(delimiter)) continue;
    const rows = firstRows(head, delimiter, whole && head.length === text.length).slice(0, 100);
    const width = rows[0]?.length ?? 1;
    if (width < 2) continue;
    const same = rows.filter((row) => row.length === width).length / rows.length;
    // A comma inside prose splits rows unevenly; evenness counts first, then the number of columns.
    const score = same * 10 + Math.min(width, 50) / 50;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

const isData = (cell: string) =>
  isEmail(cell) ||
  (/\d{5}/.test(cell) && phoneNumber(cell) !== null) ||
  readNumber(cell, false) !== null ||
  /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(cell);

/** Whether the first row names the columns. */
export function hasHeader(rows: string[][]): boolean {
  const first = (rows[0] ?? []).map((cell) => cell.trim());
  if (first.some((cell) => targetOf(cell) !== null)) return true;
  return !first.some(isData);
}

/** CSV or a form of JSON, by how the text begins. */
export function findFormat(text: string): ReadOptions["format"] {
  const begin = text.trimStart();
  if (begin.startsWith("[") && /^\[\s*[{\]]/.test(begin)) return "json";
  if (!begin.startsWith("{")) return "csv";
  const end = begin.indexOf("\n");
  const line = (end < 0 ? begin : begin.slice(0, end)).trim();
  try {
    const first: unknown = JSON.parse(line);
    const wraps = Object.values(first as object).some(
      (value) => Array.isArray(value) && typeof value[0] === "object" && value[0] !== null,
    );
    const wrapsDeeper = /^\{\s*"[^"]+"\s*:\s*\{\s*"[^"]+"\s*:\s*\[\s*\{/.test(line);
    return wraps || wrapsDeeper ? "json" : "jsonLines";
  } catch {
    return /^\{\s*(?:"|\}|$)/.test(begin) ? "json" : "csv";
  }
}
