import { z } from "zod";
import { ChannelType } from "../domain/channel.ts";
import { call, page, pageInput, query } from "./base.ts";

export const ImportFormat = z.enum(["csv", "jsonLines", "json"]);
export const ImportEncoding = z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]);
export const Delimiter = z.enum([",", ";", "\t", "|"]);

/** How the bytes are read; each detection can be overridden. */
export const ReadOptions = z.object({
  format: ImportFormat,
  encoding: ImportEncoding,
  delimiter: Delimiter,
  header: z.boolean(),
});
export type ReadOptions = z.infer<typeof ReadOptions>;

/**
 * Where a column goes. `path` is Pinpoint's dotted name: `Address`, `ChannelType`, `Id`, `OptOut`, `EffectiveDate`, `User.UserId`,
 * `User.UserAttributes.<name>`, `Attributes.<name>`, `Metrics.<name>`, `Demographic.<name>`, `Location.<name>`; for other files also
 * `Email` and `Phone`, which make an endpoint each. Null = do not import.
 */
export const ColumnMapping = z.object({
  path: z.string().nullable(),
  type: z.enum(["text", "number", "date", "list"]),
  /** Only for `date`: how the file writes it, in Luxon tokens such as `dd.MM.yyyy`; null = ISO 8601. */
  dateFormat: z.string().nullable(),
  /** Only for `number`. */
  decimalComma: z.boolean(),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

export const DetectedColumn = z.object({
  index: z.number().int(),
  header: z.string(),
  samples: z.array(z.string()),
  mapping: ColumnMapping,
  /** `exact` = one of Pinpoint's names; `guessed` = wants a look; `ignored` = nothing fits. */
  state: z.enum(["exact", "guessed", "remembered", "ignored"]),
});
export type DetectedColumn = z.infer<typeof DetectedColumn>;

export const ImportOptions = z.object({
  columns: z.array(ColumnMapping),
  /** Whom a row means: by endpoint id, user id, or address on its channel. */
  matchOn: z.enum(["id", "userId", "address"]),
  whenFound: z.enum(["update", "replace", "skip"]),
  /** Save endpoints (`RegisterEndpoints`) and make an imported segment (`DefineSegment`); at least one. */
  registerEndpoints: z.boolean(),
  defineSegment: z.boolean(),
  segmentName: z.string().max(128),
  /** Channel of addresses whose row names none. */
  defaultChannel: ChannelType.nullable(),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

export const RowProblem = z.object({
  /** Line of the file as an editor counts, from 1 with the header. */
  row: z.number(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
  severity: z.enum(["error", "warning"]),
});
export type RowProblem = z.infer<typeof RowProblem>;

export const ImportState = z.enum([
  "inspected",
  "checking",
  "checked",
  "importing",
  "imported",
  "undoing",
  "undone",
  "cancelled",
  "failed",
]);

export const ImportCounts = z.object({
  rows: z.number(),
  added: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  duplicates: z.number(),
  rejected: z.number(),
  warnings: z.number(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const Import = z.object({
  id: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  state: ImportState,
  read: ReadOptions,
  columns: z.array(DetectedColumn),
  options: ImportOptions,
  /** The first rows as read, for the eye. */
  preview: z.array(z.array(z.string())),
  /** “Semicolon-separated, Windows-1252, 48,212 rows, first row is the header.” */
  summary: z.string(),
  userIdsOnly: z.boolean(),
  /** Null until a check or an import has counted them. */
  counts: ImportCounts.nullable(),
  bytesDone: z.number(),
  rowsDone: z.number(),
  error: z
    .object({ message: z.string(), place: z.string().nullable(), cure: z.string().nullable() })
    .nullable(),
  segmentId: z.string().nullable(),
  createdAt: z.number(),
  endedAt: z.number().nullable(),
  canUndo: z.boolean(),
  undoNote: z.string().nullable(),
});
export type Import = z.infer<typeof Import>;

export const imports = {
  list: query("imports").output(z.array(Import)),
  get: query("imports")
    .input(z.object({ id: z.string() }))
    .output(Import),
  /** Where the host may put an uploaded file: a fresh path in the project's inbox. For the hosts. */
  reserveFile: call
    .input(z.object({ fileName: z.string().min(1).max(255) }))
    .output(z.object({ file: z.string(), path: z.string() })),
  /** Text pasted by the user becomes a file of the inbox. */
  paste: call
    .input(z.object({ text: z.string().max(20_000_000) }))
    .output(z.object({ file: z.string() })),
  /** Reads the start of a file in the inbox: format, encoding, delimiter, header, columns, guesses. */
  inspect: call
    .input(
      z.object({
        file: z.string(),
        fileName: z.string().max(255),
        read: ReadOptions.partial().optional(),
      }),
    )
    .output(Import),
  /** Same file, read another way. */
  reread: call.input(z.object({ id: z.string(), read: ReadOptions.partial() })).output(Import),
  saveOptions: call.input(z.object({ id: z.string(), options: ImportOptions })).output(Import),
  /** Dry run over every row: counts and problems, nothing written. Runs as a task; watch `get`. */
  check: call.input(z.object({ id: z.string() })).output(Import),
  problems: query("imports")
    .input(
      z.object({ id: z.string(), severity: z.enum(["error", "warning"]).optional(), ...pageInput }),
    )
    .output(page(RowProblem)),
  /** Writes a CSV of the rejected rows with a `reason` column; `url` is a path of the host. */
  exportRejects: call.input(z.object({ id: z.string() })).output(z.object({ url: z.string() })),
  start: call.input(z.object({ id: z.string() })).output(Import),
  /** Stops a running import and rolls back what it wrote, or keeps it. */
  cancel: call.input(z.object({ id: z.string(), keep: z.boolean() })).output(Import),
  undo: call.input(z.object({ id: z.string() })).output(Import),
  discard: call.input(z.object({ id: z.string() })).output(z.null()),
};
