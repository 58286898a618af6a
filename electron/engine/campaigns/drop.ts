import type { Parts } from "../parts.ts";
import type { RunRecord } from "../store/campaigns.ts";
import { CountSheet } from "../store/message-counts.ts";

/** Drops what is queued in a cancelled run, with the reason, in ranges so that the thread stays free. */
export async function dropQueued(parts: Parts, run: RunRecord): Promise<void> {
  const { store, clock, topics } = parts;
  for (;;) {
    const dropped = store.transaction(() => {
      const counts = new CountSheet();
      const changed = store.all<{ channel: string }>(
        `UPDATE messages SET state = 'notSent', reason = 'cancelled', detail = NULL, due_at = NULL, updated_at = ?
           WHERE key IN (SELECT key FROM messages WHERE run = ? AND state = 'queued' LIMIT 5000) RETURNING channel`,
        clock.now(),
        run.key,
      );
      for (const { channel } of changed) counts.add({ run: run.key, channel }, "notSent");
      counts.write(store, clock.now(), parts.settings().timeZone);
      return changed.length;
    });
    if (dropped === 0) return;
    topics.touch("messages");
    await clock.breathe();
  }
}
