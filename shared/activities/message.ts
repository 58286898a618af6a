import { z } from "zod";
import type { SendChannel } from "../domain/journey.ts";
import { next, type Activity, type Problem } from "./activity.ts";

/** What every message activity has. Version null follows the active one when it is sent. */
export const MessageSettings = z.object({
  templateId: z.string().nullable(),
  version: z.number().int().positive().nullable(),
  messageType: z.enum(["PROMOTIONAL", "TRANSACTIONAL"]),
  /** Quiet time and sending hours of the journey, or whenever the participant comes by. */
  sendingTime: z.enum(["journey", "any"]),
  /** Where participants go who can't get it. Pinpoint lets them go on. */
  ifNotSent: z.enum(["continue", "end"]),
});
export type MessageSettings = z.infer<typeof MessageSettings>;

export const blankMessage = (): MessageSettings => ({
  templateId: null,
  version: null,
  messageType: "PROMOTIONAL",
  sendingTime: "journey",
  ifNotSent: "continue",
});

const nouns: Record<SendChannel, string> = {
  email: "an email",
  sms: "an SMS",
  push: "a push",
  voice: "a voice",
  custom: "a",
};

/** The parts that message activities share; a file of its own adds what its channel has besides. */
export const message = <Settings extends MessageSettings>(
  of: Pick<Activity<Settings>, "type" | "title" | "purpose" | "settings" | "version" | "blank"> & {
    channel: SendChannel;
    needsTemplate?: boolean;
    more?: (settings: Settings) => Problem<Settings>[];
    summary?: (settings: Settings) => string;
    named?: (settings: Settings) => string | null;
  },
): Activity<Settings> => ({
  type: of.type,
  title: of.title,
  purpose: of.purpose,
  family: "message",
  settings: of.settings,
  version: of.version,
  blank: of.blank,
  outlets: () => next,
  asks: () => [],
  decide: () => ({ kind: "send", channel: of.channel, by: "next" }),
  problems: (settings) => [
    ...(settings.templateId === null && of.needsTemplate !== false
      ? [
          {
            code: "noTemplate",
            severity: "error" as const,
            text: `Choose ${nouns[of.channel]} template.`,
            field: "template",
            fix: { kind: "focus" as const, label: "Pick template…" },
          },
        ]
      : []),
    ...(of.more?.(settings) ?? []),
  ],
  describe(settings, names) {
    const template = settings.templateId === null ? null : names.template(settings.templateId);
    const version = settings.version === null ? "latest active" : `v${settings.version}`;
    return {
      name: template ?? of.named?.(settings) ?? of.title,
      summary:
        of.summary?.(settings) ??
        (settings.templateId === null
          ? "No template yet"
          : `${template ?? "Template is gone"} · ${version}`),
    };
  },
  template: (settings) => ({
    channel: of.channel,
    templateId: settings.templateId,
    version: settings.version,
  }),
});
