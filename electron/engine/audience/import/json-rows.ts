import type { Cell } from "./cells.ts";
import { countLines, type CutRows, type Row } from "./rows.ts";

/** The column of a dotted name, or -1 where it is not imported; may add one. */
export type ColumnOf = (path: string) => number;

type Json = { [name: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const scalar = (value: unknown): string =>
  value === null || value === undefined
    ? ""
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
const cellOf = (value: unknown): Cell => (Array.isArray(value) ? value.map(scalar) : scalar(value));

/** Walks a record's leaves by dotted name: `User.UserAttributes.FirstName`. */
function leaves(record: Json, visit: (path: string, cell: Cell) => void): void {
  const walk = (value: Json, prefix: string, depth: number) => {
    for (const [name, inner] of Object.entries(value)) {
      const path = prefix + name;
      if (isObject(inner) && depth < 4) walk(inner, `${path}.`, depth + 1);
      else visit(path, cellOf(inner));
    }
  };
  walk(record, "", 0);
}

function rowOf(text: string, line: number, columnOf: ColumnOf, what: string): Row {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, cells: [text.slice(0, 200)], problem: `${what} is not valid JSON.` };
  }
  if (!isObject(value))
    return { line, cells: [text.slice(0, 200)], problem: `${what} is not an endpoint in { }.` };
  const cells: Cell[] = [];
  leaves(value, (path, cell) => {
    const column = columnOf(path);
    if (column >= 0) cells[column] = cell;
  });
  for (let at = 0; at < cells.length; at += 1) cells[at] ??= "";
  return { line, cells };
}

/** One object a line. */
export function jsonLineRows(columnOf: ColumnOf): CutRows {
  return (text, { line, last, stuck }) => {
    const end = text.lastIndexOf("\n") + 1;
    const chars = last || (stuck && end === 0) ? text.length : end;
    const rows: Row[] = [];
    let at = line;
    for (let from = 0; from < chars; at += 1) {
      const next = text.indexOf("\n", from);
      const to = next < 0 || next >= chars ? chars : next;
      const content = text.slice(from, to).trim();
      if (content !== "") rows.push(rowOf(content, at, columnOf, "This line"));
      from = to + 1;
    }
    return { rows, chars, lines: countLines(text, 0, chars) };
  };
}

/**
 * Objects one after the other, with or without an array and wrappers around them. `depth` = how many brackets are open
 * around a record; what stands between records (commas, wrappers, their other fields) is skipped.
 */
export function jsonRows(depth: number, columnOf: ColumnOf): CutRows {
  return (text, { line, first, last, stuck }) => {
    const rows: Row[] = [];
    let level = first ? 0 : depth;
    let begin = -1;
    let done = 0;
    let inText = false;
    let at = line;
    let begins = line;
    for (let index = 0; index < text.length; index += 1) {
      const char = text.charCodeAt(index);
      if (char === 10) at += 1;
      else if (inText) {
        if (char === 92) index += 1;
        else if (char === 34) inText = false;
      } else if (char === 34) inText = true;
      else if (char === 123 || char === 91) {
        if (level === depth && char === 123) {
          begin = index;
          begins = at;
        }
        level += 1;
      } else if (char === 125 || char === 93) {
        level -= 1;
        if (begin < 0 || level !== depth) continue;
        rows.push(rowOf(text.slice(begin, index + 1), begins, columnOf, "This record"));
        begin = -1;
        done = index + 1;
      }
    }
    const unfinished = begin >= 0 || (last && inText);
    if (unfinished && (last || (stuck && rows.length === 0)))
      rows.push({
        line: begins,
        cells: [text.slice(Math.max(begin, done)).trim().slice(0, 200)],
        problem: last
          ? "The file ends in the middle of this record."
          : "This record is longer than 16 MB.",
      });
    const chars = last || (stuck && done === 0) ? text.length : done;
    return { rows, chars, lines: countLines(text, 0, chars) };
  };
}

const endpointName =
  /^"(?:Id|ChannelType|Address|User|Attributes|Metrics|Demographic|Location|OptOut|EffectiveDate)"\s*:/;

/** How many brackets are open around the first record: 0 for objects one after the other, 1 in an array, more in wrappers. */
export function recordDepth(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === "[") {
      depth += 1;
      if (/^\s*\{/.test(text.slice(at + 1, at + 200))) return depth;
    } else if (char === "{") {
      const inside = text.slice(at + 1, at + 400).trimStart();
      if (depth === 0 && !/^"[^"]*"\s*:\s*[[{]/.test(inside)) return 0;
      if (depth === 0 && endpointName.test(inside)) return 0;
      depth += 1;
    } else if (char === '"') {
      for (at += 1; at < text.length && text[at] !== '"'; at += 1) if (text[at] === "\\") at += 1;
    } else if (char === "]" || char === "}") depth -= 1;
    if (depth === 0 && (char === "}" || char === "]")) return 0;
  }
  return 0;
}
