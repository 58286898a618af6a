import type { Outgoing, SendingFamily } from "../../../shared/channels/driver.ts";
import type { CustomContent, OtherContent } from "../../../shared/domain/other-content.ts";
import { measureSms } from "../../../shared/domain/sms.ts";
import { spokenWords } from "../../../shared/domain/spoken.ts";
import type { Store } from "../store/database.ts";
import { originOf, type Origin, type OriginRow } from "../store/message-origin.ts";
import type { CompiledOther } from "./compile-other.ts";
import { payloadOf, pushParts, serviceOf } from "./push-payload.ts";
import type { Values } from "./template/compile.ts";

type Row = OriginRow & { key: number; channel: string; address: string; endpoint: number | null };
type Context = { store: Store; project: string; now: number };
type Made = {
  message: Outgoing;
  /** What lists show as its first line. */
  subject: string;
  missing: string[];
  /** The part of the values that makes this message again. */
  values: Values;
  attributes: Record<string, string>;
};

export const familyOfContent = ({ type }: OtherContent): Exclude<SendingFamily, "email"> => type;

/** Where values keep when a custom channel's call was due. */
const scheduledValue = "@scheduled";
const firstLine = (text: string) => text.replaceAll(/\s+/g, " ").trim().slice(0, 140);

/** The finished message of a content for one row. Throws where a value can't be used. */
export function outgoing(
  row: Row,
  content: OtherContent,
  compiled: CompiledOther,
  values: Values,
  context: Context,
): Made {
  const messageId = `${context.project}-${row.key}`;
  const picked = compiled.pick(values);
  switch (content.type) {
    case "sms": {
      const { parts, missing } = compiled.render(values, ["body"]);
      const text = parts["body"] ?? "";
      const { origin, messageType } = content;
      const attributes = {
        number_of_message_parts: String(measureSms(text).parts),
        message_type: messageType === "TRANSACTIONAL" ? "Transactional" : "Promotional",
        ...(origin ? { origination_phone_number: origin } : {}),
      };
      const message = { to: row.address, from: origin, text, messageType, messageId };
      return { message, subject: firstLine(text), missing, values: picked, attributes };
    }
    case "voice": {
      const { parts, missing } = compiled.render(values, ["body"]);
      const body = parts["body"] ?? "";
      const { origin, language, voice } = content;
      const message = { to: row.address, from: origin, body, language, voice, messageId };
      return {
        message,
        subject: firstLine(spokenWords(body)),
        missing,
        values: picked,
        attributes: {},
      };
    }
    case "push": {
      const service = serviceOf(row.channel);
      const names = pushParts(content, service);
      const { parts, missing } = compiled.render(values, Object.values(names));
      const text = (field: keyof typeof names) => parts[names[field]] ?? "";
      const origin = originOf(context.store, row);
      const message = {
        token: row.address,
        service,
        sandbox: row.channel.endsWith("SANDBOX"),
        payload: payloadOf(content, service, text, origin),
        timeToLive: content.timeToLive,
        messageId,
      };
      const subject = firstLine(text("title") || text("body")) || "Silent notification";
      return { message, subject, missing, values: picked, attributes: {} };
    }
    case "custom":
      return request(row, content, compiled, values, context, messageId);
  }
}

/** The call of a custom channel: Pinpoint's document, with one endpoint a call. */
function request(
  row: Row,
  content: CustomContent,
  compiled: CompiledOther,
  values: Values,
  { store, project, now }: Context,
  messageId: string,
): Made {
  const { parts, missing } = compiled.render(values, ["data"]);
  const scheduled = values[scheduledValue] ?? new Date(now).toISOString();
  const origin = originOf(store, row);
  const { Id, CohortId, ...endpoint } = withoutInner(values);
  const endpointId = typeof Id === "string" ? Id : `test-${row.key}`;
  const document = {
    Message: {},
    Data: parts["data"] ?? "",
    ApplicationId: project,
    ...pinpointIds(origin),
    ScheduledTime: scheduled,
    Endpoints: {
      [endpointId]: {
        ...endpoint,
        ...(CohortId === undefined
          ? {}
          : { Attributes: { ...(endpoint["Attributes"] as object), CohortId: [CohortId] } }),
      },
    },
  };
  return {
    message: {
      url: content.deliveryUri,
      document: JSON.stringify(document),
      endpointId,
      messageId,
    },
    subject: content.deliveryUri,
    missing,
    // The whole endpoint stands in the document.
    values: { ...values, [scheduledValue]: scheduled },
    attributes: {},
  };
}

/** Without what is ours, and without the id that stands beside the endpoint. */
const withoutInner = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).filter(([name]) => !name.startsWith("@") && name !== "EndpointId"),
  );

function pinpointIds({ kind, ids }: Origin): Record<string, string> {
  if (kind === "campaign")
    return {
      CampaignId: ids["campaign_id"] ?? "",
      TreatmentId: ids["treatment_id"] ?? "0",
      ActivityId: ids["campaign_activity_id"] ?? "",
    };
  if (kind === "journey")
    return {
      ...(ids["journey_id"] ? { JourneyId: ids["journey_id"] } : {}),
      JourneyRunId: ids["journey_run_id"] ?? "",
      ActivityId: ids["journey_activity_id"] ?? "",
    };
  return {};
}
