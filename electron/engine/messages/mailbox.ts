import { simpleParser } from "mailparser";
import type { Parts } from "../parts.ts";
import { packMail } from "./media/packed.ts";
import { messageOf } from "./tokens.ts";

/** Mails kept; the oldest go first. */
const mailboxLimit = 20_000;
const trimEvery = 200;

/** Header lines up to the first empty one, unfolded: enough for the list, without parsing the whole mail. */
function headersOf(source: Buffer): Map<string, string> {
  const end = source.indexOf("\r\n\r\n");
  const text = source.subarray(0, end < 0 ? Math.min(source.length, 64_000) : end).toString("utf8");
  const headers = new Map<string, string>();
  for (const line of text.replaceAll(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

/** Stores what the sandbox's mail server received; one row a recipient. */
export async function storeMail(
  parts: Parts,
  secret: Buffer,
  mail: { sender: string; recipients: string[]; source: Buffer },
): Promise<void> {
  const { store, clock, topics } = parts;
  const message = messageOf(secret, headersOf(mail.source).get("message-id") ?? "");
  const known =
    message === null
      ? undefined
      : store.get<{ subject: string | null }>(
          "SELECT subject FROM messages WHERE key = ?",
          message,
        );
  const parsed = known?.subject ? null : await simpleParser(mail.source, { skipImageLinks: true });
  const subject = known?.subject ?? parsed?.subject ?? "";
  const snippet = (parsed?.text ?? "").replaceAll(/\s+/g, " ").trim().slice(0, 140);
  const kept = packMail(mail.source, parts.folder);
  store.transaction(() => {
    for (const recipient of mail.recipients) {
      const { lastInsertRowid } = store.run(
        `INSERT INTO mails (message, received_at, sender, recipient, subject, snippet, source, unread, channel, inbound)
           VALUES (?, ?, ?, ?, ?, ?, ?, 1, 'EMAIL', 0)`,
        known ? message : null,
        clock.now(),
        mail.sender,
        recipient,
        subject,
        snippet,
        kept,
      );
      const key = Number(lastInsertRowid);
      if (key % trimEvery === 0) store.run("DELETE FROM mails WHERE key <= ?", key - mailboxLimit);
    }
  });
  topics.touch("mailbox");
}

/** Stores what a sandbox driver received; `messageId` ends with the message's key. */
export function storeReceived(
  { store, clock, topics }: Pick<Parts, "store" | "clock" | "topics">,
  received: {
    messageId: string;
    sender: string;
    recipient: string;
    subject: string;
    snippet: string;
    source: Record<string, unknown>;
  },
): void {
  const message = Number(received.messageId.split("-").at(-1));
  const channel = store.get<{ channel: string }>(
    "SELECT iif(family = 'custom', 'CUSTOM', channel) AS channel FROM messages WHERE key = ?",
    message,
  )?.channel;
  if (channel === undefined) throw new Error("a message of the outbox");
  const { lastInsertRowid } = store.run(
    `INSERT INTO mails (message, received_at, sender, recipient, subject, snippet, source, unread, channel, inbound)
       VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, 0)`,
    message,
    clock.now(),
    received.sender,
    received.recipient,
    received.subject.slice(0, 140),
    received.snippet.slice(0, 140),
    Buffer.from(JSON.stringify(received.source)),
    channel,
  );
  const key = Number(lastInsertRowid);
  if (key % trimEvery === 0) store.run("DELETE FROM mails WHERE key <= ?", key - mailboxLimit);
  topics.touch("mailbox");
}

export type OpenedMail = {
  from: string;
  replyTo: string | null;
  html: string | null;
  text: string;
  headers: { name: string; value: string }[];
};

/** A mail taken apart for reading: its bodies decoded, the pictures that came with it in them, its headers as they came. */
export async function openMail(source: Buffer): Promise<OpenedMail> {
  const parsed = await simpleParser(source, { skipTextToHtml: true });
  return {
    from: parsed.from?.text ?? "",
    replyTo: parsed.replyTo?.text ?? null,
    html: parsed.html || null,
    text: parsed.text ?? "",
    headers: parsed.headerLines.map(({ key, line }) => ({
      name: line.slice(0, line.indexOf(":")) || key,
      value: line
        .slice(line.indexOf(":") + 1)
        .replaceAll(/\r?\n[ \t]+/g, " ")
        .trim(),
    })),
  };
}
