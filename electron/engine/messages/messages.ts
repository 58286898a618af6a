import { AppError } from "../../../shared/domain/errors.ts";
import { unpackMail } from "./media/packed.ts";
import type { Parts } from "../parts.ts";
import { createMessageLists } from "./message-lists.ts";
import { resolveUnknown } from "./resolve-unknown.ts";

/** Lists and acts over the outbox and the sandbox mailbox. */
export function createMessages(parts: Parts, links: { live(): boolean }) {
  const { store, topics, clock } = parts;
  return {
    ...createMessageLists(parts),
    markRead(ids: readonly string[], read: boolean): null {
      store.transaction(() => {
        for (const id of ids)
          if (id.startsWith("mail:"))
            store.run(
              "UPDATE mails SET unread = ? WHERE key = ?",
              read ? 0 : 1,
              Number(id.slice(5)),
            );
      });
      topics.touch("mailbox");
      return null;
    },
    emptySandbox(): { removed: number } {
      const removed = store.run(
        "DELETE FROM mails WHERE message IS NULL OR message NOT IN (SELECT key FROM messages WHERE test = 1)",
      ).changes;
      topics.touch("mailbox");
      return { removed };
    },
    source(id: string): { text: string; bytes: number; cut: boolean } {
      const source = mailSource(parts, id);
      const limit = 500_000;
      return {
        text: source.subarray(0, limit).toString("utf8"),
        bytes: source.length,
        cut: source.length > limit,
      };
    },
    resolveUnknown: (ids: readonly string[], as: "sendAgain" | "sent" | "notSent") =>
      resolveUnknown(parts, links, ids, as),
    retryNow(): { changed: number } {
      const now = clock.now();
      const { changes } = store.run(
        "UPDATE messages SET due_at = ? WHERE state = 'queued' AND due_at > ?",
        now,
        now,
      );
      topics.touch("messages", "channels");
      return { changed: changes };
    },
  };
}

/** The mail behind a row of a list, as received. */
function mailSource(parts: Parts, id: string): Buffer {
  const [kind, number] = id.split(":");
  const row = parts.store.get<{ source: Buffer | null }>(
    kind === "mail"
      ? "SELECT source FROM mails WHERE key = ?"
      : "SELECT source FROM mails WHERE message = ? ORDER BY key DESC LIMIT 1",
    Number(number),
  );
  if (!row?.source)
    throw new AppError("NOT_FOUND", "The source of this mail is not kept any more.", {
      cure: "The sandbox mailbox keeps the newest 20,000 mails.",
    });
  return unpackMail(row.source, parts.folder);
}
