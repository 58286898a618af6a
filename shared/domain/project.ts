import { z } from "zod";
import { TimeZone } from "./time.ts";

/** Whether a message goes out when a variable has neither value nor default. */
export const MissingVariable = z.enum(["doNotSend", "blank"]);

export const ProjectSettings = z.object({
  name: z.string().trim().min(1, "Give the project a name.").max(64),
  timeZone: TimeZone,
  currency: z.string().regex(/^[A-Z]{3}$/, "Use the three-letter code, such as EUR."),
  /** What one part of an SMS costs, in that currency; null = not known. */
  smsPartPrice: z.number().min(0).max(1_000).nullable(),
  senderName: z.string().max(200),
  postalAddress: z.string().max(500),
  missingVariable: MissingVariable,
  /** Most messages one contact may get in 24 hours, whatever sends them. */
  dailyLimit: z.number().int().min(1).max(100),
  /** Minutes a due campaign may be late before it asks instead of sending. */
  lateGraceMinutes: z.number().int().min(0).max(10_080),
  /** Public base address for opens, clicks and unsubscribes of live mail; empty = none, so they are not measured. */
  trackingUrl: z.string().max(500),
  /** Most messages a second over all channels; null = as fast as the server takes them. */
  sendingPerSecond: z.number().int().min(1).max(20_000).nullable(),
});
export type ProjectSettings = z.infer<typeof ProjectSettings>;
