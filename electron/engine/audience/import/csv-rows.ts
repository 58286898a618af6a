import Papa from "papaparse";
import type { ReadOptions } from "../../../../shared/contract/imports.ts";
import { countLines, type CutRows, type Row, type Rows } from "./rows.ts";

type Parsed = {
  data: string[][];
  errors: { code: string; row?: number }[];
  meta: { cursor: number };
};

const unclosed = "A quotation mark in this row is never closed.";
const tooLong = "This row is longer than 16 MB.";
const misplaced = "A quotation mark in the middle of a value breaks this row.";

/** A lone CR ends lines only in files that have no LF at all. */
const lineEnd = (text: string) => (text.includes("\n") || !text.includes("\r") ? "\n" : "\r");

/** Rows of RFC 4180 text; lines end with LF, CR LF or (throughout the file) CR. */
export function csvRows(delimiter: ReadOptions["delimiter"]): CutRows {
  return (text, { line, last, stuck }) => {
    const newline = lineEnd(text);
    const parser = new Papa.Parser({ delimiter, newline, quoteChar: '"' });
    const parsed = parser.parse(text, 0, !last) as Parsed;
    if (last && parsed.errors.some((error) => error.code === "MissingQuotes")) {
      const before = new Papa.Parser({ delimiter, newline, quoteChar: '"' });
      return giveUp(text, line, newline, before.parse(text, 0, true) as Parsed);
    }
    const swallowing = parsed.errors.find(
      ({ code, row = -1 }) =>
        code === "InvalidQuotes" && parsed.data[row]?.some((cell) => cell.includes(newline)),
    )?.row;
    if (swallowing !== undefined)
      return giveUp(text, line, newline, firstOf(text, swallowing, { delimiter, newline }));
    if (parsed.data.length === 0 && stuck) return giveUp(text, line, newline, parsed);
    const chars = last ? text.length : parsed.meta.cursor;
    const lines = countBreaks(text, chars, newline);
    return { rows: number(parsed, text, line, newline, lines), chars, lines };
  };
}

/** The first rows, and where the one behind them begins. */
function firstOf(
  text: string,
  rows: number,
  how: { delimiter: string; newline: "\n" | "\r" },
): Parsed {
  if (rows === 0) return { data: [], errors: [], meta: { cursor: 0 } };
  return new Papa.Parser({ ...how, quoteChar: '"', preview: rows }).parse(text, 0, false) as Parsed;
}

/** Gives every row the line it begins on, as an editor counts; drops blank lines. */
function number(
  parsed: Parsed,
  text: string,
  line: number,
  newline: string,
  lines = Number.NaN,
): Row[] {
  // As many lines as rows: no value goes over several.
  const quoted = lines !== parsed.data.length && text.includes('"');
  const broken = new Set(
    parsed.errors.flatMap((error) => (error.code === "InvalidQuotes" ? [error.row] : [])),
  );
  const rows: Row[] = [];
  let at = line;
  for (let index = 0; index < parsed.data.length; index += 1) {
    const cells = parsed.data[index] ?? [];
    const begins = at;
    at += 1;
    if (quoted)
      for (const cell of cells)
        if (cell.includes(newline)) at += countBreaks(cell, cell.length, newline);
    const end = cells.length - 1;
    const lastCell = cells[end] ?? "";
    if (lastCell.endsWith("\r")) cells[end] = lastCell.slice(0, -1);
    if (cells.length === 1 && cells[0] === "") continue;
    const row: Row = { line: begins, cells };
    if (at > begins + 1) row.multiline = true;
    if (broken.size > 0 && broken.has(index)) row.problem = misplaced;
    rows.push(row);
  }
  return rows;
}

/**
 * A quote that never closes would swallow the rest of the file. Keeps the rows before it, rejects the line it stands on
 * and goes on behind that line.
 */
function giveUp(text: string, line: number, newline: string, before: Parsed): Rows {
  const begins = before.meta.cursor;
  const next = text.indexOf(newline, begins);
  const chars = next < 0 ? text.length : next + 1;
  const rows = number(before, text, line, newline);
  const at = line + countBreaks(text, begins, newline);
  const cells = [text.slice(begins, Math.min(chars, begins + 200)).trimEnd()];
  rows.push({
    line: at,
    cells,
    problem: next < 0 && !text.includes('"', begins) ? tooLong : unclosed,
  });
  return { rows, chars, lines: countBreaks(text, chars, newline) };
}

const countBreaks = (text: string, to: number, newline: string) =>
  newline === "\n" ? countLines(text, 0, to) : text.slice(0, to).split("\r").length - 1;
