import type { Parts } from "../../parts.ts";
import type { Checkpoint } from "./protocol.ts";
import type { ParserThreads } from "./threads.ts";

/** Batches between two looks at the log: about 50 MB of it. */
const everyBatches = 64;
const longestLog = 60_000;

/**
 * Writing the log back into the database takes a while and would happen inside some commit. While an import runs, a
 * thread does it instead; when the log has grown too long all the same, the import waits for it once.
 */
export function keepLogShort({ store, log }: Parts, threads: ParserThreads) {
  const { sqlite, file } = store;
  const before = sqlite.pragma("wal_autocheckpoint", { simple: true });
  sqlite.pragma("wal_autocheckpoint = 0");
  let running: Promise<void> | null = null;
  let batches = 0;
  let pages = 0;
  const start = () => {
    running ??= threads
      .run({ kind: "checkpoint", database: file })
      .then(
        (result) => {
          // What was written while it ran is not in these figures: as long as the import goes on writing, the log is
          // never empty for a moment, so it begins anew only when the import waits.
          pages = (result as Checkpoint).log;
        },
        (error: unknown) => void log.error("checkpoint", error),
      )
      .finally(() => {
        running = null;
      });
    return running;
  };
  return {
    async afterBatch() {
      batches += 1;
      if (batches % everyBatches !== 0) return;
      if (pages > longestLog) {
        await running;
        await start();
        pages = 0;
      } else void start();
    },
    /** The next commit of anybody would write a long log back, and hold this thread for as long as it takes. */
    async end() {
      await running;
      if (batches >= everyBatches / 2) await start();
      sqlite.pragma(`wal_autocheckpoint = ${Number(before)}`);
    },
  };
}
