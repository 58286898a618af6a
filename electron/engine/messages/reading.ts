import type { MessageRow } from "../../../shared/contract/messages.ts";
import { nameOf } from "../../../shared/domain/contact.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { customEvents, emailEvents, smsEvents } from "../../../shared/domain/event.ts";
import type { Parts } from "../parts.ts";
import {
  compiledContent,
  compose,
  composeAgain,
  type ComposeContext,
  type OutboxRow,
} from "./compose.ts";
import { openMail, type OpenedMail } from "./mailbox.ts";
import { withoutInline } from "./media/inline.ts";
import { unpackMail } from "./media/packed.ts";
import type { Pages } from "./pages.ts";
import { viewOf } from "./other-view.ts";
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
      : "SELECT key, message, source, recipient FROM mails WHERE message = ? AND inbound = 0 ORDER BY key DESC LIMIT 1",
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
  const isMail = row.family === "email";
  const opened: OpenedMail | null =
    isMail && mail?.source ? await openMail(unpackMail(mail.source, parts.folder)) : null;
  const made = isMail ? (opened ?? (message ? makeAgain(message, context) : null)) : null;
  const content = isMail ? null : contentOf(parts, row, message, mail?.source ?? null, context);
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
      message && isMail && context.door !== null
        ? `${context.door}/u/${token("unsubscribe", 0)}`
        : null,
    events: message
      ? withSend(message, eventsOf(parts, message.key, message.test ? null : message.contact))
      : [],
    hasSource: Boolean(mail?.source),
    contactName: contact
      ? nameOf(JSON.parse(contact.attributes) as Record<string, string[]>)
      : null,
    content,
    playable: message !== null && message.live === 0 && message.sent_at !== null,
  };
}

/** What is no mail: as the sandbox received it, or made again. */
function contentOf(
  parts: Parts,
  row: MessageRow,
  message: Row | null,
  source: Buffer | null,
  context: ComposeContext,
) {
  if (source)
    return viewOf(parts, row, JSON.parse(source.toString("utf8")) as Record<string, unknown>);
  const made = message ? composeAgain(message, context) : null;
  return made?.kind === "message" ? viewOf(parts, row, { ...made.message }) : null;
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

/** Tests have no event of their send, nor have mails that older versions of the program sent: that is known of the message. */
const withSend = (message: Row, events: ReturnType<typeof eventsOf>) =>
  message.sent_at === null || events.some(({ type }) => type === sendEvent(message))
    ? events
    : message.family === "email" || message.test
      ? [
          {
            type: sendEvent(message),
            at: message.sent_at,
            detail: message.address,
            simulated: false,
          },
          ...events,
        ]
      : events;

const sendEvent = ({ family }: Row) =>
  family === "email" ? emailEvents.send : family === "sms" ? smsEvents.buffered : "test.send";

const eventsOf = (parts: Parts, message: number, contact: number | null) =>
  parts.store
    .all<{ type: string; at: number; attributes: string; simulated: number }>(
      "SELECT type, at, attributes, simulated FROM events WHERE contact IS ? AND message = ? ORDER BY at, key",
      contact,
      message,
    )
    .map(({ type, at, attributes, simulated }) => {
      return { type, at, detail: detailOf(type, attributes), simulated: simulated === 1 };
    });

/** What an event says besides its name. */
function detailOf(type: string, json: string): string {
  const attributes = JSON.parse(json) as Record<string, string | undefined>;
  if (type === customEvents.reply)
    return Object.entries(attributes)
      .map(([name, value]) => `${name} = ${value}`)
      .join(", ");
  const { link, body, keypad, record_status: status } = attributes;
  if (keypad) return `Pressed ${keypad}`;
  return link ?? body ?? failed(attributes) ?? status ?? "";
}

const failed = ({
  campaign_send_status: ofCampaign,
  journey_send_status: ofJourney,
}: Record<string, string | undefined>) =>
  [ofCampaign, ofJourney].find((status) => status && status !== "SUCCESS");

/** Checks that feedback may be made up for this row: only what the sandbox received. Returns the message. */
export function sandboxMessage(parts: Parts, id: string, sort: "email" | "other"): number {
  const { message } = behind(parts, id);
  if (!message)
    throw new AppError(
      "BAD_INPUT",
      "This mail did not come from Wayline, so nothing can be recorded for it.",
    );
  if ((message.family === "email") !== (sort === "email"))
    throw new AppError("BAD_INPUT", "That can’t happen to a message of this channel.");
  if (message.live === 1 || message.sent_at === null)
    throw new AppError(
      "BAD_INPUT",
      "The receiver can only be played for what the sandbox received.",
    );
  return message.key;
}
