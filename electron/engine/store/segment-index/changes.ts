import type { Clock } from "../../clock.ts";
import type { Store } from "../database.ts";

/** Small lumps, so that other writing is not held up. */
const lump = 10_000;

/** Takes what the index has read out of the log of changes. */
export async function pruneChanges(
  store: Store,
  clock: Clock,
  upTo: number,
  stopped: () => boolean,
): Promise<void> {
  while (!stopped()) {
    const { changes } = store.run(
      "DELETE FROM index_changes WHERE key IN (SELECT key FROM index_changes WHERE key <= ? ORDER BY key LIMIT ?)",
      upTo,
      lump,
    );
    if (changes < lump) return;
    await clock.breathe();
  }
}
