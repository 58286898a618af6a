import type { CustomSettings } from "../../../shared/activities/custom.ts";
import type { EmailSettings } from "../../../shared/activities/email.ts";
import type { MessageSettings } from "../../../shared/activities/message.ts";
import type { SmsSettings } from "../../../shared/activities/sms.ts";
import type { VoiceSettings } from "../../../shared/activities/voice.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { SendChannel } from "../../../shared/domain/journey.ts";
import type { MessageContent } from "../../../shared/domain/message-content.ts";
import type { TemplateContent } from "../../../shared/domain/template/template.ts";
import {
  readActivity,
  reachableFrom,
  type JourneyActivity,
} from "../../../shared/journey/graph.ts";
import type { Parts } from "../parts.ts";
import type { VersionRecord } from "../store/journey-records.ts";
import { keepContent } from "../store/journey-messages.ts";

type Config = {
  fromAddress?: string;
  messageType?: "PROMOTIONAL" | "TRANSACTIONAL";
  origin?: string;
};
export type ContentLinks = {
  /** A template's content; `version` null is the active one. Throws when it is gone. */
  template(id: string, version: number | null): TemplateContent;
  wording(template: TemplateContent, config: Config): Promise<MessageContent>;
  /** Fills in the project's sender. */
  freeze(content: MessageContent): MessageContent;
};
/** The key of the wording that is sent now, or why there is none. */
export type Content = { key: number } | { problem: string };

/** The wordings that the message activities of a version send: each kept once, the active version's when it changes. */
export function createContents({ store, clock }: Parts, links: ContentLinks) {
  const known = new Map<string, Content>();

  const activeVersion = (template: string) =>
    store.get<{ active: number | null }>(
      "SELECT active_version AS active FROM templates WHERE id = ? AND deleted_at IS NULL",
      template,
    )?.active ?? null;

  const make = async (activity: JourneyActivity, channel: SendChannel): Promise<Content> => {
    try {
      const content = await wordingOf(activity, channel, links);
      return { key: keepContent(store, JSON.stringify(content), clock.now()) };
    } catch (error) {
      if (error instanceof AppError) return { problem: error.message };
      throw error;
    }
  };

  return {
    /** By activity. What is gone is looked for again each time. */
    async of(version: VersionRecord): Promise<Map<string, Content>> {
      const found = new Map<string, Content>();
      for (const id of reachableFrom(version.document, version.document.entry)) {
        const activity = version.document.activities[id];
        const { type, settings } = activity
          ? readActivity(activity)
          : { type: null, settings: null };
        const use = type?.template?.(settings);
        if (!activity || !use) continue;
        const of =
          use.templateId === null ? 0 : (use.version ?? activeVersion(use.templateId) ?? 0);
        const name = `${version.key} ${id} ${use.templateId} ${of}`;
        const before = known.get(name);
        const content =
          before && "key" in before && (use.templateId === null || activeOrPinned(use.templateId))
            ? before
            : await make(activity, use.channel);
        known.set(name, content);
        found.set(id, content);
      }
      return found;
    },
  };

  function activeOrPinned(template: string): boolean {
    return (
      store.get("SELECT 1 FROM templates WHERE id = ? AND deleted_at IS NULL", template) !==
      undefined
    );
  }
}

async function wordingOf(
  activity: JourneyActivity,
  channel: SendChannel,
  links: ContentLinks,
): Promise<MessageContent> {
  const settings = readActivity(activity).settings as MessageSettings;
  if (channel === "custom") {
    const custom = settings as CustomSettings;
    return {
      type: "custom",
      deliveryUri: custom.url,
      data: custom.data,
      endpointTypes: custom.endpointTypes,
      defaults: {},
    };
  }
  if (settings.templateId === null)
    throw new AppError("BAD_INPUT", "No template is chosen.", { place: "template" });
  const template = links.template(settings.templateId, settings.version);
  switch (channel) {
    case "email": {
      const { fromAddress, fromName, replyTo } = settings as EmailSettings;
      const mail = await links.wording(template, fromAddress ? { fromAddress } : {});
      if ("type" in mail) break;
      return links.freeze({
        ...mail,
        fromName: fromName || mail.fromName,
        replyTo: replyTo || mail.replyTo,
      });
    }
    case "sms": {
      const { originationNumber, senderId, messageType } = settings as SmsSettings;
      return links.wording(template, { origin: originationNumber || senderId, messageType });
    }
    case "push":
      return links.wording(template, {});
    case "voice": {
      const { callerNumber, language, voice } = settings as VoiceSettings;
      const call = await links.wording(template, { origin: callerNumber });
      if (!("type" in call) || call.type !== "voice") break;
      return { ...call, language: language || call.language, voice: voice || call.voice };
    }
  }
  throw new AppError("BAD_INPUT", "The template is of another channel.", { place: "template" });
}
