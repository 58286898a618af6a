import { z } from "zod";
import type { MessageRow, OtherView } from "../../../shared/contract/messages.ts";
import { measureSms } from "../../../shared/domain/sms.ts";
import { isSsml, spokenTime, spokenWords } from "../../../shared/domain/spoken.ts";
import type { Parts } from "../parts.ts";

const Sms = z.object({ from: z.string(), text: z.string(), messageType: z.string() });
const Push = z.object({
  service: z.enum(["apns", "gcm", "adm", "baidu"]),
  payload: z.union([z.string(), z.record(z.string(), z.unknown())]),
});
const Call = z.object({
  from: z.string(),
  body: z.string(),
  language: z.string(),
  voice: z.string(),
});
const Request = z.object({
  url: z.string(),
  document: z.unknown(),
  answer: z.object({ status: z.number(), body: z.unknown() }).optional(),
});

type Source = Record<string, unknown>;
const pretty = (value: unknown): string =>
  JSON.stringify(typeof value === "string" ? JSON.parse(value) : value, null, 2);

/** A message that is no mail, from what the sandbox received or from what would be handed to a driver. */
export function viewOf(parts: Parts, row: MessageRow, source: Source): OtherView | null {
  switch (row.family) {
    case "sms": {
      const { from, text, messageType } = Sms.parse(source);
      const { encoding, parts: count } = measureSms(text);
      const thread = threadOf(parts, row.to);
      return { family: "sms", from, text, messageType, encoding, parts: count, thread };
    }
    case "push":
      return pushView(source);
    case "voice": {
      const call = Call.parse(source);
      const { body } = call;
      return {
        family: "voice",
        ...call,
        ssml: isSsml(body),
        spoken: spokenWords(body),
        milliseconds: spokenTime(body),
      };
    }
    case "custom": {
      const { url, document, answer } = Request.parse(source);
      return {
        family: "custom",
        url,
        document: pretty(document),
        answer: answer ? { status: answer.status, body: pretty(answer.body) } : null,
      };
    }
    default:
      return null;
  }
}

const threadLength = 200;

/** What the sandbox keeps of one number, oldest first. */
const threadOf = ({ store }: Parts, number: string) =>
  store
    .all<{ key: number; inbound: number; at: number; source: Buffer | null; subject: string }>(
      `SELECT key, inbound, received_at AS at, source, subject FROM mails
         WHERE channel = 'SMS' AND recipient = ? ORDER BY key DESC LIMIT ?`,
      number,
      threadLength,
    )
    .toReversed()
    .map(({ key, inbound, at, source, subject }) => ({
      id: inbound ? null : `mail:${key}`,
      inbound: inbound === 1,
      text: source
        ? (z.object({ text: z.string() }).safeParse(JSON.parse(source.toString("utf8"))).data
            ?.text ?? subject)
        : subject,
      at,
    }));

const isObject = (value: unknown): value is Source =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (from: unknown, ...names: string[]): string => {
  const value = names.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), from);
  return typeof value === "string" ? value : "";
};

/** What a device makes of a payload, wherever its service has it. */
function pushView(source: Source): OtherView {
  const { service, payload: given } = Push.parse(source);
  const payload: unknown = typeof given === "string" ? JSON.parse(given) : given;
  const note = (name: string) => textOf(payload, "data", `pinpoint.notification.${name}`);
  const title =
    textOf(payload, "aps", "alert", "title") || textOf(payload, "notification", "title");
  const body =
    textOf(payload, "aps", "alert", "body") ||
    textOf(payload, "aps", "alert") ||
    textOf(payload, "notification", "body");
  const opens =
    textOf(payload, "data", "pinpoint", "deeplink") ||
    textOf(payload, "data", "url") ||
    textOf(payload, "data", "pinpoint.url") ||
    textOf(payload, "data", "pinpoint.deeplink");
  const image = textOf(payload, "data", "media-url") || note("imageUrl");
  const shown = { title: title || note("title"), body: body || note("body") };
  return {
    family: "push",
    service,
    ...shown,
    image: image || null,
    opens: opens || null,
    silent: !shown.title && !shown.body,
    payload: JSON.stringify(payload, null, 2),
    bytes: Buffer.byteLength(JSON.stringify(payload), "utf8"),
  };
}
