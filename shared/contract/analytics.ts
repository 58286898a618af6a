import { z } from "zod";
import { LateCause } from "../domain/campaign.ts";
import { ChannelFamily } from "../domain/channel.ts";
import { query } from "./base.ts";

/** Value now, the same of the equal period before, and a short series. Null = not measured. */
export const Tile = z.object({
  value: z.number().nullable(),
  before: z.number().nullable(),
  series: z.array(z.number().nullable()),
});
export type Tile = z.infer<typeof Tile>;

export const Attention = z.object({
  id: z.string(),
  severity: z.enum(["danger", "warning", "info"]),
  title: z.string(),
  text: z.string(),
  action: z.string(),
  link: z.string(),
});

export const analytics = {
  home: query(
    "contacts",
    "messages",
    "events",
    "campaigns",
    "journeys",
    "imports",
    "channels",
    "scheduler",
  )
    .input(z.object({ days: z.union([z.literal(7), z.literal(30), z.literal(90)]) }))
    .output(
      z.object({
        from: z.number(),
        to: z.number(),
        contacts: Tile,
        newThisWeek: z.number(),
        messagesSent: Tile,
        deliveryRate: Tile,
        openRate: Tile,
        optOutRate: Tile,
        days: z.array(
          z.object({
            day: z.string(),
            at: z.number(),
            partial: z.boolean(),
            counts: z.partialRecord(ChannelFamily, z.number()),
          }),
        ),
        attention: z.array(Attention),
        nextSends: z.array(
          z.object({
            campaignId: z.string(),
            name: z.string(),
            at: z.number().nullable(),
            zone: z.string().nullable(),
            people: z.number().nullable(),
            sent: z.number().nullable(),
            status: z.enum(["sending", "paused", "scheduled", "missed"]),
            /** Why it did not start when it was due; null unless it was missed. */
            cause: LateCause.nullable(),
            repeats: z.string().nullable(),
          }),
        ),
        /** The newest run of each. */
        recent: z.array(
          z.object({
            campaignId: z.string(),
            runId: z.string(),
            name: z.string(),
            at: z.number(),
            delivered: z.number(),
            openRate: z.number().nullable(),
            clickRate: z.number().nullable(),
          }),
        ),
        setUp: z.object({
          imported: z.boolean(),
          segment: z.boolean(),
          test: z.boolean(),
          launched: z.boolean(),
          connected: z.boolean(),
        }),
      }),
    ),
};
