import { noCounts } from "./writer.ts";
import type {
  ImportCounts,
  ImportOptions,
  DetectedColumn,
  ReadOptions,
} from "../../../../shared/contract/imports.ts";
import type { ImportRow } from "../../store/imports.ts";
import type { Inspection, Position } from "./protocol.ts";

/** How a file is read and where its columns go; the `plan` of its row. */
export type Plan = Pick<
  Inspection,
  "read" | "columns" | "preview" | "summary" | "userIdsOnly" | "rows" | "exact" | "options"
>;

/** Where a run stands; the `progress` of its row. */
export type Progress = {
  /** Null until the first batch: from the beginning. */
  position: Position | null;
  startedAt: number;
  idPrefix: string;
  /** Rows of this import up to these keys are in the look-up table. */
  entered: { endpoint: number; contact: number };
  /** Last keys of others before the first row of this import. */
  before: { endpoint: number; contact: number };
  problems: number;
  /** What to do when the run ends: set by a cancel, so that a crash does not forget it. */
  ending: "rollBack" | null;
};

export const planOf = (row: ImportRow): Plan => JSON.parse(row.plan) as Plan;
export const progressOf = (row: ImportRow): Progress | null =>
  row.progress === null ? null : (JSON.parse(row.progress) as Progress);
export const countsOf = (row: ImportRow): ImportCounts =>
  row.counts === null ? noCounts() : (JSON.parse(row.counts) as ImportCounts);

/** What a parser needs to know of an import. */
export type Parsing = {
  read: ReadOptions;
  columns: DetectedColumn[];
  options: ImportOptions;
  userIdsOnly: boolean;
};
export const parsingOf = ({ read, columns, options, userIdsOnly }: Plan): Parsing => ({
  read,
  columns,
  options,
  userIdsOnly,
});
