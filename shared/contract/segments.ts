import { z } from "zod";
import { ChannelFamily } from "../domain/channel.ts";
import { CriterionField, SegmentRules, SegmentType } from "../domain/segment.ts";
import { call, query } from "./base.ts";

const SegmentUser = z.enum(["campaign", "journey", "segment"]);

export const SegmentRow = z.object({
  id: z.string(),
  name: z.string(),
  type: SegmentType,
  version: z.number(),
  /** Contacts counted at `countedAt`; null until it has been counted. */
  contacts: z.number().nullable(),
  countedAt: z.number().nullable(),
  usedBy: z.array(z.object({ kind: SegmentUser, id: z.string(), name: z.string() })),
  updatedAt: z.number(),
});
export type SegmentRow = z.infer<typeof SegmentRow>;

export const SampleContact = z.object({
  key: z.number(),
  name: z.string(),
  address: z.string().nullable(),
  /** The fact that matched, such as “City Vienna”. */
  fact: z.string().nullable(),
});

export const SegmentCount = z.object({
  contacts: z.number(),
  endpoints: z.number(),
  /** Active, not opted out, with an address. */
  eligible: z.number(),
  allContacts: z.number(),
  /** Contacts reachable on each channel. */
  byChannel: z.array(z.object({ family: ChannelFamily, contacts: z.number() })),
  /** Contacts each criterion matches on its own, by group, box and row; null for rows that do not count yet. */
  criteria: z.array(z.array(z.array(z.number().nullable()))),
  /** Contacts of each segment group. */
  groups: z.array(z.number()),
  /** Rows that are incomplete and left out. */
  ignored: z.array(
    z.object({ group: z.number(), box: z.number(), row: z.number(), reason: z.string() }),
  ),
  milliseconds: z.number(),
});
export type SegmentCount = z.infer<typeof SegmentCount>;

/** One step of *how we got here*: who remains after one more rule is applied, in the order of the builder. */
export const WaterfallStep = z.object({
  /** `all` contacts, the base segments of a group, a box (a row, where the box joins by AND), a whole group, an exclusion. */
  kind: z.enum(["all", "sources", "box", "criterion", "group", "exclude"]),
  group: z.number().nullable(),
  box: z.number().nullable(),
  row: z.number().nullable(),
  contacts: z.number(),
  /** Contacts this step took away. */
  removed: z.number(),
});
export type WaterfallStep = z.infer<typeof WaterfallStep>;

/** Everything the live panel shows, from one state of the data. */
export const SegmentPanel = z.object({
  count: SegmentCount,
  waterfall: z.array(WaterfallStep),
  samples: z.array(SampleContact),
  /** False while the index is behind the data: the figures are those of `asOf`. */
  current: z.boolean(),
  asOf: z.number(),
});
export type SegmentPanel = z.infer<typeof SegmentPanel>;

/** Rules, or a saved segment of any type. */
export const SegmentChoice = z.union([
  z.object({ rules: SegmentRules }),
  z.object({ id: z.string(), version: z.number().int().positive().optional() }),
]);
export type SegmentChoice = z.infer<typeof SegmentChoice>;

/** Up to three sets: groups of the rules in hand, or saved segments. */
export const OverlapSet = z.union([
  z.object({ rules: SegmentRules, group: z.number().int().nonnegative() }),
  z.object({ id: z.string() }),
]);
export type OverlapSet = z.infer<typeof OverlapSet>;

/** Why a contact is in a segment, or not: every rule with its answer and the value it saw. */
export const ContactCheck = z.object({
  member: z.boolean(),
  /** The endpoint whose facts are shown: the member, else the one that meets most rules; null without endpoints. */
  endpoint: z.object({ key: z.number(), channel: z.string(), address: z.string() }).nullable(),
  groups: z.array(
    z.object({
      passed: z.boolean(),
      sources: z.array(z.object({ segmentId: z.string(), name: z.string(), passed: z.boolean() })),
      /** By box and row; `passed` is null for rows that are not complete or switched off. `value` is what was seen, in words. */
      boxes: z.array(
        z.object({
          passed: z.boolean(),
          rows: z.array(z.object({ passed: z.boolean().nullable(), value: z.string().nullable() })),
        }),
      ),
    }),
  ),
});
export type ContactCheck = z.infer<typeof ContactCheck>;

const Mover = z.object({
  key: z.number(),
  name: z.string(),
  address: z.string().nullable(),
  /** The rule that made the difference, in words. */
  reason: z.string(),
});
/** What saving these rules would change. */
export const SegmentEffect = z.object({
  joins: z.number(),
  leaves: z.number(),
  joining: z.array(Mover),
  leaving: z.array(Mover),
  /** Campaigns that can still send and segments that build on it, each with its own difference. */
  uses: z.array(
    z.object({
      kind: SegmentUser,
      id: z.string(),
      name: z.string(),
      joins: z.number(),
      leaves: z.number(),
    }),
  ),
});
export type SegmentEffect = z.infer<typeof SegmentEffect>;

export const SegmentVersionRow = z.object({
  version: z.number(),
  createdAt: z.number(),
  /** The rules in one sentence. */
  sentence: z.string(),
  rules: SegmentRules,
});

export const segments = {
  list: query("segments", "contacts", "campaigns", "journeys").output(z.array(SegmentRow)),
  get: query("segments", "campaigns", "journeys")
    .input(z.object({ id: z.string() }))
    .output(
      SegmentRow.extend({
        rules: SegmentRules.nullable(),
        imported: z.object({ importId: z.string().nullable(), records: z.number() }).nullable(),
      }),
    ),
  count: query("contacts", "segments")
    .input(z.object({ rules: SegmentRules }))
    .output(SegmentCount),
  countSaved: query("contacts", "segments")
    .input(z.object({ id: z.string() }))
    .output(SegmentCount),
  /** The live panel in one answer; a newer question of the same window drops an older one that has not begun. */
  panel: query("contacts", "segments", "events")
    .input(z.object({ rules: SegmentRules, seed: z.number().int(), id: z.string().optional() }))
    .output(SegmentPanel),
  /** Contacts in each region of a Venn diagram: bit n of `sets` says whether a region is inside set n. */
  overlap: query("contacts", "segments", "events")
    .input(z.object({ sets: z.array(OverlapSet).min(1).max(3) }))
    .output(
      z.object({
        sets: z.array(z.object({ name: z.string(), contacts: z.number() })),
        regions: z.array(z.object({ sets: z.number(), contacts: z.number() })),
      }),
    ),
  /** Sizes by day of the project's zone, oldest first, as they were recorded; nothing is made up for days before. */
  overTime: query("segments", "contacts")
    .input(z.object({ id: z.string(), days: z.number().int().min(1).max(730) }))
    .output(
      z.array(
        z.object({
          day: z.string(),
          contacts: z.number(),
          /** Null where the day before was not recorded. */
          entered: z.number().nullable(),
          left: z.number().nullable(),
        }),
      ),
    ),
  check: query("contacts", "segments", "events", "messages")
    .input(z.object({ of: SegmentChoice, contact: z.number() }))
    .output(ContactCheck),
  /** Who would join and leave if these rules were saved. */
  effect: query("contacts", "segments", "campaigns", "journeys", "events")
    .input(z.object({ id: z.string(), rules: SegmentRules }))
    .output(SegmentEffect),
  sample: query("contacts", "segments")
    .input(
      z.object({
        rules: SegmentRules.optional(),
        id: z.string().optional(),
        seed: z.number().int(),
        limit: z.number().int().max(20),
      }),
    )
    .output(z.array(SampleContact)),
  /** Attributes that exist, with how many endpoints have them; for the attribute picker. */
  fields: query("contacts").output(
    z.array(
      z.object({
        field: CriterionField,
        label: z.string(),
        group: z.string(),
        filled: z.number(),
        numeric: z.boolean(),
      }),
    ),
  ),
  /** The most common values of a field with their counts, at most 50. */
  values: query("contacts")
    .input(z.object({ field: CriterionField, search: z.string().max(100).optional() }))
    .output(z.array(z.object({ value: z.string(), count: z.number() }))),
  /** What events of a type carry: its attributes and metrics, most frequent first. */
  eventFields: query("events")
    .input(z.object({ name: z.string() }))
    .output(z.array(z.object({ kind: z.enum(["attribute", "metric"]), name: z.string() }))),
  save: call
    .input(
      z.object({
        id: z.string().nullable(),
        name: z.string().trim().min(1, "Name the segment.").max(128),
        rules: SegmentRules,
        /** Pinpoint JSON these rules were read from, kept so that it can be given back unchanged. */
        pinpoint: z.string().max(1_000_000).optional(),
      }),
    )
    .output(z.object({ id: z.string(), version: z.number() })),
  /** A static segment of chosen contacts. */
  createStatic: call
    .input(z.object({ name: z.string().trim().min(1, "Name the segment.").max(128) }))
    .output(z.object({ id: z.string() })),
  versions: query("segments")
    .input(z.object({ id: z.string() }))
    .output(z.array(SegmentVersionRow)),
  /** Reads Pinpoint's WriteSegmentRequest, SegmentResponse or either wrapped; says what was wrong and where. */
  readPinpoint: call
    .input(z.object({ text: z.string().max(1_000_000) }))
    .output(z.object({ name: z.string(), rules: SegmentRules, notes: z.array(z.string()) })),
  /** As Pinpoint's WriteSegmentRequest. `left` names what Pinpoint has no words for. */
  writePinpoint: call
    .input(
      z
        .object({ name: z.string(), rules: SegmentRules, pinpoint: z.string().optional() })
        .or(z.object({ id: z.string() })),
    )
    .output(z.object({ text: z.string(), left: z.array(z.string()) })),
  /** What is being built and not saved; `id` null = a new segment. */
  draft: query()
    .input(z.object({ id: z.string().nullable() }))
    .output(
      z
        .object({
          name: z.string(),
          rules: SegmentRules,
          pinpoint: z.string().nullable(),
          /** The version it began from; null for a new segment. */
          version: z.number().nullable(),
          savedAt: z.number(),
        })
        .nullable(),
    ),
  keepDraft: call
    .input(
      z.object({
        id: z.string().nullable(),
        name: z.string().max(128),
        rules: SegmentRules,
        pinpoint: z.string().optional(),
        version: z.number().nullable(),
      }),
    )
    .output(z.null()),
  dropDraft: call.input(z.object({ id: z.string().nullable() })).output(z.null()),
  rename: call
    .input(z.object({ id: z.string(), name: z.string().trim().min(1).max(128) }))
    .output(z.null()),
  duplicate: call.input(z.object({ id: z.string() })).output(z.object({ id: z.string() })),
  remove: call.input(z.object({ id: z.string() })).output(z.null()),
  /** Brings back a segment just deleted. */
  restore: call.input(z.object({ id: z.string() })).output(z.null()),
  /** Whether the index answers yet, and how far it is (0–1) while it is built. */
  index: query("contacts", "segments", "tasks").output(
    z.object({
      state: z.enum(["ready", "building", "catchingUp"]),
      done: z.number(),
      rows: z.number(),
      /** Bytes of its columns. */
      memory: z.number(),
    }),
  ),
  /** Throws the index away and builds it again from the tables. */
  rebuildIndex: call.output(z.null()),
};
