import type { TemplateCheck } from "../../../../../shared/contract/templates.ts";
import type { EmailContent } from "../../../../../shared/domain/campaign.ts";
import { templateLimits } from "../../../../../shared/domain/template/template.ts";
import { check } from "./check.ts";

/** Gmail cuts a mail off after this many bytes of HTML. */
const clipBytes = 102 * 1024;
const longestSubject = 60;

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} kB`;

/** What can be said of a mail as a whole: its size, its subject, its headers. `bytes` is its HTML as sent. */
export function wholeEmail(
  { subject, html, text }: EmailContent,
  headers: readonly { name: string; value: string }[],
  bytes: number,
): TemplateCheck[] {
  const checks: TemplateCheck[] = [];
  const say = (...given: Parameters<typeof check>) => checks.push(check(...given));
  if (bytes > clipBytes)
    say(
      "size",
      "html",
      `The mail has ${kilobytes(bytes)}. Gmail cuts it off after 102 kB, with the unsubscribe link.`,
    );
  if (html.length > templateLimits.html)
    say(
      "size",
      "html",
      `The mail has ${html.length.toLocaleString("en")} characters. Amazon Pinpoint takes ${templateLimits.html.toLocaleString("en")} characters at most.`,
    );
  const plain = subject.replaceAll(/\{\{.*?\}\}/g, "").trim();
  const letters = plain.replaceAll(/[^\p{L}]/gu, "");
  if (Array.from(plain).length > longestSubject)
    say(
      "deliverability",
      "subject",
      `The subject has ${Array.from(plain).length} characters; phones show about 40.`,
    );
  if (letters.length > 5 && letters === letters.toUpperCase() && letters !== letters.toLowerCase())
    say(
      "deliverability",
      "subject",
      "A subject in capitals looks like spam to filters and people.",
    );
  if (/!{2,}|\?{2,}|\${2,}|€{2,}/.test(plain))
    say(
      "deliverability",
      "subject",
      "Repeated signs in a subject look like spam to filters and people.",
    );
  if (html.trim() && text.trim().length < 10)
    say(
      "deliverability",
      "text",
      "The plain text is almost empty. Some mail programs and filters read only that.",
    );
  for (const { name, value } of headers) {
    if (!/^[!-9;-~]+$/.test(name))
      say("deliverability", "headers", `“${name}” is not a header's name.`, { severity: "error" });
    if (/[\r\n]/.test(value))
      say("deliverability", "headers", `The header ${name} may not hold a line break.`, {
        severity: "error",
      });
  }
  return checks;
}
