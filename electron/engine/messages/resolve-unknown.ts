import type { RunState } from "../../../shared/domain/campaign.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { Parts } from "../parts.ts";
import { CountSheet } from "../store/message-counts.ts";
import { recordSent } from "./send-events.ts";

type Row = Parameters<typeof recordSent>[1] & {
  tracked: number;
  updated_at: number;
  state: RunState | null;
  /** What the run or, of a journey, the message itself was meant for; null for tests. */
  live: number | null;
};

/**
 * Writes what a person says became of messages whose fate is unknown. Ids that are not unknown any more are left out;
 * throws where one can't go again.
 */
export function resolveUnknown(
  { store, clock, topics, settings }: Parts,
  links: { live(family: string): boolean },
  ids: readonly string[],
  as: "sendAgain" | "sent" | "notSent",
): { changed: number } {
  const now = clock.now();
  const changed = store.transaction(() => {
    const counts = new CountSheet();
    let done = 0;
    for (const id of ids) {
      const key = Number(id.split(":")[1]);
      const row = store.get<Row>(
        `SELECT m.*, r.state, CASE WHEN m.participant IS NULL THEN r.live ELSE m.live END AS live FROM messages m LEFT JOIN runs r ON r.key = m.run
           WHERE m.key = ? AND m.state = 'unknown'`,
        key,
      );
      if (!row) continue;
      if (as === "sendAgain") refuseAgain(row, links);
      done += 1;
      counts.add(row, "unknown", -1);
      if (as === "sendAgain") {
        store.run(
          "UPDATE messages SET state = 'queued', due_at = ?, detail = NULL, updated_at = ? WHERE key = ?",
          now,
          now,
          key,
        );
        // A closed run opens again for what is sent once more.
        store.run(
          "UPDATE runs SET state = 'sending', ended_at = NULL WHERE key = ? AND state = 'completed'",
          row.run,
        );
      } else if (as === "sent") {
        store.run(
          "UPDATE messages SET state = 'sent', sent_at = updated_at, detail = 'Taken as sent by you', updated_at = ? WHERE key = ?",
          now,
          key,
        );
        counts.add({ ...row, sent_at: row.updated_at }, "sent");
        recordSent(store, row, now);
      } else {
        store.run(
          "UPDATE messages SET state = 'notSent', reason = 'cancelled', detail = 'Taken as not sent by you', updated_at = ? WHERE key = ?",
          now,
          key,
        );
        counts.add(row, "notSent");
      }
    }
    counts.write(store, now, settings().timeZone);
    return done;
  });
  topics.touch("messages", "campaigns", "events");
  return { changed };
}

/** A message goes again only to where its run goes, and not at all after a cancel. */
function refuseAgain({ state, live, family }: Row, links: { live(family: string): boolean }): void {
  if (state === "cancelled")
    throw new AppError("CONFLICT", "The campaign of this message was cancelled.", {
      cure: "Mark it as sent or as not sent.",
    });
  if (live !== null && (live === 1) !== links.live(family))
    throw new AppError(
      "CONFLICT",
      live === 1
        ? "This message was meant for real people, and its channel is in the sandbox now."
        : "This message was meant for the sandbox, and its channel is live now.",
      { cure: "Switch the channel back, or mark the message as sent or as not sent." },
    );
}
