import { activities } from "../activities/index.ts";
import type { MessageSettings } from "../activities/message.ts";
import { type JourneyActivity, readActivity } from "../journey/graph.ts";
import { writeCondition, writeEvaluation, type Writing } from "./journey-condition-write.ts";
import { momentTo } from "./journey-dates.ts";

type Json = Record<string, unknown>;
/** Where a way out leads; null is the end. */
export type Target = (outlet: string) => string | null;

const leads = (key: string, to: string | null): Json => (to === null ? {} : { [key]: to });
const filled = (values: Json): Json =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "" && value !== null));
const config = (values: Json): Json =>
  Object.keys(filled(values)).length === 0 ? {} : { MessageConfig: filled(values) };

/** An activity under the name of its kind, or null when Pinpoint has none like it. */
export function writeActivity(
  activity: JourneyActivity,
  to: Target,
  writing: Writing,
): Json | null {
  const written = kindOf(activity, to, writing);
  if (written === null) return null;
  return { ...(activity.name === "" ? {} : { Description: activity.name }), ...written };
}

function kindOf(activity: JourneyActivity, to: Target, writing: Writing): Json | null {
  const { type, settings } = readActivity(activity);
  const next = leads("NextActivity", to("next"));
  if (activity.type === "contactCenter" && !type)
    return { ContactCenter: { ...(settings as Json), ...next } };
  switch (type?.type) {
    case "email": {
      const read = activities.email.settings.parse(settings);
      const { fromAddress, fromName, replyTo } = read;
      if (fromName !== "" || replyTo !== "") writing.lost("Sender name and reply-to are the template’s and the channel’s in Pinpoint."); // prettier-ignore
      return { EMAIL: { ...config({ FromAddress: fromAddress }), ...template(read, writing), ...next } }; // prettier-ignore
    }
    case "sms": {
      const read = activities.sms.settings.parse(settings);
      const more = config({
        MessageType: read.messageType,
        OriginationNumber: read.originationNumber,
        SenderId: read.senderId,
        EntityId: read.entityId,
        TemplateId: read.regulatoryTemplateId,
      });
      return { SMS: { ...more, ...template(read, writing), ...next } };
    }
    case "push": {
      const read = activities.push.settings.parse(settings);
      if (read.silent || read.services.length > 0) writing.lost("Silent pushes and single services are left out."); // prettier-ignore
      const ttl = read.timeToLive === null ? "" : String(read.timeToLive);
      return { PUSH: { ...config({ TimeToLive: ttl }), ...template(read, writing), ...next } };
    }
    case "custom": {
      const read = activities.custom.settings.parse(settings);
      return {
        CUSTOM: {
          ...filled({ DeliveryUri: read.url }),
          EndpointTypes: read.endpointTypes,
          ...config({ Data: read.data }),
          ...template(read, writing),
          ...next,
        },
      };
    }
    case "wait": {
      const { wait } = activities.wait.settings.parse(settings);
      if (wait.kind === "for") return { Wait: { WaitTime: { WaitFor: wait.duration }, ...next } };
      if (wait.kind !== "until") return null;
      if (wait.contactZone) writing.lost("A wait until a date in each contact’s zone becomes one in the journey’s zone."); // prettier-ignore
      const time = wait.at === "" ? {} : { WaitTime: { WaitUntil: momentTo(wait.at, writing.ahead) } }; // prettier-ignore
      return { Wait: { ...time, ...next } };
    }
    case "yesNoSplit": {
      const read = activities.yesNoSplit.settings.parse(settings);
      return {
        ConditionalSplit: {
          Condition: {
            Conditions: read.conditions.map((one) => writeCondition(one, writing)),
            Operator: read.match === "all" ? "ALL" : "ANY",
          },
          ...writeEvaluation(read.evaluate, writing.ahead),
          ...leads("TrueActivity", to("yes")),
          ...leads("FalseActivity", to("no")),
        },
      };
    }
    case "multivariateSplit": {
      const read = activities.multivariateSplit.settings.parse(settings);
      if (read.branches.length > 4) writing.lost("Pinpoint allows four paths besides Else.");
      return {
        MultiCondition: {
          Branches: read.branches.map(({ id, condition }) => ({
            Condition: writeCondition(condition, writing),
            ...leads("NextActivity", to(id)),
          })),
          ...writeEvaluation(read.evaluate, writing.ahead),
          ...leads("DefaultActivity", to("else")),
        },
      };
    }
    case "randomSplit": {
      const { branches } = activities.randomSplit.settings.parse(settings);
      return {
        RandomSplit: {
          Branches: branches.map(({ id, percent }) => ({
            Percentage: percent,
            ...leads("NextActivity", to(id)),
          })),
        },
      };
    }
    case "holdout": {
      const { percent } = activities.holdout.settings.parse(settings);
      return { Holdout: { Percentage: percent, ...next } };
    }
    default:
      return null;
  }
}

function template({ templateId, version }: MessageSettings, { names, lost }: Writing): Json {
  const name = templateId === null ? null : names.template(templateId);
  if (templateId !== null && name === null) lost("A template that was deleted is left out.");
  return {
    ...(name === null ? {} : { TemplateName: name }),
    ...(version === null ? {} : { TemplateVersion: String(version) }),
  };
}
