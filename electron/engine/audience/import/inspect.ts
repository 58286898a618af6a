import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type {
  DetectedColumn,
  ImportOptions,
  ReadOptions,
} from "../../../../shared/contract/imports.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import { type Cell, textOf } from "./cells.ts";
import { forTarget, guessColumns } from "./guess.ts";
import { jsonLineRows, jsonRows, recordDepth } from "./json-rows.ts";
import { findDelimiter, findFormat, firstRows, hasHeader } from "./layout.ts";
import { targetOf } from "./paths.ts";
import type { FileStamp, InspectJob, Inspection } from "./protocol.ts";
import { sniff } from "./sniff.ts";
import { decode } from "./text.ts";

/** How much of a file is looked at, whatever its size. */
const headBytes = 2 * 1024 * 1024;
const sampledRows = 200;
const previewRows = 5;
const maxColumns = 2_000;

function readHead(path: string): { bytes: Buffer; stamp: FileStamp } {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    throw new AppError("NOT_FOUND", "The file is gone from the project's inbox.", {
      place: path,
      cure: "Choose the file again.",
    });
  }
  try {
    const { size, mtimeMs } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(size, headBytes));
    const got = readSync(file, bytes, 0, bytes.length, 0);
    return {
      bytes: bytes.subarray(0, got),
      stamp: { path, bytes: size, modifiedAt: Math.trunc(mtimeMs) },
    };
  } finally {
    closeSync(file);
  }
}

type Table = { headers: string[]; rows: Cell[][]; total: number; userIdsOnly: boolean };

function csvTable(text: string, read: ReadOptions, whole: boolean): Table {
  const rows = firstRows(text, read.delimiter, whole);
  const first = rows[0] ?? [];
  if (first.length > maxColumns)
    throw new AppError(
      "FILE_UNREADABLE",
      `This file has ${first.length} columns; ${maxColumns} is the most.`,
      {
        cure: "Leave out columns you do not need.",
      },
    );
  const headers = first.map(
    (cell, index) => (read.header ? cell.trim() : "") || `Column ${index + 1}`,
  );
  const data = read.header ? rows.slice(1) : rows;
  const userIdsOnly =
    read.header && headers.length === 1 && /^User\.UserId$/i.test(headers[0] ?? "");
  return { headers, rows: data.slice(0, sampledRows), total: data.length, userIdsOnly };
}

function jsonTable(text: string, read: ReadOptions, whole: boolean): Table {
  const paths = new Map<string, number>();
  const columnOf = (path: string) => {
    const known = paths.get(path);
    if (known !== undefined) return known;
    if (paths.size >= maxColumns) return -1;
    paths.set(path, paths.size);
    return paths.size - 1;
  };
  const cut =
    read.format === "jsonLines" ? jsonLineRows(columnOf) : jsonRows(recordDepth(text), columnOf);
  const { rows } = cut(text, { line: 1, first: true, last: whole, stuck: false });
  const good = rows.filter((row) => row.problem === undefined);
  if (good.length === 0)
    throw new AppError("FILE_UNREADABLE", "No contact could be read from this JSON.", {
      cure: "Each line, or each element of the list, should be one endpoint in { }.",
    });
  const headers = [...paths.keys()];
  const userIdsOnly = headers.length === 1 && headers[0] === "User.UserId";
  return {
    headers,
    rows: good.slice(0, sampledRows).map((row) => row.cells),
    total: rows.length,
    userIdsOnly,
  };
}

const delimiterNames = { ",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Bar" } as const;
const encodingNames = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
} as const;

function summaryOf(read: ReadOptions, rows: number, exact: boolean, notices: string[]): string {
  const count = `${exact ? "" : "~"}${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;
  const what =
    read.format === "csv"
      ? `${delimiterNames[read.delimiter]}-separated`
      : read.format === "json"
        ? "JSON"
        : "JSON, one record per line";
  const header =
    read.format !== "csv" ? "" : read.header ? ", first row is the header" : ", no header row";
  return [`${what}, ${encodingNames[read.encoding]}, ${count}${header}.`, ...notices].join(" ");
}

/** What matches rows with contacts, when nobody has chosen yet. */
function matchOn(columns: DetectedColumn[]): ImportOptions["matchOn"] {
  const kinds = new Set(
    columns.map(({ mapping }) => mapping.path !== null && targetOf(mapping.path)?.kind),
  );
  if (kinds.has("id")) return "id";
  return kinds.has("address") || kinds.has("email") || kinds.has("phone") ? "address" : "userId";
}

/** An address without a column that names channels: email if the samples are, else SMS. */
function defaultChannel(columns: DetectedColumn[]): ImportOptions["defaultChannel"] {
  if (columns.some((column) => column.mapping.path === "ChannelType")) return null;
  const address = columns.find((column) => column.mapping.path === "Address");
  if (!address) return null;
  return address.samples.some((sample) => sample.includes("@")) ? "EMAIL" : "SMS";
}

/** Reads the start of a file and says what it is and where its columns go. Refuses what is no table of text. */
export function inspect({ path, fileName, read: wanted, remembered }: InspectJob): Inspection {
  const { bytes, stamp } = readHead(path);
  const whole = bytes.length >= stamp.bytes;
  const found = sniff(bytes, whole);
  const encoding = wanted.encoding ?? found.encoding;
  const text = decode(bytes.subarray(found.bom), encoding);
  if (text.trim() === "")
    throw new AppError("FILE_UNREADABLE", "This file is empty.", {
      cure: "Choose a file with a header row and at least one contact.",
    });
  const format = wanted.format ?? findFormat(text);
  const delimiter = wanted.delimiter ?? (format === "csv" ? findDelimiter(text, whole) : ",");
  const header =
    wanted.header ??
    (format !== "csv" ||
      hasHeader(firstRows(text.slice(0, 65_536), delimiter, whole && text.length <= 65_536)));
  const read: ReadOptions = { format, encoding, delimiter, header };
  const table = format === "csv" ? csvTable(text, read, whole) : jsonTable(text, read, whole);
  const rows = whole ? table.total : Math.round((table.total / bytes.length) * stamp.bytes);
  if (whole && table.total === 0)
    throw new AppError("FILE_UNREADABLE", "This file has a header but no rows.", {
      cure: "Choose a file with at least one contact.",
    });
  const samplesOf = (index: number) =>
    table.rows
      .map((cells) => textOf(cells[index]).slice(0, 200))
      .filter((cell) => cell.trim() !== "");
  const { columns, notices } = guessColumns(table.headers, samplesOf, remembered);
  if (table.userIdsOnly && columns[0])
    columns[0] = { ...columns[0], mapping: forTarget("User.UserId", "", []), state: "exact" };
  return {
    stamp,
    read,
    columns,
    preview: table.rows
      .slice(0, previewRows)
      .map((cells) => table.headers.map((_, index) => textOf(cells[index]).slice(0, 200))),
    summary: summaryOf(read, rows, whole, notices),
    userIdsOnly: table.userIdsOnly,
    rows,
    exact: whole,
    options: {
      columns: columns.map((column) => column.mapping),
      matchOn: table.userIdsOnly ? "userId" : matchOn(columns),
      whenFound: "update",
      registerEndpoints: !table.userIdsOnly,
      defineSegment: true,
      segmentName: fileName.replace(/\.[^.]{1,8}$/, "").slice(0, 128) || fileName.slice(0, 128),
      defaultChannel: defaultChannel(columns),
    },
  };
}
