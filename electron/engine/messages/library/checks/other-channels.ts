import type { TemplateCheck } from "../../../../../shared/contract/templates.ts";
import { measureSms } from "../../../../../shared/domain/sms.ts";
import {
  pushServices,
  templateLimits,
  type InAppTemplate,
  type PushService,
  type PushTemplate,
  type SmsTemplate,
  type VoiceTemplate,
} from "../../../../../shared/domain/template/template.ts";
import { unclosedTags } from "../../template/tags.ts";
import { check } from "./check.ts";

const error = { severity: "error" } as const;
const count = (text: string) => Array.from(text).length;

export function smsChecks({ body }: SmsTemplate): TemplateCheck[] {
  const checks: TemplateCheck[] = [];
  if (!body.trim()) checks.push(check("variables", "body", "Write the message.", error));
  if (count(body) > templateLimits.sms)
    checks.push(
      check(
        "size",
        "body",
        `An SMS has ${templateLimits.sms} characters at most; this one has ${count(body)}.`,
        error,
      ),
    );
  const { encoding, forcing, parts } = measureSms(body.replaceAll(/\{\{.*?\}\}/gs, ""));
  const [first] = forcing;
  if (encoding === "UCS-2" && first?.replacement)
    checks.push(
      check(
        "size",
        "body",
        `“${first.character}” makes every part shorter (70 instead of 160 characters). “${first.replacement}” would not.`,
      ),
    );
  if (parts > 3)
    checks.push(
      check(
        "size",
        "body",
        `Without its variables this is ${parts} parts already; each is paid for.`,
      ),
    );
  return checks;
}

const serviceNames: Record<PushService, string> = {
  apns: "Apple",
  gcm: "Google",
  adm: "Amazon",
  baidu: "Baidu",
};
const payloadLimits: Record<PushService, number> = {
  apns: 4096,
  gcm: 4096,
  adm: 6144,
  baidu: 4096,
};

export function pushChecks(template: PushTemplate): TemplateCheck[] {
  const checks: TemplateCheck[] = [];
  const shown = [template.default, ...Object.values(template.services)];
  if (
    !template.silent &&
    !shown.some((one) => one.title.trim() || one.body.trim() || one.raw.trim())
  )
    checks.push(check("variables", "default.body", "Write a title or a message.", error));
  for (const service of pushServices) {
    const own = template.services[service];
    if (!own) continue;
    if (own.raw.trim()) {
      try {
        JSON.parse(own.raw);
      } catch (problem) {
        const detail = problem instanceof Error ? problem.message : "";
        checks.push(
          check(
            "variables",
            `${service}.raw`,
            `The payload for ${serviceNames[service]} is not JSON: ${detail}`,
            error,
          ),
        );
      }
    }
    const bytes = new TextEncoder().encode(
      own.raw || JSON.stringify({ ...template.default, ...own }),
    ).length;
    if (bytes > payloadLimits[service])
      checks.push(
        check(
          "size",
          `${service}.body`,
          `${serviceNames[service]} takes ${payloadLimits[service]} bytes; this is ${bytes}.`,
          error,
        ),
      );
  }
  for (const [field, { action, url }] of Object.entries({
    default: template.default,
    ...template.services,
  }))
    if ((action === "URL" || action === "DEEP_LINK") && !url.trim())
      checks.push(check("links", `${field}.url`, "Enter the address that is opened.", error));
  return checks;
}

export function voiceChecks({ body }: VoiceTemplate): TemplateCheck[] {
  const checks: TemplateCheck[] = [];
  if (!body.trim()) checks.push(check("variables", "body", "Write the message.", error));
  if (count(body) > templateLimits.voice)
    checks.push(
      check(
        "size",
        "body",
        `A voice message has ${templateLimits.voice} characters at most.`,
        error,
      ),
    );
  if (/^\s*</.test(body) && !/^\s*<speak[\s>]/.test(body))
    checks.push(check("variables", "body", "SSML has to begin with <speak>.", error));
  if (/^\s*<speak[\s>]/.test(body))
    for (const { text, line, column } of unclosedTags(body))
      checks.push(check("variables", "body", text, { ...error, line, column }));
  return checks;
}

/** Pinpoint's limits of an in-app message. */
const inAppLimits = { header: 64, body: 150, button: 64 } as const;

export function inAppChecks(template: InAppTemplate): TemplateCheck[] {
  const checks: TemplateCheck[] = [];
  const tooLong = (field: string, what: string, text: string, most: number) => {
    if (count(text) > most)
      checks.push(
        check(
          "size",
          field,
          `The ${what} has ${most} characters at most; this one has ${count(text)}.`,
          error,
        ),
      );
  };
  for (const [at, item] of template.contents.entries()) {
    const place = `contents.${at}`;
    tooLong(`${place}.header`, "header", item.header?.text ?? "", inAppLimits.header);
    tooLong(`${place}.body`, "text", item.body?.text ?? "", inAppLimits.body);
    for (const [name, button] of [
      ["primary", item.primary],
      ["secondary", item.secondary],
    ] as const) {
      if (!button) continue;
      tooLong(`${place}.${name}`, "button", button.text, inAppLimits.button);
      if (button.action !== "CLOSE" && !button.link.trim())
        checks.push(
          check("links", `${place}.${name}`, "Enter the address that the button opens.", error),
        );
    }
    if (item.image && !/\.(?:jpe?g|png)(?:\?.*)?$/i.test(item.image))
      checks.push(check("compatibility", `${place}.image`, "Pictures have to be JPEG or PNG."));
  }
  if (template.layout !== "CAROUSEL" && template.contents.length > 1)
    checks.push(
      check("variables", "contents", "Only a carousel shows more than one message.", error),
    );
  return checks;
}
