import { z } from "zod";
import { channelsOf, type ChannelFamily, type ChannelType } from "./channel.ts";
import { OtherContent } from "./other-content.ts";
import { LocalDateTime, TimeZone } from "./time.ts";

export const CampaignStatus = z.enum([
  "draft",
  "scheduled",
  "sending",
  "pendingNextRun",
  "paused",
  "completed",
  "cancelled",
  "failed",
]);
export type CampaignStatus = z.infer<typeof CampaignStatus>;

export const recurrences = ["hourly", "daily", "weekly", "monthly"] as const;
export const Recurrence = z.enum(recurrences);
export type Recurrence = z.infer<typeof Recurrence>;

/** When a campaign runs. Recurring ones repeat at the same clock time in `zone`, up to and including `end`. */
export const Schedule = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("immediately") }),
  z.object({ kind: z.literal("once"), at: LocalDateTime, zone: TimeZone }),
  z.object({
    kind: z.literal("recurring"),
    every: Recurrence,
    at: LocalDateTime,
    zone: TimeZone,
    end: LocalDateTime.nullable(),
  }),
]);
export type Schedule = z.infer<typeof Schedule>;

/** What is written to one recipient, before variables are filled. Limits are Pinpoint's. */
export const EmailContent = z.object({
  subject: z.string().max(998),
  preheader: z.string().max(500),
  html: z.string().max(600_000),
  text: z.string().max(600_000),
  fromName: z.string().max(200),
  fromAddress: z.string().max(320),
  replyTo: z.string().max(320),
  /** Variable name → text used where a recipient has no value, e.g. `User.UserAttributes.FirstName` → `there`. */
  defaults: z.record(z.string(), z.string().max(1000)),
  /** Headers beside those every mail has; variables stand in their values. */
  headers: z
    .array(z.object({ name: z.string().max(126), value: z.string().max(870) }))
    .max(15)
    .optional(),
});
export type EmailContent = z.infer<typeof EmailContent>;

export const emptyEmail = (): EmailContent => ({
  subject: "",
  preheader: "",
  html: "",
  text: "",
  fromName: "",
  fromAddress: "",
  replyTo: "",
  defaults: {},
});

/** Why a run did not start when it was due. */
export const LateCause = z.enum(["computerOff", "sendingPaused"]);
export type LateCause = z.infer<typeof LateCause>;
export const lateCauseTexts: Record<LateCause, string> = {
  computerOff: "the computer was off",
  sendingPaused: "sending was paused",
};

/** What missed sends were due during, for a sentence about all of them; `whilePaused` counts those of a *Pause all*. */
export function missedDuring(missed: number, whilePaused: number): string {
  if (whilePaused === 0) return "while this computer was off";
  if (whilePaused === missed) return "while sending was paused";
  return "while this computer was off or sending was paused";
}

/** What to do with a run that fell due while the computer was off, or while everything was paused. */
export const LatePolicy = z.enum(["ask", "send", "skip"]);
export type LatePolicy = z.infer<typeof LatePolicy>;

/** The template a campaign's message comes from; `version` null follows the one that is active when it is sent. */
export const TemplateChoice = z.object({ id: z.string(), version: z.number().int().nullable() });
export type TemplateChoice = z.infer<typeof TemplateChoice>;

export const CampaignDraft = z.object({
  name: z.string().max(120),
  segmentId: z.string().nullable(),
  message: EmailContent,
  /** What is sent where the campaign is not by email; left out or null where it is. */
  other: OtherContent.nullable().optional(),
  /** Left out or null: the message is written in the campaign itself. */
  template: TemplateChoice.nullable().optional(),
  schedule: Schedule,
  latePolicy: LatePolicy,
});
export type CampaignDraft = z.infer<typeof CampaignDraft>;

export const familyOfDraft = ({ other }: CampaignDraft): Exclude<ChannelFamily, "inapp"> =>
  other?.type ?? "email";

/** Channels whose endpoints a campaign writes to. */
export const channelsOfDraft = ({ other }: CampaignDraft): ChannelType[] =>
  other?.type === "custom" ? other.endpointTypes : channelsOf(other?.type ?? "email");

export const RunState = z.enum([
  "waiting",
  "preparing",
  "sending",
  "completed",
  "cancelled",
  "missed",
  "skipped",
]);
export type RunState = z.infer<typeof RunState>;
