import { z } from "zod";
import { EventRule } from "../domain/event-rule.ts";
import type { SendChannel } from "../domain/journey.ts";
import { CriteriaGroup } from "../domain/segment.ts";

/** What can have become of a message of an earlier activity (Pinpoint 4.6). */
export const MessageEvent = z.enum([
  "send",
  "delivered",
  "rejected",
  "hardBounce",
  "softBounce",
  "complaint",
  "open",
  "click",
  "unsubscribe",
  "failed",
  "optOut",
  "openedNotification",
  "receivedForeground",
  "receivedBackground",
  "answered",
]);
export type MessageEvent = z.infer<typeof MessageEvent>;

/** The choices for each channel, in the order of the menu, with the name of the event Pinpoint records. */
export const messageEvents: Record<
  SendChannel,
  readonly { event: MessageEvent; type: string; label: string }[]
> = {
  email: [
    { event: "send", type: "_email.send", label: "Sent" },
    { event: "delivered", type: "_email.delivered", label: "Delivered" },
    { event: "rejected", type: "_email.rejected", label: "Rejected" },
    { event: "hardBounce", type: "_email.hardbounce", label: "Hard bounce" },
    { event: "softBounce", type: "_email.softbounce", label: "Soft bounce" },
    { event: "complaint", type: "_email.complaint", label: "Complaint" },
    { event: "open", type: "_email.open", label: "Opened" },
    { event: "click", type: "_email.click", label: "Clicked" },
    { event: "unsubscribe", type: "_email.unsubscribe", label: "Unsubscribed" },
  ],
  sms: [
    { event: "send", type: "_SMS.BUFFERED", label: "Sent" },
    { event: "delivered", type: "_SMS.SUCCESS", label: "Delivered" },
    { event: "failed", type: "_SMS.FAILURE", label: "Failed" },
    { event: "optOut", type: "_SMS.OPTOUT", label: "Opted out" },
  ],
  push: [
    { event: "send", type: "_journey.send", label: "Sent" },
    {
      event: "openedNotification",
      type: "_journey.opened_notification",
      label: "Opened notification",
    },
    {
      event: "receivedForeground",
      type: "_journey.received_foreground",
      label: "Received in foreground",
    },
    {
      event: "receivedBackground",
      type: "_journey.received_background",
      label: "Received in background",
    },
  ],
  voice: [
    { event: "send", type: "_VOICE.SENT", label: "Called" },
    { event: "answered", type: "_VOICE.COMPLETED", label: "Answered" },
    { event: "failed", type: "_VOICE.FAILED", label: "Not answered" },
  ],
  custom: [
    { event: "send", type: "_CUSTOM.SENT", label: "Call made" },
    { event: "delivered", type: "_CUSTOM.SUCCESS", label: "Call succeeded" },
    { event: "failed", type: "_CUSTOM.FAILURE", label: "Call failed" },
  ],
};

/**
 * One question about a participant, with the latest data when it is asked; no data means no. `messageEvent` and
 * `customReply` are about the participant's own message of an earlier activity, from the last time they passed it.
 */
export const Condition = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("segment"), segmentId: z.string().nullable(), isIn: z.boolean() }),
  /** Attributes, metrics and everything else that a criterion of a segment can ask; any matching endpoint is enough. */
  z.object({ kind: z.literal("criteria"), criteria: CriteriaGroup }),
  z.object({
    kind: z.literal("messageEvent"),
    /** The id of the message activity, or null while none is chosen. */
    activity: z.string().nullable(),
    event: MessageEvent,
    happened: z.boolean(),
  }),
  /** The answer of a custom channel: one of its EventAttributes has one of these values. */
  z.object({
    kind: z.literal("customReply"),
    activity: z.string().nullable(),
    attribute: z.string().max(128),
    values: z.array(z.string().max(1000)).max(50),
  }),
  /** An event of the contact since they entered the journey. */
  z.object({ kind: z.literal("event"), event: EventRule, happened: z.boolean() }),
]);
export type Condition = z.infer<typeof Condition>;

/** When a split looks: at once, after a time, or on a date. Dates are local times of the journey's zone. */
export const EvaluateWhen = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("immediately") }),
  z.object({ kind: z.literal("after"), duration: z.string() }),
  z.object({ kind: z.literal("on"), at: z.string() }),
]);
export type EvaluateWhen = z.infer<typeof EvaluateWhen>;

/** Whether a condition waits for news of a message, so that Pinpoint would not look before some time has passed. */
export const asksForMessageNews = (condition: Condition): boolean =>
  condition.kind === "messageEvent" || condition.kind === "customReply";

/** The earlier activities a condition refers to. */
export const activityOf = (condition: Condition): string | null =>
  condition.kind === "messageEvent" || condition.kind === "customReply" ? condition.activity : null;
