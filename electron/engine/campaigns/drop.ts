import type { Parts } from "../parts.ts";
import type { RunRecord } from "../store/campaigns.ts";
import { CountSheet } from "../store/message-counts.ts";

/** Drops what is queued in a cancelled run, with the reason, in ranges so that the thread stays free. */
export async function dropQueued(parts: Parts, run: RunRecord): Promise<void> {
  const { store, clock, topics } = parts;
  for (;;) {
    const dropped = store.transaction(() => {
      const counts = new CountSheet();
      const changed = store.run(
        `UPDATE messages SET state = 'notSent', reason = 'cancelled', detail = NULL, due_at = NULL, updated_at = ?
           WHERE key IN (SELECT key FROM messages WHERE run = ? AND state = 'queued' LIMIT 5000)`,
        clock.now(),
        run.key,
      ).changes;
      counts.add(run.key, "notSent", "EMAIL", changed);
      counts.write(store, clock.now(), parts.settings().timeZone);
      return changed;
    });
    if (dropped === 0) return;
    topics.touch("messages");
    await clock.breathe();
  }
}
