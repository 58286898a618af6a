import { z } from "zod";
import { blankMessage, message, MessageSettings } from "./message.ts";

export const PushSettings = MessageSettings.extend({
  /** Seconds the push service keeps trying; null is as long as it will. */
  timeToLive: z.number().int().min(0).max(2_419_200).nullable(),
  /** Only devices of these services; empty is all. */
  services: z.array(z.enum(["APNS", "GCM", "ADM", "BAIDU"])),
  silent: z.boolean(),
});
export type PushSettings = z.infer<typeof PushSettings>;

export const push = message<PushSettings>({
  type: "push",
  channel: "push",
  title: "Send push",
  purpose: "A notification on a device",
  settings: PushSettings,
  version: 1,
  blank: () => ({ ...blankMessage(), timeToLive: null, services: [], silent: false }),
});
