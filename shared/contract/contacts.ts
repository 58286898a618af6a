import { z } from "zod";
import { ChannelType } from "../domain/channel.ts";
import {
  AttributeMap,
  demographicNames,
  Endpoint,
  locationNumberNames,
  locationTextNames,
  OptOut,
} from "../domain/endpoint.ts";
import { MessageState, Reason } from "../domain/message.ts";
import { SegmentRules, SegmentType } from "../domain/segment.ts";
import { call, page, pageInput, query } from "./base.ts";

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
  /** Rules as in a segment: for filters by any attribute, and for the contacts behind a step of a waterfall. */
  rules: SegmentRules.optional(),
  /** With `rules`: those a waterfall's step took away, by its place in the list. */
  removedByStep: z.number().int().positive().optional(),
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

export const ContactSort = z.object({
  by: z.enum(["created", "name", "lastActive"]),
  descending: z.boolean(),
});
export type ContactSort = z.infer<typeof ContactSort>;

/** Chosen contacts: these, or all that a filter finds but those taken out by hand. */
export const ContactSelection = z.union([
  z.object({ keys: z.array(z.number().int()).min(1).max(10_000) }),
  z.object({ filter: ContactFilter, except: z.array(z.number().int()).max(10_000) }),
]);
export type ContactSelection = z.infer<typeof ContactSelection>;

/** An act on many contacts. Values are text, as an import's. */
export const BulkAct = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("addToSegment"), segmentId: z.string() }),
  z.object({ kind: z.literal("removeFromSegment"), segmentId: z.string() }),
  /** An empty list removes the attribute. */
  z.object({
    kind: z.literal("setUserAttribute"),
    name: z.string().trim().min(1, "Name the attribute.").max(50),
    values: z.array(z.string().max(1000)).max(50),
  }),
  z.object({ kind: z.literal("optOut"), channel: ChannelType.optional() }),
  z.object({ kind: z.literal("optIn"), channel: ChannelType.optional() }),
  z.object({ kind: z.literal("delete") }),
]);
export type BulkAct = z.infer<typeof BulkAct>;

/** One inline edit of a contact or of one of its endpoints. `null` removes the value. */
export const ContactEdit = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("userAttribute"),
    name: z.string().min(1).max(50),
    values: z.array(z.string().max(1000)).max(50),
  }),
  z.object({
    kind: z.literal("attribute"),
    endpoint: z.number().int(),
    name: z.string().min(1).max(50),
    values: z.array(z.string().max(1000)).max(50),
  }),
  z.object({
    kind: z.literal("metric"),
    endpoint: z.number().int(),
    name: z.string().min(1).max(50),
    value: z.number().nullable(),
  }),
  z.object({
    kind: z.literal("demographic"),
    endpoint: z.number().int(),
    name: z.enum(demographicNames),
    value: z.string().max(200).nullable(),
  }),
  z.object({
    kind: z.literal("location"),
    endpoint: z.number().int(),
    name: z.enum([...locationTextNames, ...locationNumberNames]),
    value: z.union([z.string().max(200), z.number()]).nullable(),
  }),
  z.object({
    kind: z.literal("address"),
    endpoint: z.number().int(),
    address: z.string().max(2000),
  }),
  z.object({ kind: z.literal("optOut"), endpoint: z.number().int(), optOut: OptOut }),
  z.object({ kind: z.literal("removeEndpoint"), endpoint: z.number().int() }),
  z.object({
    kind: z.literal("addEndpoint"),
    channel: ChannelType,
    address: z.string().min(1).max(2000),
  }),
  z.object({ kind: z.literal("userId"), userId: z.string().trim().min(1).max(128) }),
]);
export type ContactEdit = z.infer<typeof ContactEdit>;

export const SavedView = z.object({
  id: z.string(),
  name: z.string(),
  filter: ContactFilter,
  sort: ContactSort,
  columns: z.array(z.string()),
});
export type SavedView = z.infer<typeof SavedView>;

export const TimelineEntry = z.object({
  id: z.string(),
  at: z.number(),
  family: z.enum(["message", "event", "journey", "campaign", "change"]),
  channel: ChannelType.nullable(),
  /** A readable sentence, such as “Opened “Autumn roast launch””. */
  text: z.string(),
  type: z.string(),
  detail: z.record(z.string(), z.unknown()),
  campaignId: z.string().nullable(),
  /** The journey and the passage through it that this belongs to. */
  journey: z.object({ id: z.string(), name: z.string(), participant: z.number() }).nullable(),
  messageId: z.number().nullable(),
  /** Sent for real, but to the sandbox mailbox. */
  sandbox: z.boolean(),
  /** Feedback that somebody made up to try things out. */
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
  /** Rows `offset` … of everything a filter finds, in this order: for a list that is scrolled anywhere. */
  window: query("contacts", "messages", "segments")
    .input(
      z.object({
        filter: ContactFilter,
        sort: ContactSort,
        offset: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ items: z.array(ContactRow), total: z.number(), all: z.number() })),
  /** A new contact with one endpoint. */
  create: call
    .input(
      z.object({
        userId: z.string().trim().max(128).nullable(),
        userAttributes: AttributeMap,
        channel: ChannelType,
        address: z.string().trim().min(1, "Enter an address.").max(2000),
      }),
    )
    .output(z.object({ key: z.number() })),
  /** Does one edit; `undo` takes it back while nothing else changed the value since. */
  edit: call
    .input(z.object({ key: z.number().int(), edit: ContactEdit }))
    .output(z.object({ undo: z.string() })),
  undoEdit: call.input(z.object({ undo: z.string() })).output(z.null()),
  /** Acts on many; as a task where they are many. `undo` names it for 24 hours; deleting has none. */
  bulk: call
    .input(z.object({ selection: ContactSelection, act: BulkAct }))
    .output(z.object({ contacts: z.number(), undo: z.string().nullable() })),
  undoBulk: call
    .input(z.object({ undo: z.string() }))
    .output(z.object({ contacts: z.number(), kept: z.number() })),
  /** Writes a file in Pinpoint's form; `download` is its address on this computer. */
  export: call
    .input(
      z.object({
        selection: ContactSelection.or(z.object({ segmentId: z.string() })),
        format: z.enum(["csv", "jsonLines"]),
      }),
    )
    .output(z.object({ download: z.string(), fileName: z.string(), endpoints: z.number() })),
  /** Everything known of one contact, as one JSON file. */
  exportOne: call
    .input(z.object({ key: z.number().int() }))
    .output(z.object({ download: z.string(), fileName: z.string() })),
  /** Removes a contact and what is known of them for good; `proof` lists what was removed, without naming anyone. */
  erase: call.input(z.object({ key: z.number().int(), suppress: z.boolean() })).output(
    z.object({
      proof: z.array(z.object({ what: z.string(), rows: z.number() })),
      at: z.number(),
    }),
  ),
  views: query("settings").output(z.array(SavedView)),
  saveView: call
    .input(SavedView.extend({ id: z.string().nullable() }))
    .output(z.object({ id: z.string() })),
  removeView: call.input(z.object({ id: z.string() })).output(z.null()),
  /** Suppression entries and opt-outs of a contact, with when and why. */
  consent: query("contacts", "events")
    .input(z.object({ key: z.number().int() }))
    .output(
      z.array(
        z.object({
          channel: ChannelType,
          address: z.string(),
          state: z.enum(["optedIn", "optedOut", "suppressed"]),
          at: z.number().nullable(),
          source: z.string().nullable(),
        }),
      ),
    ),
  /** Takes an address off the suppression list. */
  unsuppress: call.input(z.object({ channel: ChannelType, address: z.string() })).output(z.null()),
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
        segments: z.array(z.object({ id: z.string(), name: z.string(), type: SegmentType })),
      }),
    ),
  timeline: query("events", "messages", "contacts", "journeys")
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
