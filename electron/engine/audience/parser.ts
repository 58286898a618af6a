// The parser's thread: reads files and makes records of their rows, so that the engine's thread only stores them.
import { parentPort } from "node:worker_threads";
import { AppError } from "../../../shared/domain/errors.ts";
import { openReadOnly } from "../store/audience-keys.ts";
import { batchesOf } from "./import/batches.ts";
import { check } from "./import/check.ts";
import { inspect } from "./import/inspect.ts";
import type { Job, ParseJob, Said } from "./import/protocol.ts";
import { seenOf } from "./import/seen-keys.ts";

const say = (said: Said, move: ArrayBuffer[] = []) => parentPort?.postMessage(said, move);

function parse(job: ParseJob): null {
  const db = openReadOnly(job.database);
  const seen = seenOf(db, job.expectedRows);
  db.close();
  for (const batch of batchesOf(job, job.from, seen)) {
    // Waits here while the engine has enough to do, so that memory stays flat however long the file is.
    while (Atomics.load(job.control, 0) <= 0 && Atomics.load(job.control, 1) === 0)
      Atomics.wait(job.control, 0, 0, 1_000);
    if (Atomics.load(job.control, 1) === 1) return null;
    Atomics.sub(job.control, 0, 1);
    say({ kind: "batch", batch });
  }
  return null;
}

function work(job: Job) {
  switch (job.kind) {
    case "inspect":
      return inspect(job);
    case "parse":
      return parse(job);
    case "check":
      return check(job, (bytes, rows) => say({ kind: "progress", bytes, rows }));
  }
}

parentPort?.on("message", (job: Job) => {
  try {
    say({ kind: "done", result: work(job) });
  } catch (error) {
    if (error instanceof AppError)
      say({
        kind: "failed",
        code: error.code,
        message: error.message,
        place: error.place,
        cure: error.cure,
      });
    else
      say({
        kind: "failed",
        code: null,
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
  }
});
