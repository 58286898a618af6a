import { AppError } from "../../../../shared/domain/errors.ts";
import type { Parts } from "../../parts.ts";
import { importById, type ImportRow, updateImport } from "../../store/imports.ts";
import { planOf } from "./progress.ts";
import type { FileStamp } from "./protocol.ts";
import type { ParserThreads } from "./threads.ts";
import {
  checkFile,
  type Ending,
  finish,
  importFile,
  rollBack,
  undoFile,
  type Work,
} from "./work.ts";

type What = "check" | "import" | "undo";
type Running = { what: What; abort: AbortController; done: Promise<void> };

/** Told to the window no more often than this. */
const tellEvery = 300;

/**
 * Runs checks, imports and undos: one that writes at a time, in the order they were asked for; checks beside them. What
 * goes wrong ends in the import's row, never in the caller.
 */
export function createRunner(
  parts: Parts,
  threads: ParserThreads,
  stampOf: (row: ImportRow) => FileStamp,
) {
  const { store, clock, topics, tasks } = parts;
  const running = new Map<string, Running>();
  /** What is newer than the rows of the store, because it was not worth a write or could not be written. */
  const live = new Map<string, Partial<ImportRow>>();
  let last: Promise<void> = Promise.resolve();
  let stopped = false;

  const fresh = (id: string): ImportRow => {
    const row = importById(store, id);
    if (!row) throw new AppError("NOT_FOUND", "This import is gone.");
    return row;
  };

  const fail = (id: string, error: unknown): string => {
    const {
      message,
      place = null,
      cure = null,
    } = error instanceof AppError
      ? error
      : {
          message: `Something went wrong inside Wayline. It is noted in the log as ${parts.log.error(`import ${id}`, error)}.`,
        };
    const failed = {
      state: "failed" as const,
      error: JSON.stringify({ message, place, cure }),
      ended_at: clock.now(),
      ...(error instanceof AppError && error.code === "FILE_UNREADABLE" ? { progress: null } : {}),
    };
    try {
      updateImport(store, id, failed);
    } catch {
      // Where the disk is full this can't be written either; it is shown all the same.
      live.set(id, failed);
    }
    return message;
  };

  const perform = async (what: What, row: ImportRow, abort: AbortController): Promise<void> => {
    const undoing = what === "undo";
    const task = tasks.start({
      kind: undoing ? "undoImport" : "import",
      name: `${undoing ? "Undo import of" : what === "check" ? "Check" : "Import"} ${row.file_name}`,
      unit: "rows",
      link: `/audience/imports/${row.id}`,
      cancellable: !undoing,
    });
    const cancelled = () => abort.abort("rollBack");
    task.signal.addEventListener("abort", cancelled, { once: true });
    const plan = planOf(row);
    const total = undoing ? null : plan.exact ? plan.rows : null;
    let told = -Infinity;
    const work: Work = {
      parts,
      threads,
      stampOf,
      fresh,
      signal: abort.signal,
      moved(rows, bytes) {
        const now = clock.tick();
        if (now - told < tellEvery) return;
        told = now;
        if (bytes !== undefined) live.set(row.id, { rows_done: rows, bytes_done: bytes });
        task.progress(rows, total);
        topics.touch("imports");
        if (what !== "check") topics.touch("contacts");
      },
    };
    let problem: string | undefined;
    try {
      await { check: checkFile, import: importFile, undo: undoFile }[what](work, row.id);
      live.delete(row.id);
    } catch (error) {
      live.delete(row.id);
      if (!stopped) problem = fail(row.id, error);
    }
    task.end(problem);
    topics.touch("imports", "contacts", "segments");
  };

  const track = (what: What, row: ImportRow, after: Promise<void>) => {
    const abort = new AbortController();
    const done = after
      .then(() => (stopped ? undefined : perform(what, row, abort)))
      .finally(() => running.delete(row.id));
    running.set(row.id, { what, abort, done });
    topics.touch("imports", "tasks");
    return done;
  };

  return {
    live: (id: string) => live.get(id) ?? {},
    start(what: What, row: ImportRow): void {
      if (what === "check") void track(what, row, Promise.resolve());
      else last = track(what, row, last);
    },
    /** False when nothing of this import runs. */
    async cancel(id: string, ending: Ending): Promise<boolean> {
      const found = running.get(id);
      if (!found || found.what === "undo") return false;
      found.abort.abort(ending);
      await found.done;
      return true;
    },
    /** Ends an import that stands still after a failure. */
    async end(row: ImportRow, ending: "keep" | "rollBack"): Promise<void> {
      if (ending === "keep") finish(parts, row, planOf(row), "cancelled");
      else
        await rollBack(
          {
            parts,
            threads,
            stampOf,
            fresh,
            signal: new AbortController().signal,
            moved: () => undefined,
          },
          row.id,
        );
      live.delete(row.id);
      topics.touch("imports", "contacts", "segments");
    },
    async idle() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
    },
    async stop() {
      stopped = true;
      for (const { abort } of running.values()) abort.abort("close" satisfies Ending);
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}
