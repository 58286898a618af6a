import type { MessageRow } from "../../../shared/contract/messages.ts";
import { nameOf } from "../../../shared/domain/contact.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { emailEvents, type FeedbackKind } from "../../../shared/domain/event.ts";
import type { Parts } from "../parts.ts";
import { compiledContent, compose, type ComposeContext, type OutboxRow } from "./compose.ts";
import { openMail, type OpenedMail } from "./mailbox.ts";
import { withoutInline } from "./media/inline.ts";
import { unpackMail } from "./media/packed.ts";
import type { Pages } from "./pages.ts";
import type { Values } from "./template/compile.ts";
import { makeToken } from "./tokens.ts";

type Row = OutboxRow & { live: number; subject: string | null; sent_at: number | null };

/** Which message of the outbox a list row stands for, and its mail when the sandbox has it. */
function behind(
  parts: Parts,
  id: string,
): { message: Row | null; mail: { key: number; source: Buffer | null; recipient: string } | null } {
  const [kind, number] = id.split(":");
  const key = Number(number);
  const mail = parts.store.get<{
    key: number;
    message: number | null;
    source: Buffer | null;
    recipient: string;
  }>(
    kind === "mail"
      ? "SELECT key, message, source, recipient FROM mails WHERE key = ?"
      : "SELECT key, message, source, recipient FROM mails WHERE message = ? ORDER BY key DESC LIMIT 1",
    key,
  );
  const messageKey = kind === "mail" ? mail?.message : key;
  const message =
    messageKey === null || messageKey === undefined
      ? undefined
      : parts.store.get<Row>("SELECT * FROM messages WHERE key = ?", messageKey);
  if (!mail && !message) throw new AppError("NOT_FOUND", "This message is not there any more.");
  return { message: message ?? null, mail: mail ?? null };
}

const inNewWindow = (html: string) => `<base target="_blank">${html}`;

/** The reading pane: the mail as it arrived, or made again from the wording and the values that were kept. */
export async function readMessage(
  parts: Parts,
  pages: Pages,
  context: ComposeContext,
  row: MessageRow,
) {
  const { message, mail } = behind(parts, row.id);
  const opened: OpenedMail | null = mail?.source
    ? await openMail(unpackMail(mail.source, parts.folder))
    : null;
  const made = opened ?? (message ? makeAgain(message, context) : null);
  const html = made?.html ?? null;
  const compiled = message ? compiledContent(parts.store, message.content) : null;
  const values: Values = message?.values ? (JSON.parse(message.values) as Values) : {};
  const contact =
    message?.contact == null
      ? undefined
      : parts.store.get<{ attributes: string }>(
          "SELECT attributes FROM contacts WHERE key = ?",
          message.contact,
        );
  const token = (kind: "click" | "unsubscribe", link: number) =>
    message ? makeToken(context.secret, kind, { message: message.key, link }) : "";
  return {
    ...row,
    from: made?.from ?? "",
    replyTo: made?.replyTo ?? null,
    text: made?.text ?? "",
    headers: opened?.headers ?? [],
    url: html ? pages.put(inNewWindow(html)) : null,
    links: (compiled?.email.links ?? []).map((link, index) => ({
      label: link.label,
      target: compiled?.email.linkAddress(index, values) ?? link.address,
      url: context.door === null ? "" : `${context.door}/t/c/${token("click", index)}`,
    })),
    unsubscribeUrl:
      message && context.door !== null ? `${context.door}/u/${token("unsubscribe", 0)}` : null,
    events: message
      ? [...sentOf(message), ...eventsOf(parts, message.key, message.test ? null : message.contact)]
      : [],
    hasSource: Boolean(mail?.source),
    contactName: contact
      ? nameOf(JSON.parse(contact.attributes) as Record<string, string[]>)
      : null,
  };
}

/** Never sent yet, or no longer kept: composed from what the outbox row holds. */
function makeAgain(message: Row, context: ComposeContext): OpenedMail | null {
  const gone = { fileName: "", type: "", content: new Uint8Array() };
  const [composed] = compose([message], {
    ...context,
    door: null,
    // A picture that was taken out of the folder leaves its alternative text, not an empty pane.
    picture: (name) => context.picture(name) ?? { ...gone, cid: name },
  });
  if (composed?.kind !== "mail") return null;
  const { mail } = composed;
  return {
    from: `${mail.from.name} <${mail.from.address}>`,
    replyTo: mail.replyTo,
    html: withoutInline(mail.html) || null,
    text: mail.text,
    headers: [],
  };
}

/** The send itself is kept on the message, not as an event of its own. */
const sentOf = (message: Row) =>
  message.sent_at === null
    ? []
    : [{ type: emailEvents.send, at: message.sent_at, detail: message.address, simulated: false }];

const eventsOf = (parts: Parts, message: number, contact: number | null) =>
  parts.store
    .all<{ type: string; at: number; attributes: string; simulated: number }>(
      "SELECT type, at, attributes, simulated FROM events WHERE contact IS ? AND message = ? ORDER BY at, key",
      contact,
      message,
    )
    .map(({ type, at, attributes, simulated }) => {
      const { link } = JSON.parse(attributes) as { link?: string };
      return { type, at, detail: link ?? "", simulated: simulated === 1 };
    });

/** Checks that feedback may be made up for this row: only what the sandbox received. Returns the message. */
export function sandboxMessage(parts: Parts, id: string, kind: FeedbackKind): number {
  const { message } = behind(parts, id);
  if (!message)
    throw new AppError(
      "BAD_INPUT",
      "This mail did not come from Wayline, so nothing can be recorded for it.",
    );
  if (message.live === 1)
    throw new AppError("BAD_INPUT", `A ${kind} can only be simulated for mail in the sandbox.`);
  return message.key;
}
