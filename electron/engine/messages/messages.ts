import { AppError } from "../../../shared/domain/errors.ts";
import { unpackMail } from "./media/packed.ts";
import type { Parts } from "../parts.ts";
import { drop, release } from "./held.ts";
import { createMessageLists } from "./message-lists.ts";
import { resolveUnknown } from "./resolve-unknown.ts";

/** Lists and acts over the outbox and the sandbox mailbox. */
export function createMessages(parts: Parts, links: { live(family: string): boolean }) {
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
        text: readable(source.subarray(0, limit).toString("utf8")),
        bytes: source.length,
        cut: source.length > limit,
      };
    },
    resolveUnknown: (ids: readonly string[], as: "sendAgain" | "sent" | "notSent") =>
      resolveUnknown(parts, links, ids, as),
    release: (ids: readonly string[]) => release(parts, links.live, ids),
    drop: (ids: readonly string[]) => drop(parts, ids),
    retryNow(): { changed: number } {
      const now = clock.now();
      // What a journey sends later, such as after a quiet time, is no retry.
      const { changes } = store.run(
        "UPDATE messages SET due_at = ? WHERE state = 'queued' AND due_at > ? AND (participant IS NULL OR attempts > 0)",
        now,
        now,
      );
      topics.touch("messages", "channels");
      return { changed: changes };
    },
  };
}

/** What other channels were given is JSON, indented to be read; mails stay as they came. */
function readable(source: string): string {
  if (!source.startsWith("{")) return source;
  try {
    return JSON.stringify(JSON.parse(source), null, 2);
  } catch {
    return source;
  }
}

/** The mail behind a row of a list, as received. */
function mailSource(parts: Parts, id: string): Buffer {
  const [kind, number] = id.split(":");
  const row = parts.store.get<{ source: Buffer | null }>(
    kind === "mail"
      ? "SELECT source FROM mails WHERE key = ?"
      : "SELECT source FROM mails WHERE message = ? AND inbound = 0 ORDER BY key DESC LIMIT 1",
    Number(number),
  );
  if (!row?.source)
    throw new AppError("NOT_FOUND", "The source of this mail is not kept any more.", {
      cure: "The sandbox mailbox keeps the newest 20,000 mails.",
    });
  return unpackMail(row.source, parts.folder);
}
