import { AppError } from "../../../../shared/domain/errors.ts";
import {
  clearChanges,
  type ImportRow,
  insertHiddenSegment,
  removeSegment,
  rememberMapping,
  showSegment,
  updateImport,
  clearProblems,
  insertProblems,
} from "../../store/imports.ts";
import { nextKeys } from "../../store/audience.ts";
import type { Parts } from "../../parts.ts";
import { planOf, parsingOf, progressOf, type Progress, type Plan } from "./progress.ts";
import type { CheckResult, FileStamp } from "./protocol.ts";
import { runImport } from "./run.ts";
import type { ParserThreads } from "./threads.ts";
import { undoImport } from "./undo.ts";

/** Why a run was told to stop. `close`: the project closes, the run goes on when it opens again. */
export type Ending = "keep" | "rollBack" | "close";
export type Work = {
  parts: Parts;
  threads: ParserThreads;
  stampOf(row: ImportRow): FileStamp;
  /** The row as it is now. */
  fresh(id: string): ImportRow;
  signal: AbortSignal;
  moved(rows: number, bytes?: number): void;
};

const beginning = ({ store, clock, random }: Parts): Progress => {
  const next = nextKeys(store);
  const before = { endpoint: next.endpoint - 1, contact: next.contact - 1 };
  const now = clock.now();
  return {
    position: null,
    startedAt: now,
    // Time first: what one import makes up goes in at the end of the index, one after the other.
    idPrefix: now.toString(16).padStart(12, "0").slice(-12) + random.id().slice(0, 8),
    entered: before,
    before,
    problems: 0,
    ending: null,
  };
};

/** Prepares a run in one transaction: from here on it survives whatever happens. */
export function begin(row: ImportRow, parts: Parts): void {
  const { store } = parts;
  if (row.progress !== null) {
    updateImport(store, row.id, { state: "importing", error: null, ended_at: null });
    return;
  }
  const { options } = planOf(row);
  const segmentId = parts.random.id();
  store.transaction(() => {
    clearProblems(store, row.key);
    const progress = beginning(parts);
    insertHiddenSegment(store, {
      id: segmentId,
      name: options.segmentName || row.file_name,
      importId: row.id,
      now: progress.startedAt,
    });
    updateImport(store, row.id, {
      state: "importing",
      progress: JSON.stringify(progress),
      counts: null,
      error: null,
      undo_note: null,
      rows_done: 0,
      bytes_done: 0,
      segment_id: segmentId,
      ended_at: null,
    });
  });
}

/** Imports, or goes on importing, and ends as told. */
export async function importFile(work: Work, id: string): Promise<void> {
  const { parts, threads, signal } = work;
  const row = work.fresh(id);
  const plan = planOf(row);
  const progress = progressOf(row);
  if (!progress || row.segment_id === null) throw new Error(`Import ${id} was not begun.`);
  if (progress.ending === "rollBack") return rollBack(work, id);
  try {
    await runImport({
      parts,
      threads,
      row,
      stamp: work.stampOf(row),
      parsing: parsingOf(plan),
      segmentId: row.segment_id,
      progress,
      expectedRows: plan.rows,
      signal,
      moved: work.moved,
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "FILE_UNREADABLE") await takeBack(work, id);
    throw error;
  }
  if (!signal.aborted) return finish(parts, work.fresh(id), plan, "imported");
  if (signal.reason === "keep") return finish(parts, work.fresh(id), plan, "cancelled");
  if (signal.reason === "rollBack") return rollBack(work, id);
}

export function finish(
  parts: Parts,
  row: ImportRow,
  plan: Plan,
  state: "imported" | "cancelled",
): void {
  const { store, clock } = parts;
  const now = clock.now();
  store.transaction(() => {
    for (const [index, mapping] of plan.options.columns.entries()) {
      const header = plan.columns[index]?.header;
      if (header) rememberMapping(store, header, mapping, now);
    }
    if (row.segment_id !== null && plan.options.defineSegment)
      showSegment(store, row.segment_id, now);
    else if (row.segment_id !== null) removeSegment(store, row.segment_id);
    updateImport(store, row.id, {
      state,
      ended_at: now,
      ...(plan.options.defineSegment ? {} : { segment_id: null }),
      ...(state === "imported" ? { bytes_done: row.bytes } : {}),
    });
  });
}

/** Undoes all and leaves no trace but the row itself. Goes on even when the run was told to stop. */
async function takeBack(work: Work, id: string): Promise<string | null> {
  const { parts } = work;
  const row = work.fresh(id);
  const progress = progressOf(row);
  updateImport(parts.store, id, { progress: JSON.stringify({ ...progress, ending: "rollBack" }) });
  const note = await undoImport(parts, row, () => work.moved(0), neverStops(work.signal));
  return note;
}

/** Closing the project stops a roll-back; nothing else does. */
function neverStops(signal: AbortSignal): AbortSignal {
  const closing = new AbortController();
  const look = () => {
    if (signal.reason === "close") closing.abort();
  };
  if (signal.aborted) look();
  else signal.addEventListener("abort", look, { once: true });
  return closing.signal;
}

export async function rollBack(work: Work, id: string): Promise<void> {
  const note = await takeBack(work, id);
  if (work.signal.reason === "close") return;
  updateImport(work.parts.store, id, {
    state: "cancelled",
    progress: null,
    counts: null,
    rows_done: 0,
    bytes_done: 0,
    undo_note: note,
    ended_at: work.parts.clock.now(),
  });
}

/** Undoes a finished import. */
export async function undoFile(work: Work, id: string): Promise<void> {
  const { parts } = work;
  const note = await undoImport(parts, work.fresh(id), (done) => work.moved(done), work.signal);
  if (work.signal.aborted) return;
  parts.store.transaction(() => {
    clearChanges(parts.store, work.fresh(id).key);
    updateImport(parts.store, id, { state: "undone", progress: null, undo_note: note });
  });
}

/** Dry run; keeps counts and problems. */
export async function checkFile(work: Work, id: string): Promise<void> {
  const { parts, threads, signal } = work;
  const { store, clock } = parts;
  const row = work.fresh(id);
  const plan = planOf(row);
  const control = new Int32Array(new SharedArrayBuffer(8));
  const stop = () => Atomics.store(control, 1, 1);
  signal.addEventListener("abort", stop, { once: true });
  const result = (await threads.run(
    {
      kind: "check",
      ...parsingOf(plan),
      stamp: work.stampOf(row),
      idPrefix: "0".repeat(20),
      timeZone: parts.settings().timeZone,
      database: store.file,
      expectedRows: plan.rows,
      control,
      now: clock.now(),
    },
    { progress: ({ rows, bytes }) => work.moved(rows, bytes) },
  )) as CheckResult;
  if (signal.aborted) {
    updateImport(store, id, { state: "inspected" });
    return;
  }
  store.transaction(() => clearProblems(store, row.key));
  for (let from = 0; from < result.problems.length; from += 1_000) {
    const some = result.problems.slice(from, from + 1_000);
    store.transaction(() => insertProblems(store, row.key, from, some));
    await clock.breathe();
  }
  updateImport(store, id, {
    state: "checked",
    counts: JSON.stringify(result.counts),
    rows_done: result.counts.rows,
    bytes_done: row.bytes,
  });
}
