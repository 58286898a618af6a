import type { Parts } from "../parts.ts";
import { CountSheet, type Counted } from "../store/message-counts.ts";

type Row = Counted & { key: number; family: string };
type Acts = Pick<Parts, "store" | "clock" | "topics" | "settings">;

const heldAmong = ({ store }: Acts, ids: readonly string[]): Row[] =>
  store.all<Row>(
    `SELECT key, run, channel, family, journey_version, test, live, tracked FROM messages WHERE state = 'held' AND key IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids.map((id) => Number(id.split(":")[1]))),
  );

/** Lets held messages go to where their channel goes now. Ids that are not held any more are left out. */
export function release(
  parts: Acts,
  live: (family: string) => boolean,
  ids: readonly string[],
): { changed: number } {
  const { store, clock, topics } = parts;
  const now = clock.now();
  const changed = store.transaction(() => {
    const rows = heldAmong(parts, ids);
    for (const { key, family } of rows)
      store.run(
        "UPDATE messages SET state = 'queued', reason = NULL, detail = NULL, due_at = ?, updated_at = ?, live = ? WHERE key = ?",
        now,
        now,
        live(family) ? 1 : 0,
        key,
      );
    return rows.length;
  });
  topics.touch("messages", "campaigns");
  return { changed };
}

/** Held messages that are not to be sent any more. */
export function drop(parts: Acts, ids: readonly string[]): { changed: number } {
  const { store, clock, topics, settings } = parts;
  const now = clock.now();
  const changed = store.transaction(() => {
    const counts = new CountSheet();
    const rows = heldAmong(parts, ids);
    for (const row of rows) {
      store.run(
        "UPDATE messages SET state = 'notSent', reason = 'cancelled', updated_at = ?, due_at = NULL WHERE key = ?",
        now,
        row.key,
      );
      counts.add(row, "notSent");
    }
    counts.write(store, now, settings().timeZone);
    return rows.length;
  });
  topics.touch("messages", "campaigns");
  return { changed };
}
