import { z } from "zod";
import {
  CampaignDraft,
  CampaignStatus,
  EmailContent,
  TemplateChoice,
  LateCause,
  LatePolicy,
  RunState,
  Schedule,
} from "../domain/campaign.ts";
import { ChannelFamily } from "../domain/channel.ts";
import { Reason } from "../domain/message.ts";
import { call, query } from "./base.ts";

/** What a report shows of deliveries. Null = not measured, shown as a dash. */
export const CampaignFigures = z.object({
  targeted: z.number(),
  sent: z.number(),
  waiting: z.number(),
  delivered: z.number(),
  failed: z.number(),
  notSent: z.number(),
  unknown: z.number(),
  hardBounced: z.number().nullable(),
  softBounced: z.number().nullable(),
  opened: z.number().nullable(),
  clicked: z.number().nullable(),
  unsubscribed: z.number().nullable(),
  complained: z.number().nullable(),
});
export type CampaignFigures = z.infer<typeof CampaignFigures>;

export const CampaignRow = z.object({
  id: z.string(),
  name: z.string(),
  status: CampaignStatus,
  /** Which family of channels it writes to. */
  family: ChannelFamily,
  segment: z.object({ id: z.string(), name: z.string() }).nullable(),
  schedule: Schedule,
  nextRunAt: z.number().nullable(),
  lastRunAt: z.number().nullable(),
  figures: CampaignFigures.nullable(),
  updatedAt: z.number(),
});
export type CampaignRow = z.infer<typeof CampaignRow>;

export const CampaignDetail = CampaignRow.extend({
  draft: CampaignDraft,
  /** Goes up with every saved change; pass it back so that two windows cannot overwrite each other. */
  revision: z.number(),
  createdAt: z.number(),
  launchedAt: z.number().nullable(),
  runs: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      dueAt: z.number(),
      startedAt: z.number().nullable(),
      endedAt: z.number().nullable(),
      state: RunState,
      lateBy: z.number().nullable(),
      /** Earlier times it was due, folded into this run. */
      earlier: z.number(),
      /** What happened to a run that did not simply go out on time, in words. */
      note: z.string().nullable(),
      figures: CampaignFigures,
    }),
  ),
  error: z.string().nullable(),
});
export type CampaignDetail = z.infer<typeof CampaignDetail>;

/** One finding of the review; errors block the launch. `step` is where the wizard fixes it. */
export const Finding = z.object({
  severity: z.enum(["error", "warning"]),
  step: z.enum(["setup", "audience", "message", "schedule", "review"]),
  field: z.string().nullable(),
  text: z.string(),
  line: z.number().nullable(),
  column: z.number().nullable(),
  /** The block or section of a mail made of blocks; lines are of what is written by hand. */
  block: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;

export const Rendered = z.object({
  /** Path of the host that serves the HTML by itself, locked down; null when nothing can be rendered yet. */
  url: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
  from: z.string(),
  to: z.string(),
  findings: z.array(Finding),
  /** Variables the message uses, with this contact's value. */
  variables: z.array(
    z.object({ name: z.string(), value: z.string().nullable(), usedDefault: z.boolean() }),
  ),
});
export type Rendered = z.infer<typeof Rendered>;

export const campaigns = {
  list: query("campaigns", "messages", "segments").output(z.array(CampaignRow)),
  get: query("campaigns", "messages", "segments")
    .input(z.object({ id: z.string() }))
    .output(CampaignDetail),
  create: call
    .input(z.object({ name: z.string().max(120), segmentId: z.string().nullish() }))
    .output(z.object({ id: z.string() })),
  /** Autosave of a draft. Refused with CONFLICT when another window saved in between, or once it has been launched. */
  saveDraft: call
    .input(z.object({ id: z.string(), revision: z.number(), draft: CampaignDraft }))
    .output(z.object({ revision: z.number(), savedAt: z.number() })),
  /** Takes the message from a template, or (null) lets it be written in the campaign from here on. */
  useTemplate: call
    .input(z.object({ id: z.string(), revision: z.number(), template: TemplateChoice.nullable() }))
    .output(z.object({ revision: z.number(), savedAt: z.number() })),
  preview: call
    .input(z.object({ message: EmailContent, contact: z.number().nullable() }))
    .output(Rendered),
  /** Message variables a template may use, with how many contacts have a value. */
  variables: query("contacts").output(
    z.array(
      z.object({
        name: z.string(),
        group: z.string(),
        coverage: z.number(),
        sample: z.string().nullable(),
      }),
    ),
  ),
  sendTest: call
    .input(
      z.object({
        id: z.string(),
        message: EmailContent,
        contact: z.number().nullable(),
        /** Up to ten addresses when the channel is live; in the sandbox they may be anything. */
        to: z.array(z.string().max(320)).min(1).max(10),
      }),
    )
    .output(z.array(z.object({ to: z.string(), ok: z.boolean(), detail: z.string() }))),
  /** Everything the review step shows, worked out now. */
  review: query("campaigns", "contacts", "segments", "channels", "settings")
    .input(z.object({ id: z.string() }))
    .output(
      z.object({
        findings: z.array(Finding),
        funnel: z.object({
          targeted: z.number(),
          skipped: z.array(z.object({ reason: Reason, count: z.number() })),
          willBeSent: z.number(),
        }),
        live: z.boolean(),
        from: z.string(),
        dueAt: z.number().nullable(),
        needsTypedConfirmation: z.boolean(),
        /** About how long sending takes at the set speed, in ms; null when no speed is known. */
        sendingTime: z.number().nullable(),
      }),
    ),
  launch: call
    .input(z.object({ id: z.string(), revision: z.number() }))
    .output(z.object({ status: CampaignStatus })),
  pause: call.input(z.object({ id: z.string() })).output(z.null()),
  resume: call.input(z.object({ id: z.string() })).output(z.null()),
  /** What is queued is dropped with the reason “cancelled”; what is sent stays sent. */
  cancel: call.input(z.object({ id: z.string() })).output(z.null()),
  duplicate: call.input(z.object({ id: z.string() })).output(z.object({ id: z.string() })),
  remove: call.input(z.object({ id: z.string() })).output(z.null()),
  restore: call.input(z.object({ id: z.string() })).output(z.null()),
  reschedule: call.input(z.object({ id: z.string(), schedule: Schedule })).output(z.null()),
  report: query("messages", "events", "campaigns")
    .input(z.object({ id: z.string(), runId: z.string().nullish() }))
    .output(
      z.object({
        figures: CampaignFigures,
        /** False where no public tracking address was set while the channel was live. */
        tracked: z.boolean(),
        reasons: z.array(
          z.object({ reason: Reason, count: z.number(), example: z.string().nullable() }),
        ),
        /** By hour from the first message on; `hours` since then. */
        series: z.array(z.object({ at: z.number(), opens: z.number(), clicks: z.number() })),
        links: z.array(
          z.object({
            url: z.string(),
            label: z.string(),
            clicks: z.number(),
            contacts: z.number(),
          }),
        ),
        dataUpTo: z.number(),
        previousClickRate: z.number().nullable(),
      }),
    ),
  /** The message as launched, rendered for one of its recipients. */
  sentMessage: query("campaigns")
    .input(z.object({ id: z.string(), contact: z.number().nullable() }))
    .output(Rendered),
  exportReport: call
    .input(z.object({ id: z.string() }))
    .output(z.object({ fileName: z.string(), text: z.string() })),

  missed: query("campaigns", "scheduler").output(
    z.array(
      z.object({
        runId: z.string(),
        campaignId: z.string(),
        name: z.string(),
        family: ChannelFamily,
        dueAt: z.number(),
        lateBy: z.number(),
        cause: LateCause,
        people: z.number(),
        latePolicy: LatePolicy,
        /** Earlier runs of the same campaign that fell due too and are folded into this one. */
        earlier: z.number(),
        tomorrowAt: z.number(),
      }),
    ),
  ),
  decideMissed: call
    .input(z.object({ runId: z.string(), choice: z.enum(["sendNow", "tomorrow", "skip"]) }))
    .output(z.null()),
};
