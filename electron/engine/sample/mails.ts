import { createHmac } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { EmailContent } from "../../../shared/domain/campaign.ts";
import type { Store } from "../store/database.ts";
import type { SampleRun } from "./history.ts";
import { contentOf, fill, sender } from "./letter.ts";
import type { Person } from "./people.ts";

export type SampleMail = {
  message: number;
  receivedAt: number;
  recipient: string;
  subject: string;
  snippet: string;
  source: Buffer;
  unread: boolean;
};

const kept = 12;
const unread = 2;

const escapeHtml = (text: string) =>
  text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);

/** As the outbox makes it, so that the sandbox knows its own mail again. */
const messageIdOf = (secret: Buffer, message: number): string => {
  const mark = createHmac("sha256", secret).update(`id:${message}`).digest("hex").slice(0, 20);
  return `<${message.toString(36)}.${mark}@${sender.address.split("@")[1] ?? ""}>`;
};

/** A letter as it left, for one reader; with no tracking door at hand it is left by a mail to the shop. */
export async function mailTo(
  person: Person,
  content: EmailContent,
  mail: { secret: Buffer; message: number; to: string; at: number; subject: string },
): Promise<Omit<SampleMail, "unread">> {
  const unsubscribe = `mailto:${sender.address}?subject=unsubscribe`;
  const text = fill(content.text, person, undefined, unsubscribe);
  const preheader = `<div style="display:none;max-height:0;overflow:hidden">${fill(content.preheader, person, escapeHtml)}</div>`;
  const html = fill(content.html, person, escapeHtml, unsubscribe).replace(
    /<body[^>]*>/,
    (body) => body + preheader,
  );
  const composer = new MailComposer({
    from: sender,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text,
    html,
    messageId: messageIdOf(mail.secret, mail.message),
    date: new Date(mail.at),
    headers: { "List-Unsubscribe": `<${unsubscribe}>` },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const compiled = composer.compile();
  // Parts are divided by a mark that is drawn by chance unless it is given.
  compiled.baseBoundary = `juniper-${mail.message}`;
  return {
    message: mail.message,
    receivedAt: mail.at,
    recipient: mail.to,
    subject: mail.subject,
    snippet: text.replaceAll(/\s+/g, " ").trim().slice(0, 140),
    source: await compiled.build(),
  };
}

/** The last mails of a run as the sandbox mailbox received them; the newest are unread. */
export function mailsOf(run: SampleRun, secret: Buffer): Promise<SampleMail[]> {
  const content = contentOf(run.plan.wording);
  const sent = run.messages.filter((message) => message.sentAt !== null).slice(-kept);
  return Promise.all(
    sent.map(async (message, index) => ({
      ...(await mailTo(message.person, content, {
        secret,
        message: message.key,
        to: message.address,
        at: message.sentAt ?? 0,
        subject: fill(content.subject, message.person),
      })),
      unread: index >= sent.length - unread,
    })),
  );
}

export function writeMail(store: Store, mail: SampleMail): void {
  store.run(
    `INSERT INTO mails (message, received_at, sender, recipient, subject, snippet, source, unread)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    mail.message,
    mail.receivedAt,
    sender.address,
    mail.recipient,
    mail.subject,
    mail.snippet,
    mail.source,
    mail.unread ? 1 : 0,
  );
}
