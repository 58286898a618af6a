import { z } from "zod";
import { ChannelType } from "../domain/channel.ts";
import { blankMessage, message, MessageSettings } from "./message.ts";

export const CustomSettings = MessageSettings.extend({
  url: z.string().max(2048),
  endpointTypes: z.array(ChannelType),
  /** Sent along as it is. */
  data: z.string().max(5000, "The data may have 5,000 characters."),
  timeoutSeconds: z.number().int().min(1).max(60),
  retries: z.number().int().min(0).max(5),
});
export type CustomSettings = z.infer<typeof CustomSettings>;

const hostOf = (url: string): string | null => /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? null;

export const custom = message<CustomSettings>({
  type: "custom",
  channel: "custom",
  needsTemplate: false,
  title: "Custom channel",
  purpose: "A call to your own web address",
  settings: CustomSettings,
  version: 1,
  blank: () => ({
    ...blankMessage(),
    url: "",
    endpointTypes: ["CUSTOM"],
    data: "",
    timeoutSeconds: 10,
    retries: 2,
  }),
  named: ({ url }) => hostOf(url),
  summary: ({ url }) => (hostOf(url) ? `POST ${hostOf(url)}` : "No address yet"),
  more: ({ url, endpointTypes }) => [
    ...(hostOf(url) === null
      ? [
          {
            code: "noUrl",
            severity: "error" as const,
            text: url === "" ? "Enter the address to call." : `“${url}” is not a web address.`,
            field: "url",
          },
        ]
      : /^http:\/\/(?!(localhost|127\.0\.0\.1|\[::1\])([:/]|$))/i.test(url)
        ? [
            {
              code: "notEncrypted",
              severity: "error" as const,
              text: "Use an https address: contacts would travel unencrypted.",
              field: "url",
            },
          ]
        : []),
    ...(endpointTypes.length === 0
      ? [
          {
            code: "noEndpointTypes",
            severity: "error" as const,
            text: "Choose at least one type of endpoint to call for.",
            field: "endpointTypes",
          },
        ]
      : []),
  ],
});
