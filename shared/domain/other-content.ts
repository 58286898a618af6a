import { z } from "zod";
import { ChannelType } from "./channel.ts";
import { PushTemplate, SmsTemplate, VoiceTemplate } from "./template/template.ts";

const Defaults = { defaults: z.record(z.string(), z.string().max(1000)) };

export const SmsMessageType = z.enum(["PROMOTIONAL", "TRANSACTIONAL"]);
/** A number or a sender id; empty leaves the choice to the provider. */
const Origin = { origin: z.string().max(20) };

export const SmsContent = SmsTemplate.extend({
  ...Defaults,
  ...Origin,
  messageType: SmsMessageType,
});
export type SmsContent = z.infer<typeof SmsContent>;

export const PushMessage = PushTemplate.extend({
  ...Defaults,
  /** Seconds; null = as long as the service keeps it. At most 28 days, the longest of any service. */
  timeToLive: z.number().int().min(0).max(2_419_200).nullable(),
});
export type PushMessage = z.infer<typeof PushMessage>;

export const VoiceContent = VoiceTemplate.extend({ ...Defaults, ...Origin });
export type VoiceContent = z.infer<typeof VoiceContent>;

/** What a custom channel is called with (Pinpoint's CustomMessage). Variables stand in `data`. */
export const CustomContent = z.object({
  type: z.literal("custom"),
  deliveryUri: z.string().max(2000),
  data: z.string().max(5000),
  /** Channels whose endpoints are handed over. */
  endpointTypes: z.array(ChannelType).min(1).max(ChannelType.options.length),
  ...Defaults,
});
export type CustomContent = z.infer<typeof CustomContent>;

/** The wording of a message that is no mail, as it is kept. A mail is kept as its `EmailContent`, without a type. */
export const OtherContent = z.discriminatedUnion("type", [
  SmsContent,
  PushMessage,
  VoiceContent,
  CustomContent,
]);
export type OtherContent = z.infer<typeof OtherContent>;
