import { z } from "zod";

/**
 * queued → sending → sent is the good way. `sending` is committed before the socket opens; what is found there after
 * a crash becomes `unknown`. `held` waits for a person, `notSent` and `failed` are final and carry a reason.
 */
export const MessageState = z.enum([
  "queued",
  "sending",
  "sent",
  "failed",
  "notSent",
  "unknown",
  "held",
]);
export type MessageState = z.infer<typeof MessageState>;

/** One per non-send, used in every report; the texts are what people read. */
export const reasonTexts = {
  notInSegment: "Not in the segment",
  optedOut: "Opted out of this channel",
  inactive: "Endpoint is inactive",
  noAddress: "No address for this channel",
  invalidAddress: "Not a usable address",
  duplicateAddress: "Same address already gets it",
  suppressed: "On the suppression list after a hard bounce or complaint",
  dailyLimit: "Daily message limit reached",
  dailyCap: "Got enough of this journey for one day",
  totalCap: "Got as many messages as this journey allows",
  timeframeCap: "Got enough of all journeys lately",
  quietTime: "Not sent during quiet time",
  closedHours: "Outside the sending hours",
  closedDay: "On a closed day",
  missingZone: "Time zone not known",
  heldOut: "Held out of this journey",
  templateGone: "The template is gone",
  missingVariable: "A variable has no value and no default",
  templateError: "The message could not be rendered",
  channelNotConnected: "Channel not connected",
  providerRejected: "Rejected by the server or provider",
  gaveUp: "The server or provider kept asking to wait; gave up",
  skippedLate: "Computer was off; skipped",
  cancelled: "Cancelled by you",
  modeSwitched: "The channel was switched between sandbox and live",
} as const;
export const Reason = z.enum(Object.keys(reasonTexts) as [keyof typeof reasonTexts]);
export type Reason = keyof typeof reasonTexts;

export const messageStateNames: Record<MessageState, string> = {
  queued: "Waiting",
  sending: "Sending",
  sent: "Sent",
  failed: "Failed",
  notSent: "Not sent",
  unknown: "Unknown",
  held: "Held",
};

/** What a report counts; `count` columns of the rollup use these names. Uniques count a message once. */
export const Measure = z.enum([
  "targeted",
  "sent",
  "failed",
  "notSent",
  "unknown",
  "opened",
  "clicked",
  "unsubscribed",
  "hardBounced",
  "softBounced",
  "complained",
  "opens",
  "clicks",
]);
export type Measure = z.infer<typeof Measure>;
