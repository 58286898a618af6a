import { z } from "zod";
import { FeedbackKind } from "../domain/event.ts";
import { MessageState, Reason } from "../domain/message.ts";
import { call, page, pageInput, query } from "./base.ts";

export const Folder = z.enum(["sandbox", "outbox", "sent", "notSent", "unknown", "tests"]);
export type Folder = z.infer<typeof Folder>;

export const MessageRow = z.object({
  /** `mail:<n>` for a mail of the sandbox mailbox, `message:<n>` for a row of the outbox. */
  id: z.string(),
  channel: z.literal("EMAIL"),
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
