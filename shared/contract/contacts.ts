import { z } from "zod";
import { ChannelType } from "../domain/channel.ts";
import { AttributeMap, Endpoint } from "../domain/endpoint.ts";
import { MessageState, Reason } from "../domain/message.ts";
import { page, pageInput, query } from "./base.ts";

/** The measures of a report that open as lists of contacts. */
export const Outcome = z.enum([
  "targeted",
  "sent",
  "delivered",
  "opened",
  "clicked",
  "unsubscribed",
  "hardBounced",
  "softBounced",
  "complained",
  "bounced",
  "notSent",
  "failed",
  "unknown",
  "waiting",
  "notOpened",
  "notClicked",
]);
export type Outcome = z.infer<typeof Outcome>;

export const ContactRow = z.object({
  key: z.number(),
  /** The user id, or the endpoint's id where there is no user. */
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  status: z.enum(["active", "optedOut", "bounced", "inactive"]),
  lastActiveAt: z.number().nullable(),
  createdAt: z.number(),
  segments: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Only in lists of a campaign: what became of its message to this contact. */
  message: z
    .object({
      id: z.number(),
      state: MessageState,
      reason: Reason.nullable(),
      detail: z.string().nullable(),
      at: z.number().nullable(),
    })
    .optional(),
});
export type ContactRow = z.infer<typeof ContactRow>;

export const ContactFilter = z.object({
  search: z.string().max(200).optional(),
  segmentId: z.string().optional(),
  importId: z.string().optional(),
  channel: ChannelType.optional(),
  status: z.enum(["active", "optedOut", "bounced", "inactive"]).optional(),
  /** Exactly the contacts behind one number of a report. */
  campaign: z
    .object({
      id: z.string(),
      runId: z.string().optional(),
      outcome: Outcome,
      reason: Reason.optional(),
      link: z.string().optional(),
    })
    .optional(),
});
export type ContactFilter = z.infer<typeof ContactFilter>;

export const TimelineEntry = z.object({
  id: z.string(),
  at: z.number(),
  family: z.enum(["message", "event", "campaign", "change"]),
  channel: ChannelType.nullable(),
  /** A readable sentence, such as “Opened ‘Autumn roast launch’”. */
  text: z.string(),
  type: z.string(),
  detail: z.record(z.string(), z.unknown()),
  campaignId: z.string().nullable(),
  messageId: z.number().nullable(),
  simulated: z.boolean(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** One line of *why did, or didn't, they get it*: evaluated from what was stored, in the order the engine checked. */
export const WhyStep = z.object({
  passed: z.boolean().nullable(),
  text: z.string(),
  detail: z.string().nullable(),
});

export const contacts = {
  list: query("contacts", "messages", "segments")
    .input(ContactFilter.extend(pageInput))
    .output(page(ContactRow)),
  count: query("contacts", "messages", "segments")
    .input(ContactFilter)
    .output(z.object({ count: z.number(), all: z.number() })),
  get: query("contacts", "segments", "messages")
    .input(z.object({ key: z.number() }))
    .output(
      z.object({
        key: z.number(),
        id: z.string(),
        userId: z.string().nullable(),
        name: z.string().nullable(),
        userAttributes: AttributeMap,
        createdAt: z.number(),
        endpoints: z.array(Endpoint),
        segments: z.array(
          z.object({ id: z.string(), name: z.string(), type: z.enum(["dynamic", "imported"]) }),
        ),
      }),
    ),
  timeline: query("events", "messages", "contacts")
    .input(
      z.object({
        key: z.number(),
        families: z.array(TimelineEntry.shape.family).optional(),
        ...pageInput,
      }),
    )
    .output(page(TimelineEntry)),
  /** Campaigns a *why* can be asked about, newest first. */
  whyChoices: query("campaigns").output(
    z.array(z.object({ campaignId: z.string(), name: z.string(), at: z.number().nullable() })),
  ),
  why: query("messages", "contacts", "campaigns")
    .input(z.object({ key: z.number(), campaignId: z.string() }))
    .output(
      z.object({ verdict: z.string(), got: z.boolean().nullable(), steps: z.array(WhyStep) }),
    ),
  /** For the palette: name, address or id, best first. */
  find: query("contacts")
    .input(z.object({ text: z.string().min(1).max(200), limit: z.number().int().min(1).max(50) }))
    .output(
      z.array(z.object({ key: z.number(), name: z.string(), address: z.string().nullable() })),
    ),
};
