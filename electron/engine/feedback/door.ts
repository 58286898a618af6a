import type { Parts } from "../parts.ts";
import type { Feedback, Link } from "./feedback.ts";

type Kind = "open" | "click" | "unsubscribe";
type Links = {
  /** What a token means, or null for one that is not ours. */
  read(kind: Kind, token: string): { message: number; link: number } | null;
  linkOf(message: number, index: number): Link | null;
};
type Knock = { token: string; userAgent?: string | null | undefined };

/** `j•••@example.com`: enough to recognise one's own address, nothing for anybody else. */
const masked = (address: string) => address.replace(/^(.)[^@]*(?=@)/, "$1•••");

/** The tracking door: what mail programs and recipients reach. A forged token leaves no row. */
export function createDoor(parts: Parts, feedback: Feedback, links: Links) {
  const message = (key: number) =>
    parts.store.get<{ address: string; unsubscribed_at: number | null }>(
      "SELECT address, unsubscribed_at FROM messages WHERE key = ?",
      key,
    );
  return {
    opened({ token, userAgent }: Knock): { found: boolean } {
      const target = links.read("open", token);
      if (!target) return { found: false };
      return { found: feedback.record(target.message, "open", { userAgent: userAgent ?? null }) };
    },
    clicked({ token, userAgent }: Knock): { url: string | null } {
      const target = links.read("click", token);
      const link = target && links.linkOf(target.message, target.link);
      if (!target || !link) return { url: null };
      const found = feedback.record(target.message, "click", {
        link,
        userAgent: userAgent ?? null,
      });
      return { url: found ? link.address : null };
    },
    unsubscribePage({ token }: Knock) {
      const target = links.read("unsubscribe", token);
      const row = target && message(target.message);
      if (!row) return null;
      const { senderName, name } = parts.settings();
      return {
        sender: senderName || name,
        address: masked(row.address),
        done: row.unsubscribed_at !== null,
      };
    },
    unsubscribe({ token, userAgent }: Knock): { found: boolean } {
      const target = links.read("unsubscribe", token);
      if (!target) return { found: false };
      return {
        found: feedback.record(target.message, "unsubscribe", { userAgent: userAgent ?? null }),
      };
    },
  };
}
