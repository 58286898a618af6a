import { z } from "zod";
import { ChannelFamily } from "../domain/channel.ts";
import { CriterionField, SegmentRules, SegmentType } from "../domain/segment.ts";
import { call, query } from "./base.ts";

export const SegmentRow = z.object({
  id: z.string(),
  name: z.string(),
  type: SegmentType,
  version: z.number(),
  /** Contacts counted at `countedAt`; null until it has been counted. */
  contacts: z.number().nullable(),
  countedAt: z.number().nullable(),
  usedBy: z.array(
    z.object({ kind: z.enum(["campaign", "segment"]), id: z.string(), name: z.string() }),
  ),
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

export const segments = {
  list: query("segments", "contacts", "campaigns").output(z.array(SegmentRow)),
  get: query("segments", "campaigns")
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
  save: call
    .input(
      z.object({
        id: z.string().nullable(),
        name: z.string().trim().min(1, "Name the segment.").max(128),
        rules: SegmentRules,
      }),
    )
    .output(z.object({ id: z.string(), version: z.number() })),
  rename: call
    .input(z.object({ id: z.string(), name: z.string().trim().min(1).max(128) }))
    .output(z.null()),
  duplicate: call.input(z.object({ id: z.string() })).output(z.object({ id: z.string() })),
  remove: call.input(z.object({ id: z.string() })).output(z.null()),
  /** Brings back a segment just deleted. */
  restore: call.input(z.object({ id: z.string() })).output(z.null()),
};
