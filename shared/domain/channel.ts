import { z } from "zod";

/** Pinpoint's channel types: one endpoint is one address on one of these. */
export const ChannelType = z.enum([
  "EMAIL",
  "SMS",
  "VOICE",
  "PUSH",
  "GCM",
  "APNS",
  "APNS_SANDBOX",
  "APNS_VOIP",
  "APNS_VOIP_SANDBOX",
  "ADM",
  "BAIDU",
  "IN_APP",
  "CUSTOM",
]);
export type ChannelType = z.infer<typeof ChannelType>;

/** The channels as people speak of them; `PUSH` stands for every push service. */
export const ChannelFamily = z.enum(["email", "sms", "push", "voice", "inapp", "custom"]);
export type ChannelFamily = z.infer<typeof ChannelFamily>;

const families: Record<ChannelType, ChannelFamily> = {
  EMAIL: "email",
  SMS: "sms",
  VOICE: "voice",
  PUSH: "push",
  GCM: "push",
  APNS: "push",
  APNS_SANDBOX: "push",
  APNS_VOIP: "push",
  APNS_VOIP_SANDBOX: "push",
  ADM: "push",
  BAIDU: "push",
  IN_APP: "inapp",
  CUSTOM: "custom",
};

export const familyOf = (channel: ChannelType): ChannelFamily => families[channel];

export const channelsOf = (family: ChannelFamily): ChannelType[] =>
  ChannelType.options.filter((channel) => families[channel] === family);

export const familyNames: Record<ChannelFamily, string> = {
  email: "Email",
  sms: "SMS",
  push: "Push",
  voice: "Voice",
  inapp: "In-app",
  custom: "Custom",
};
