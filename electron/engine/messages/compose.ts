import type { Outgoing, OutgoingMail, SendingFamily } from "../../../shared/channels/driver.ts";
import type { EmailContent } from "../../../shared/domain/campaign.ts";
import type { Reason } from "../../../shared/domain/message.ts";
import type { ProjectSettings } from "../../../shared/domain/project.ts";
import { withInline, type FindPicture } from "./media/inline.ts";
import { keptMoment, momentValue } from "./template/moment.ts";
import { isMail, MessageContent } from "../../../shared/domain/message-content.ts";
import { type OtherContent } from "../../../shared/domain/other-content.ts";
import type { Store } from "../store/database.ts";
import { compileOther, type CompiledOther } from "./compile-other.ts";
import { familyOfContent, outgoing } from "./compose-other.ts";
import {
  compileEmail,
  type CompiledEmail,
  type Tracking,
  type Values,
} from "./template/compile.ts";
import { makeToken, messageIdOf } from "./tokens.ts";
import { valuesOfEndpoints } from "./values.ts";

/** A row of the outbox as composing needs it. */
export type OutboxRow = {
  key: number;
  run: number | null;
  content: number;
  endpoint: number | null;
  contact: number | null;
  channel: string;
  address: string;
  attempts: number;
  test: number;
  live: number;
  values: string | null;
  participant: number | null;
  activity: string | null;
  visit: number | null;
  journey_version: number | null;
  /** Which family of channels it waits for. */
  family: string;
};
export type ReadyMessage =
  | {
      kind: "mail";
      row: OutboxRow;
      mail: OutgoingMail;
      values: string;
      /** Whether its opens and clicks come back. */
      tracked: boolean;
    }
  | {
      kind: "message";
      row: OutboxRow;
      message: Outgoing;
      subject: string;
      values: string;
      /** What the event of the send says besides. */
      attributes: Record<string, string>;
    };
export type Composed =
  | ReadyMessage
  | { kind: "refused"; row: OutboxRow; reason: Reason; detail: string }
  /** Its content goes by another family of channels. */
  | { kind: "elsewhere"; row: OutboxRow; family: SendingFamily };

/** What the driver gets, and what a list shows of it. */
export const outgoingOf = (ready: ReadyMessage): { message: Outgoing; subject: string } =>
  ready.kind === "mail"
    ? { message: ready.mail, subject: ready.mail.subject }
    : { message: ready.message, subject: ready.subject };

export type Sender = { name: string; address: string; replyTo: string };
export type ComposeContext = {
  store: Store;
  /** The project's id, which receivers know as Pinpoint's ApplicationId. */
  project: string;
  secret: Buffer;
  settings: ProjectSettings;
  sender: Sender;
  /** Base address of the tracking door, or null where there is none: then nothing is counted. */
  door: string | null;
  picture: FindPicture;
  now: number;
};

const cacheSize = 20;
type Compiled =
  | { kind: "mail"; content: EmailContent; email: CompiledEmail }
  | { kind: "other"; content: OtherContent; compiled: CompiledOther };
const compiled = new WeakMap<Store, Map<number, Compiled>>();

/** A launched content, compiled once and kept while it is in use. */
function compiledOf(store: Store, key: number): Compiled | null {
  const cache = compiled.get(store) ?? new Map<number, Compiled>();
  compiled.set(store, cache);
  const known = cache.get(key);
  if (known) return known;
  const row = store.get<{ content: string }>("SELECT content FROM contents WHERE key = ?", key);
  if (!row) return null;
  const content = MessageContent.parse(JSON.parse(row.content));
  const fresh: Compiled = isMail(content)
    ? { kind: "mail", content, email: compileEmail(content) }
    : { kind: "other", content, compiled: compileOther(content) };
  cache.set(key, fresh);
  const oldest = cache.keys().next();
  if (cache.size > cacheSize && !oldest.done) cache.delete(oldest.value);
  return fresh;
}

/** The same where it is a mail. */
export function compiledContent(
  store: Store,
  key: number,
): { content: EmailContent; email: CompiledEmail } | null {
  const found = compiledOf(store, key);
  return found?.kind === "mail" ? found : null;
}

/** And where it is not. */
export function otherContent(store: Store, key: number): OtherContent | null {
  const found = compiledOf(store, key);
  return found?.kind === "other" ? found.content : null;
}

/** The address of the unsubscribe page, or a mail to the sender where no page can be reached. */
const unsubscribeUrl = (context: ComposeContext, row: OutboxRow, sender: Sender): string =>
  context.door === null
    ? `mailto:${sender.replyTo || sender.address}?subject=unsubscribe`
    : `${context.door}/u/${makeToken(context.secret, "unsubscribe", { message: row.key, link: 0 })}`;

const trackingOf = (context: ComposeContext, row: OutboxRow): Tracking | null =>
  context.door === null
    ? null
    : {
        pixel: `${context.door}/t/o/${makeToken(context.secret, "open", { message: row.key, link: 0 })}.gif`,
        links: (link) =>
          `${context.door}/t/c/${makeToken(context.secret, "click", { message: row.key, link })}`,
      };

const senderOf = (content: EmailContent, sender: Sender): Sender => ({
  name: content.fromName || sender.name,
  address: content.fromAddress || sender.address,
  replyTo: content.replyTo || sender.replyTo,
});

/** Renders rows of the outbox into finished mails; the values used are kept with each, so that it can be made again. */
export function compose(rows: readonly OutboxRow[], context: ComposeContext): Composed[] {
  const endpoints = rows.flatMap((row) => (row.endpoint === null ? [] : [row.endpoint]));
  const byEndpoint = valuesOfEndpoints(context.store, endpoints);
  return rows.map((row): Composed => {
    const found = compiledOf(context.store, row.content);
    if (!found)
      return { kind: "refused", row, reason: "templateError", detail: "The content is gone." };
    const family = found.kind === "mail" ? "email" : familyOfContent(found.content);
    if (family !== row.family) return { kind: "elsewhere", row, family };
    if (found.kind === "other")
      return composeOther(
        row,
        found,
        context,
        row.endpoint === null ? undefined : byEndpoint.get(row.endpoint),
      );
    const { content, email } = found;
    const problem = email.findings[0];
    if (problem) return { kind: "refused", row, reason: "templateError", detail: problem.text };
    const sender = senderOf(content, context.sender);
    const known = row.endpoint === null ? undefined : byEndpoint.get(row.endpoint);
    const stored = row.values === null ? {} : (JSON.parse(row.values) as Values);
    const unsubscribe = unsubscribeUrl(context, row, sender);
    const values: Values = {
      ...(known ?? { Address: row.address, ...stored }),
      UnsubscribeUrl: unsubscribe,
      [momentValue]: (known ? undefined : stored[momentValue]) ?? keptMoment(context.now, row.key),
    };
    try {
      const rendered = email.render(values, trackingOf(context, row));
      if (
        rendered.missing.length > 0 &&
        context.settings.missingVariable === "doNotSend" &&
        !row.test
      )
        return {
          kind: "refused",
          row,
          reason: "missingVariable",
          detail: rendered.missing.join(", "),
        };
      const shown = withInline(rendered.html, context.picture);
      if ("missing" in shown)
        return {
          kind: "refused",
          row,
          reason: "templateError",
          detail: `A picture is missing in the project folder: media/${shown.missing}.`,
        };
      // Ours last: nobody's own header takes the way to unsubscribe away.
      const headers: Record<string, string> = {
        ...rendered.headers,
        "List-Unsubscribe": `<${unsubscribe}>`,
      };
      if (context.door !== null) headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
      const picked = email.pick(values);
      delete picked["UnsubscribeUrl"];
      return {
        kind: "mail",
        row,
        tracked: context.door !== null,
        values: JSON.stringify(picked),
        mail: {
          from: { name: sender.name, address: sender.address },
          to: row.address,
          replyTo: sender.replyTo || null,
          subject: row.test ? `[Test] ${rendered.subject}` : rendered.subject,
          html: shown.html,
          text: rendered.text,
          messageId: messageIdOf(context.secret, row.key, sender.address),
          date: context.now,
          headers,
          ...(shown.pictures.length > 0 ? { pictures: shown.pictures } : {}),
        },
      };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { kind: "refused", row, reason: "templateError", detail };
    }
  });
}

/** The same for messages that are no mails. */
function composeOther(
  row: OutboxRow,
  { content, compiled: made }: Extract<Compiled, { kind: "other" }>,
  context: ComposeContext,
  known: Values | undefined,
): Composed {
  const refused = (reason: Reason, detail: string): Composed => ({
    kind: "refused",
    row,
    reason,
    detail,
  });
  const problem = made.findings[0];
  if (problem) return refused("templateError", problem.text);
  const stored = row.values === null ? {} : (JSON.parse(row.values) as Values);
  const values: Values = {
    ...(known ?? { Address: row.address, ChannelType: row.channel, ...stored }),
    [momentValue]: (known ? undefined : stored[momentValue]) ?? keptMoment(context.now, row.key),
  };
  try {
    const result = outgoing(row, content, made, values, context);
    const { missing } = result;
    if (missing.length > 0 && context.settings.missingVariable === "doNotSend" && !row.test)
      return refused("missingVariable", missing.join(", "));
    const { message, subject, attributes } = result;
    return {
      kind: "message",
      row,
      message,
      subject,
      attributes,
      values: JSON.stringify(result.values),
    };
  } catch (error) {
    return refused("templateError", error instanceof Error ? error.message : String(error));
  }
}

/** The message again, from the wording and the values that were kept. Null for what can't be made. */
export function composeAgain(row: OutboxRow, context: ComposeContext): ReadyMessage | null {
  const found = compiledOf(context.store, row.content);
  if (!found) return null;
  const made =
    found.kind === "other" && row.values !== null
      ? composeOther(row, found, context, undefined)
      : compose([row], context)[0];
  return made && (made.kind === "mail" || made.kind === "message") ? made : null;
}
