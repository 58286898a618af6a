import { z } from "zod";
import { blankMessage, message, MessageSettings } from "./message.ts";

export const SmsSettings = MessageSettings.extend({
  /** If both are given the number is tried. */
  originationNumber: z.string().max(20),
  senderId: z.string().max(11),
  /** Longer texts are not sent; 0 is no limit. */
  maxParts: z.number().int().min(0).max(10),
  /** Registration with the regulator of India: the sender's and the template's ids. */
  entityId: z.string().max(50),
  regulatoryTemplateId: z.string().max(50),
});
export type SmsSettings = z.infer<typeof SmsSettings>;

export const sms = message<SmsSettings>({
  type: "sms",
  channel: "sms",
  title: "Send SMS",
  purpose: "A text message",
  settings: SmsSettings,
  version: 1,
  blank: () => ({
    ...blankMessage(),
    originationNumber: "",
    senderId: "",
    maxParts: 0,
    entityId: "",
    regulatoryTemplateId: "",
  }),
  more: ({ originationNumber }) =>
    originationNumber !== "" && !/^\+[1-9]\d{1,14}$|^\d{3,8}$/.test(originationNumber)
      ? [
          {
            code: "badNumber",
            severity: "error",
            text: "Write the number with its country code, like +43 660 1234567 without spaces, or a short code.",
            field: "originationNumber",
          },
        ]
      : [],
});
