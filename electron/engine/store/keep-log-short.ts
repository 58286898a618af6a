import { longLog, type Store } from "./database.ts";
import type { Readers } from "./readers.ts";

const longestLog = 60_000;
type Written = {
  store: Store;
  readers: Readers;
  log: { error(what: string, error: unknown): unknown };
};
/** How many works of a store keep its log short at the moment. */
const keeping = new WeakMap<Store, number>();

/**
 * Writing the log back into the database takes a while and would happen inside some commit. While a long work writes, a
 * thread does it instead, after `every` of its batches; when the log has grown too long all the same, the work waits for it once.
 */
export function keepLogShort({ store, readers, log }: Written, every: number) {
  const change = (by: number) => {
    const works = (keeping.get(store) ?? 0) + by;
    keeping.set(store, works);
    if (store.sqlite.open) store.sqlite.pragma(`wal_autocheckpoint = ${works > 0 ? 0 : longLog}`);
  };
  change(1);
  let running: Promise<void> | null = null;
  let batches = 0;
  let pages = 0;
  const start = () => {
    running ??= readers
      .checkpoint()
      .then(
        (result) => {
          // What was written while it ran is not in these figures: as long as the work goes on writing, the log is
          // never empty for a moment, so it begins anew only when the work waits.
          pages = result.log;
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
      if (batches % every !== 0) return;
      if (pages > longestLog) {
        await running;
        await start();
        pages = 0;
      } else void start();
    },
    /** The next commit of anybody would write a long log back, and hold this thread for as long as it takes. */
    async end() {
      await running;
      if (batches >= every / 2) await start();
      change(-1);
    },
  };
}
