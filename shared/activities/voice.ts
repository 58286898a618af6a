import { z } from "zod";
import { blankMessage, message, MessageSettings } from "./message.ts";

export const VoiceSettings = MessageSettings.extend({
  /** Empty: the template's. */
  language: z.string().max(20),
  voice: z.string().max(40),
  callerNumber: z.string().max(20),
  attempts: z.number().int().min(1).max(5),
});
export type VoiceSettings = z.infer<typeof VoiceSettings>;

export const voice = message<VoiceSettings>({
  type: "voice",
  channel: "voice",
  title: "Send voice",
  purpose: "A call that reads a text",
  settings: VoiceSettings,
  version: 1,
  blank: () => ({ ...blankMessage(), language: "", voice: "", callerNumber: "", attempts: 1 }),
});
