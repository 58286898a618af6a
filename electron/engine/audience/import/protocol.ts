import type {
  ColumnMapping,
  DetectedColumn,
  ImportOptions,
  ReadOptions,
} from "../../../../shared/contract/imports.ts";
import type { Column } from "./column.ts";
import type { AppErrorCode } from "../../../../shared/domain/errors.ts";
import type { ImportCounts, RowProblem } from "../../../../shared/contract/imports.ts";

// What the engine's thread and the parser's thread say to each other.

/** A file as it was when it was inspected: if either differs later, somebody changed it. */
export type FileStamp = { path: string; bytes: number; modifiedAt: number };

/** Where a run stands: the first byte and line of a batch, and how many of its records are done. */
export type Position = { offset: number; line: number; skip: number };

export type InspectJob = {
  kind: "inspect";
  path: string;
  fileName: string;
  read: Partial<ReadOptions>;
  remembered: Record<string, ColumnMapping>;
};
export type Inspection = {
  stamp: FileStamp;
  read: ReadOptions;
  columns: DetectedColumn[];
  preview: string[][];
  summary: string;
  userIdsOnly: boolean;
  /** Exact when the whole file was seen, else an estimate. */
  rows: number;
  exact: boolean;
  options: ImportOptions;
};

/** Reads every row and sends what the mapping makes of it, batch by batch. */
export type ParseJob = {
  kind: "parse";
  stamp: FileStamp;
  read: ReadOptions;
  columns: DetectedColumn[];
  options: ImportOptions;
  userIdsOnly: boolean;
  /** Null = from the beginning. */
  from: Position | null;
  /** First 20 hex digits of the ids this import makes up. */
  idPrefix: string;
  timeZone: string;
  database: string;
  expectedRows: number;
  /** `[batches the parser may still send, 1 when it must stop]`, shared. */
  control: Int32Array;
};
/** The same, written to a scratch copy and thrown away. */
export type CheckJob = Omit<ParseJob, "kind" | "from"> & { kind: "check"; now: number };
export type Job = InspectJob | ParseJob | CheckJob;

export type KeptProblem = RowProblem & { raw: string | null };

/**
 * The records of one stretch of the file, column by column so that little is copied between the threads. A row has one
 * record per endpoint it makes, one after the other with the same line, or a single one without address.
 */
export type Batch = {
  start: number;
  startLine: number;
  end: number;
  endLine: number;
  /** Rows of the stretch that hold anything, rejected ones included. */
  rows: number;
  rejected: number;
  warnings: number;
  problems: KeptProblem[];
  count: number;
  lines: Float64Array;
  /** Index into the list of channel types, 255 where the row names none. */
  channels: Uint8Array;
  /** 0 not said, 1 NONE, 2 ALL. */
  optOuts: Uint8Array;
  /** Milliseconds; NaN where not said. */
  effective: Float64Array;
  cohorts: Uint8Array;
  /** Hashes of address and user, as the look-up table has them: lump and rest of each, four numbers a record. */
  hashes: Uint32Array;
  /** Bits of `flag`. */
  flags: Uint8Array;
  ids: Column;
  users: Column;
  addresses: Column;
  documents: Column;
  attributes: Column;
  /** Empty where there is none. */
  names: Column;
  /** Cells as JSON, for rows that the engine may still reject; else empty. */
  raws: Column;
};

export const flag = {
  /** No row of the project or the file so far has its id, user or address. */
  fresh: 1,
  /** The file gave the id, it was not made up. */
  ownId: 2,
  /** Goes with the record before it: same row, same contact. */
  joined: 4,
} as const;

export type CheckResult = { counts: ImportCounts; problems: KeptProblem[] };

export type Said =
  | { kind: "batch"; batch: Batch }
  | { kind: "progress"; bytes: number; rows: number }
  | { kind: "done"; result: Inspection | CheckResult | null }
  | {
      kind: "failed";
      code: AppErrorCode | null;
      message: string;
      place?: string | undefined;
      cure?: string | undefined;
    };

export const keptProblems = 10_000;
export const noChannel = 255;
