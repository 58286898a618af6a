import { z } from "zod";
import type { Reason } from "./message.ts";

/** Pinpoint's event names that feedback on email produces (its 8.2). */
export const emailEvents = {
  send: "_email.send",
  delivered: "_email.delivered",
  rejected: "_email.rejected",
  renderingFailure: "_email.rendering_failure",
  open: "_email.open",
  click: "_email.click",
  unsubscribe: "_email.unsubscribe",
  hardBounce: "_email.hardbounce",
  softBounce: "_email.softbounce",
  complaint: "_email.complaint",
} as const;

export const FeedbackKind = z.enum([
  "open",
  "click",
  "unsubscribe",
  "hardBounce",
  "softBounce",
  "complaint",
]);
export type FeedbackKind = z.infer<typeof FeedbackKind>;

export const smsEvents = {
  buffered: "_SMS.BUFFERED",
  success: "_SMS.SUCCESS",
  failure: "_SMS.FAILURE",
  optOut: "_SMS.OPTOUT",
  /** Ours: Pinpoint hands replies on without an event. */
  reply: "sms.reply",
} as const;

/** Events of sending and of notifications are named after what sent the message. */
export const campaignEvents = {
  send: "_campaign.send",
  openedNotification: "_campaign.opened_notification",
} as const;
export const journeyEvents = {
  send: "_journey.send",
  openedNotification: "_journey.opened_notification",
} as const;

/** What Pinpoint says of a send beside SUCCESS (its 8.4); what it tells nothing of has none. */
export const sendStatuses: Partial<Record<Reason, string>> = {
  dailyLimit: "DAILY_CAP",
  dailyCap: "DAILY_CAP",
  totalCap: "DAILY_CAP",
  timeframeCap: "DAILY_CAP",
  quietTime: "QUIET_TIME",
  closedHours: "QUIET_TIME",
  closedDay: "QUIET_TIME",
  missingZone: "QUIET_TIME_MISSING_TIMEZONE",
  noAddress: "UNSUPPORTED_CHANNEL",
  missingVariable: "FAILURE",
  templateError: "FAILURE",
  templateGone: "FAILURE",
  providerRejected: "FAILURE_PERMANENT",
  gaveUp: "TRANSIENT_FAILURE",
};

/** Pinpoint has no events of calls; these are the names of AWS's voice service. */
export const voiceEvents = {
  answered: "VOICE_ANSWERED",
  noAnswer: "VOICE_NO_ANSWER",
} as const;

/** The answer of a function or webhook; its EventAttributes are the event's attributes. */
export const customEvents = { reply: "_custom.reply" } as const;

/** What a person can play in the sandbox for messages that are no mails. */
export const PlayedKind = z.enum([
  "smsDelivered",
  "smsFailed",
  "smsReply",
  "pushOpened",
  "pushFailed",
  "voiceAnswered",
  "voiceNotAnswered",
  "customReply",
]);
export type PlayedKind = z.infer<typeof PlayedKind>;

/** Words that opt a number out, wherever they are the first word of a reply (Pinpoint 9.3). */
export const optOutKeywords = [
  "ARRET",
  "CANCEL",
  "END",
  "OPT-OUT",
  "OPTOUT",
  "QUIT",
  "REMOVE",
  "STOP",
  "TD",
  "UNSUBSCRIBE",
] as const;

export const isOptOut = (reply: string): boolean => {
  const [first = ""] = reply.trim().toUpperCase().split(/\s+/);
  return optOutKeywords.some((word) => word === first.replace(/[.!,]+$/, ""));
};
