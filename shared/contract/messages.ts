import { z } from "zod";
import { ChannelFamily, ChannelType } from "../domain/channel.ts";
import { FeedbackKind, PlayedKind } from "../domain/event.ts";
import { OtherContent } from "../domain/other-content.ts";
import { MessageState, Reason } from "../domain/message.ts";
import { CustomAnswer } from "./channels.ts";
import { call, page, pageInput, query } from "./base.ts";

export const Folder = z.enum(["sandbox", "outbox", "sent", "notSent", "held", "unknown", "tests"]);
export type Folder = z.infer<typeof Folder>;

export const MessageRow = z.object({
  /** `mail:<n>` for a mail of the sandbox mailbox, `message:<n>` for a row of the outbox. */
  id: z.string(),
  channel: ChannelType,
  /** Which family of channels carries it. */
  family: ChannelFamily,
  to: z.string(),
  subject: z.string(),
  snippet: z.string(),
  source: z.string(),
  campaignId: z.string().nullable(),
  contact: z.number().nullable(),
  at: z.number(),
  state: MessageState.nullable(),
  reason: Reason.nullable(),
  detail: z.string().nullable(),
  nextAttemptAt: z.number().nullable(),
  unread: z.boolean(),
});
export type MessageRow = z.infer<typeof MessageRow>;

const Sms = z.object({
  family: z.literal("sms"),
  from: z.string(),
  text: z.string(),
  messageType: z.string(),
  encoding: z.enum(["GSM-7", "UCS-2"]),
  parts: z.number(),
  /** What went to this number and came back, oldest first; only of the sandbox. */
  thread: z.array(
    z.object({
      /** Of the list, where there is a row for it. */
      id: z.string().nullable(),
      inbound: z.boolean(),
      text: z.string(),
      at: z.number(),
    }),
  ),
});
const Push = z.object({
  family: z.literal("push"),
  service: z.enum(["apns", "gcm", "adm", "baidu"]),
  title: z.string(),
  body: z.string(),
  image: z.string().nullable(),
  /** What is opened, where it is not the app alone. */
  opens: z.string().nullable(),
  silent: z.boolean(),
  payload: z.string(),
  bytes: z.number(),
});
const Voice = z.object({
  family: z.literal("voice"),
  from: z.string(),
  body: z.string(),
  ssml: z.boolean(),
  spoken: z.string(),
  language: z.string(),
  voice: z.string(),
  /** Estimated from its words and pauses. */
  milliseconds: z.number(),
});
const Custom = z.object({
  family: z.literal("custom"),
  url: z.string(),
  document: z.string(),
  answer: z.object({ status: z.number(), body: z.string() }).nullable(),
});
/** A message that is no mail, taken apart for reading. */
export const OtherView = z.discriminatedUnion("family", [Sms, Push, Voice, Custom]);
export type OtherView = z.infer<typeof OtherView>;

/** How the sandbox answers by itself; shares of the messages it receives. Whoever clicks has opened. */
export const AutoAnswer = z.object({
  on: z.boolean(),
  open: z.number().min(0).max(1),
  click: z.number().min(0).max(1),
  bounce: z.number().min(0).max(1),
});
export type AutoAnswer = z.infer<typeof AutoAnswer>;

export const messages = {
  folders: query("messages", "mailbox").output(
    z.array(z.object({ folder: Folder, count: z.number(), unread: z.number() })),
  ),
  /** Reasons of everything that was not sent, with how often; for the filter of that folder. */
  reasons: query("messages").output(z.array(z.object({ reason: Reason, count: z.number() }))),
  list: query("messages", "mailbox")
    .input(
      z.object({
        folder: Folder,
        search: z.string().max(200).optional(),
        campaignId: z.string().optional(),
        reason: Reason.optional(),
        ...pageInput,
      }),
    )
    .output(page(MessageRow)),
  get: query("messages", "mailbox", "events")
    .input(z.object({ id: z.string() }))
    .output(
      MessageRow.extend({
        from: z.string(),
        replyTo: z.string().nullable(),
        text: z.string(),
        headers: z.array(z.object({ name: z.string(), value: z.string() })),
        /** Path of the host that serves the HTML by itself, locked down; null for mail without HTML. */
        url: z.string().nullable(),
        links: z.array(z.object({ label: z.string(), url: z.string(), target: z.string() })),
        unsubscribeUrl: z.string().nullable(),
        events: z.array(
          z.object({
            type: z.string(),
            at: z.number(),
            detail: z.string(),
            simulated: z.boolean(),
          }),
        ),
        /** False when the retention setting removed the source. */
        hasSource: z.boolean(),
        contactName: z.string().nullable(),
        /** Of messages that are no mails; null where nothing of it is kept. */
        content: OtherView.nullable(),
        /** Whether the receiver can be played: it stays in the sandbox. */
        playable: z.boolean(),
      }),
    ),
  /** The whole mail as received, for the Source tab. */
  source: query("mailbox")
    .input(z.object({ id: z.string() }))
    .output(z.object({ text: z.string(), bytes: z.number(), cut: z.boolean() })),
  markRead: call
    .input(z.object({ ids: z.array(z.string()).max(500), read: z.boolean() }))
    .output(z.null()),
  emptySandbox: call.output(z.object({ removed: z.number() })),
  /** Makes a real event marked simulated, as if the receiver had reported it. Sandbox mail only. */
  simulate: call
    .input(
      z.object({
        id: z.string(),
        kind: FeedbackKind,
        /** Index of the link in `get`'s list, as text. */ link: z.string().optional(),
      }),
    )
    .output(z.null()),
  /** Answers mails and notifications of the sandbox by a rule, marked simulated; never test messages. */
  autoAnswer: query("mailbox", "settings").output(AutoAnswer),
  setAutoAnswer: call.input(AutoAnswer).output(AutoAnswer),
  /** The same for messages that are no mails: plays what their receiver does. */
  play: call
    .input(
      z.object({
        id: z.string(),
        kind: PlayedKind,
        /** Of a reply by SMS. */
        text: z.string().max(1600).optional(),
        /** Keys pressed during a call. */
        keypad: z
          .string()
          .regex(/^[0-9*#]{1,20}$/, "Digits, * and # only.")
          .optional(),
        /** What a custom channel answers. */
        attributes: CustomAnswer.shape.attributes.optional(),
      }),
    )
    .output(z.null()),
  /** A test of a message that is written where it is sent from, such as a custom channel's call. Never counted. */
  sendTest: call
    .input(
      z.object({
        content: OtherContent,
        contact: z.number().int().nullable(),
        to: z.array(z.string().min(1).max(4096)).min(1).max(10),
      }),
    )
    .output(z.array(z.object({ to: z.string(), ok: z.boolean(), detail: z.string() }))),
  /** Lets messages that wait for a person go, as they are now. */
  release: call
    .input(z.object({ ids: z.array(z.string()).min(1).max(10_000) }))
    .output(z.object({ changed: z.number() })),
  /** Takes messages back that wait for a person; they end as not sent. */
  drop: call
    .input(z.object({ ids: z.array(z.string()).min(1).max(10_000) }))
    .output(z.object({ changed: z.number() })),
  /** For messages whose fate a crash hid: send again with the same Message-ID, or take as sent, or as not sent. */
  resolveUnknown: call
    .input(
      z.object({
        ids: z.array(z.string()).min(1).max(10_000),
        as: z.enum(["sendAgain", "sent", "notSent"]),
      }),
    )
    .output(z.object({ changed: z.number() })),
  /** Makes waiting retries due at once. */
  retryNow: call.output(z.object({ changed: z.number() })),
};
