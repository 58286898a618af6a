import { z } from "zod";
import { AppError } from "../domain/errors.ts";
import {
  emptyPush,
  type PushContent,
  type PushService,
  type TemplateContent,
  type TemplateType,
} from "../domain/template/template.ts";
import { inAppFrom, inAppTo } from "./in-app-template.ts";
import { expectShape, parseJson } from "./json-shape.ts";
import {
  EmailShape,
  InAppShape,
  PushShape,
  type ServiceShape,
  SmsShape,
  VoiceShape,
} from "./template-shapes.ts";

export type PinpointTemplate = {
  /** Only answers of Pinpoint know their name. */
  name: string | null;
  description: string;
  tags: Record<string, string>;
  content: TemplateContent;
};
type Json = Record<string, unknown>;

const wrappers: Record<string, TemplateType> = {
  EmailTemplate: "email",
  SMSTemplate: "sms",
  PushNotificationTemplate: "push",
  VoiceTemplate: "voice",
  InAppTemplate: "inapp",
};
const types: Record<string, TemplateType> = {
  EMAIL: "email",
  SMS: "sms",
  PUSH: "push",
  VOICE: "voice",
  INAPP: "inapp",
};

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The template itself and its type, out of whatever it is wrapped in. */
function unwrap(value: unknown): { type: TemplateType; json: Json } {
  if (!isObject(value))
    throw new AppError("BAD_INPUT", "This is not a template of Amazon Pinpoint.", {
      cure: "It has to be a JSON object such as an EmailTemplateRequest.",
    });
  for (const [name, type] of Object.entries(wrappers))
    for (const suffix of ["Request", "Response"]) {
      const inner = value[`${name}${suffix}`];
      if (isObject(inner)) return { type, json: inner };
    }
  const named =
    typeof value["TemplateType"] === "string" ? types[value["TemplateType"]] : undefined;
  const type = named ?? guessed(value);
  if (type) return { type, json: value };
  throw new AppError("BAD_INPUT", "It can't be told which kind of template this is.", {
    place: Object.keys(value).slice(0, 5).join(", "),
    cure: 'Wrap it, for example as { "EmailTemplateRequest": { … } }.',
  });
}

function guessed(json: Json): TemplateType | null {
  const has = (...names: string[]) => names.some((name) => name in json);
  if (has("HtmlPart", "TextPart", "Subject", "Headers")) return "email";
  if (has("Content", "Layout", "CustomConfig")) return "inapp";
  if (has("LanguageCode", "VoiceId")) return "voice";
  if (has("APNS", "GCM", "ADM", "Baidu", "Default")) return "push";
  return has("Body") ? "sms" : null;
}

/** `DefaultSubstitutions` is JSON inside JSON. */
function defaultsOf(text: string | undefined): Record<string, string> {
  if (!text) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("BAD_INPUT", "DefaultSubstitutions: is not JSON.", {
      place: "DefaultSubstitutions",
      cure: 'Write it like "{\\"User.UserAttributes.FirstName\\":\\"friend\\"}".',
    });
  }
  return expectShape(z.record(z.string(), z.string()), value, "DefaultSubstitutions");
}

const serviceNames: [PushService, "APNS" | "GCM" | "ADM" | "Baidu"][] = [
  ["apns", "APNS"],
  ["gcm", "GCM"],
  ["adm", "ADM"],
  ["baidu", "Baidu"],
];

const pushFrom = (shape: ServiceShape): PushContent => ({
  ...emptyPush(),
  title: shape.Title ?? "",
  body: shape.Body ?? "",
  action: shape.Action ?? null,
  url: shape.Url ?? "",
  sound: shape.Sound ?? "",
  image: shape.MediaUrl ?? shape.ImageUrl ?? "",
  icon: shape.ImageIconUrl ?? "",
  smallIcon: shape.SmallImageIconUrl ?? "",
  raw: shape.RawContent ?? "",
});

/** Only what says something: Pinpoint leaves out what is empty. */
const filled = (values: Json): Json =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== "" && value !== null && value !== undefined,
    ),
  );

const pushTo = (content: PushContent, service: PushService | null): Json =>
  filled({
    Title: content.title,
    Body: content.body,
    Action: content.action,
    Url: content.url,
    Sound: content.sound,
    ...(service === "apns" ? { MediaUrl: content.image } : {}),
    ...(service !== null && service !== "apns"
      ? {
          ImageUrl: content.image,
          ImageIconUrl: content.icon,
          SmallImageIconUrl: content.smallIcon,
        }
      : {}),
    ...(service === null ? {} : { RawContent: content.raw }),
  });

function contentFrom(type: TemplateType, json: Json): TemplateContent {
  const shared = (shape: {
    DefaultSubstitutions?: string | undefined;
    RecommenderId?: string | undefined;
  }) => ({
    defaults: defaultsOf(shape.DefaultSubstitutions),
    recommender: shape.RecommenderId ?? null,
  });
  switch (type) {
    case "email": {
      const shape = expectShape(EmailShape, json, "EmailTemplateRequest");
      return {
        type,
        ...shared(shape),
        subject: shape.Subject ?? "",
        preheader: "",
        fromName: "",
        fromAddress: "",
        replyTo: "",
        headers: (shape.Headers ?? []).map(({ Name, Value }) => ({ name: Name, value: Value })),
        body: { form: "html", source: shape.HtmlPart ?? "" },
        text: shape.TextPart ?? null,
      };
    }
    case "sms": {
      const shape = expectShape(SmsShape, json, "SMSTemplateRequest");
      return { type, ...shared(shape), body: shape.Body ?? "" };
    }
    case "push": {
      const shape = expectShape(PushShape, json, "PushNotificationTemplateRequest");
      const services = serviceNames.flatMap(([service, name]) => {
        const own = shape[name];
        return own ? [[service, pushFrom(own)] as const] : [];
      });
      return {
        type,
        ...shared(shape),
        silent: false,
        default: pushFrom(shape.Default ?? {}),
        services: Object.fromEntries(services),
      };
    }
    case "voice": {
      const shape = expectShape(VoiceShape, json, "VoiceTemplateRequest");
      return {
        type,
        ...shared(shape),
        body: shape.Body ?? "",
        language: shape.LanguageCode ?? "",
        voice: shape.VoiceId ?? "",
      };
    }
    case "inapp": {
      const shape = expectShape(InAppShape, json, "InAppTemplateRequest");
      return { ...shared(shape), ...inAppFrom(shape) };
    }
  }
}

/** Reads a request or an answer of Pinpoint's template API, bare or under its name. */
export function readTemplate(text: string): PinpointTemplate {
  const { type, json } = unwrap(parseJson(text));
  const content = contentFrom(type, json);
  return {
    name: typeof json["TemplateName"] === "string" ? json["TemplateName"] : null,
    description: typeof json["TemplateDescription"] === "string" ? json["TemplateDescription"] : "",
    tags: (json["tags"] as Record<string, string> | undefined) ?? {},
    content,
  };
}

function bodyTo(content: TemplateContent, html: string, text: string): Json {
  switch (content.type) {
    case "email":
      return filled({
        Subject: content.subject,
        HtmlPart: html,
        TextPart: content.text ?? text,
        Headers:
          content.headers.length > 0
            ? content.headers.map(({ name, value }) => ({ Name: name, Value: value }))
            : null,
      });
    case "sms":
      return filled({ Body: content.body });
    case "push": {
      const own = pushTo(content.default, null);
      return {
        ...(Object.keys(own).length > 0 ? { Default: own } : {}),
        ...Object.fromEntries(
          serviceNames.flatMap(([service, name]) => {
            const values = content.services[service];
            return values ? [[name, pushTo(values, service)]] : [];
          }),
        ),
      };
    }
    case "voice":
      return filled({ Body: content.body, LanguageCode: content.language, VoiceId: content.voice });
    case "inapp":
      return inAppTo(content);
  }
}

/**
 * A template as the request that would make it in Pinpoint. `html` is what a mail of blocks or MJML compiles to, `text`
 * what is derived from it. `original` is given back as it is while it still says the same.
 */
export function writeTemplate(
  template: Omit<PinpointTemplate, "name">,
  compiled: { html: string; text: string },
  original?: string,
): string {
  if (original !== undefined && saysTheSame(original, template)) return original;
  const { content, description, tags } = template;
  const json = {
    ...bodyTo(content, compiled.html, compiled.text),
    ...filled({
      DefaultSubstitutions:
        Object.keys(content.defaults).length > 0 ? JSON.stringify(content.defaults) : "",
      RecommenderId: content.recommender,
      TemplateDescription: description,
      tags: Object.keys(tags).length > 0 ? tags : null,
    }),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function saysTheSame(original: string, template: Omit<PinpointTemplate, "name">): boolean {
  const said = ({ content, description, tags }: Omit<PinpointTemplate, "name">) =>
    canonical({ content, description, tags });
  try {
    return said(readTemplate(original)) === said(template);
  } catch {
    return false;
  }
}

/** JSON with its keys in order, so that equal values are equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
