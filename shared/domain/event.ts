import { z } from "zod";

/** Pinpoint's event names that feedback on email produces (its 8.2). */
export const emailEvents = {
  send: "_email.send",
  delivered: "_email.delivered",
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
