import { z } from "zod";
import { blankMessage, message, MessageSettings } from "./message.ts";

export const EmailSettings = MessageSettings.extend({
  /** Empty: the template's, else the channel's. */
  fromName: z.string().max(200),
  fromAddress: z.string().max(320),
  replyTo: z.string().max(320),
});
export type EmailSettings = z.infer<typeof EmailSettings>;

export const email = message<EmailSettings>({
  type: "email",
  channel: "email",
  title: "Send email",
  purpose: "A mail made from a template",
  settings: EmailSettings,
  version: 1,
  blank: () => ({ ...blankMessage(), fromName: "", fromAddress: "", replyTo: "" }),
  more: ({ fromAddress }) =>
    fromAddress !== "" && !/^[^\s@]+@[^\s@]+$/.test(fromAddress)
      ? [
          {
            code: "badSender",
            severity: "error",
            text: `“${fromAddress}” is not an email address.`,
            field: "fromAddress",
          },
        ]
      : [],
});
