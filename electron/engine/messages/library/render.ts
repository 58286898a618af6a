import type { Finding } from "../../../../shared/contract/campaigns.ts";
import type { RenderedTemplate } from "../../../../shared/contract/templates.ts";
import { emptyEmail, type EmailContent } from "../../../../shared/domain/campaign.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type {
  EmailTemplate,
  TemplateContent,
} from "../../../../shared/domain/template/template.ts";
import type { Parts } from "../../parts.ts";
import type { Sender } from "../compose.ts";
import type { Pages } from "../pages.ts";
import { compileEmail, type CompiledEmail, type Values } from "../template/compile.ts";
import { failureFinding } from "../template/failure.ts";
import { keptMoment, momentValue } from "../template/moment.ts";
import { valuesOfContact } from "../values.ts";
import { checkable } from "./checkable.ts";
import { emailOf, ownFindings } from "./email-of.ts";
import { fieldsOf } from "./fields.ts";
import { pageOf, type Look } from "./page.ts";

export type PreviewFor = { contact: number } | { values: Values } | null;

const nobody: Values = { Address: "", User: { UserAttributes: {} } };

function recipientOf(parts: Parts, whom: PreviewFor): { values: Values; address: string } {
  const extra = {
    UnsubscribeUrl: "#unsubscribe",
    [momentValue]: keptMoment(parts.clock.now(), "preview"),
  };
  if (whom === null) return { values: { ...nobody, ...extra }, address: "" };
  if ("values" in whom) {
    const address = whom.values["Address"];
    return {
      values: { ...whom.values, ...extra },
      address: typeof address === "string" ? address : "",
    };
  }
  const found = valuesOfContact(parts.store, whom.contact);
  if (!found) throw new AppError("NOT_FOUND", "This contact is not there any more.");
  return { values: { ...found.values, ...extra }, address: found.address };
}

const readValue = (values: Values, name: string): string | null => {
  const found = name
    .split(".")
    .reduce<unknown>(
      (at, part) => (typeof at === "object" && at !== null ? (at as Values)[part] : undefined),
      values,
    );
  const text = Array.isArray(found) ? found.join(", ") : (found ?? "");
  return text === "" ? null : String(text);
};

const empty = (findings: Finding[], base: { from: string; to: string }): RenderedTemplate => ({
  ...base,
  findings,
  url: null,
  bytes: 0,
  subject: "",
  preheader: "",
  text: "",
  fields: {},
  variables: [],
});

/** Errors where they were written: they are looked for once more in HTML that knows where it comes from. */
async function placed(
  content: EmailTemplate,
  email: EmailContent,
  ofMjml: readonly Finding[],
): Promise<Finding[]> {
  const looked = await checkable(content);
  const { findings } = compileEmail({ ...email, html: looked.html || email.html });
  return [
    ...ofMjml.map(looked.placeMjml),
    ...ownFindings(content, findings).map((finding) => looked.place(finding)),
  ];
}

type Merged = Pick<RenderedTemplate, "findings" | "variables">;

/** What several compiled texts use of one recipient, each variable once. */
function used(
  compiled: readonly { email: CompiledEmail; missing: string[]; usedDefaults: string[] }[],
  values: Values,
  defaults: Record<string, string>,
): Merged {
  const names = new Set(compiled.flatMap(({ email }) => email.variables));
  const missing = new Set(compiled.flatMap((one) => one.missing));
  const usedDefaults = new Set(compiled.flatMap((one) => one.usedDefaults));
  names.delete("UnsubscribeUrl");
  return {
    findings: [...missing].map((name) => ({
      severity: "warning",
      step: "message",
      field: "defaults",
      text: `There is no {{${name}}} here, and no default.`,
      line: null,
      column: null,
    })),
    variables: [...names].map((name) => ({
      name,
      value: missing.has(name) ? null : (readValue(values, name) ?? defaults[name] ?? null),
      usedDefault: usedDefaults.has(name),
    })),
  };
}

/** A helper that was given something it can't use, as a finding instead of a failed call. */
function attempt<Result>(work: () => Result): { result: Result } | { finding: Finding } {
  try {
    return { result: work() };
  } catch (error) {
    return { finding: failureFinding(error) };
  }
}

/** The same failure where the author can look for it: in what was written, and not in a text derived from the mail. */
async function placedFailure(
  content: EmailTemplate,
  email: EmailContent,
  values: Values,
  failure: Finding,
): Promise<Finding> {
  const { body, text } = content;
  const looked = await checkable(content);
  // Variables pass through MJML as they are: their own places are exact there.
  const html = body.form === "mjml" ? body.source : looked.html || email.html;
  const written = compileEmail({ ...email, html, text: text ?? "" });
  const again = attempt(() => (written.findings.length > 0 ? null : written.render(values, null)));
  if (!("finding" in again)) return { ...failure, field: "html", line: null, column: null };
  return body.form === "blocks" ? looked.place(again.finding) : again.finding;
}

let before: Promise<unknown> = Promise.resolve();

/** A template as one recipient gets it. Many are made one after the other, and what else is asked is answered between. */
export function renderTemplate(...given: Parameters<typeof renderNow>): Promise<RenderedTemplate> {
  const [{ clock }] = given;
  const own = before.then(() => clock.breathe()).then(() => renderNow(...given));
  before = own.catch(() => undefined);
  return own;
}

async function renderNow(
  parts: Parts,
  pages: Pages,
  sender: Sender,
  content: TemplateContent,
  whom: PreviewFor,
  look: Look,
): Promise<RenderedTemplate> {
  const { values, address } = recipientOf(parts, whom);
  if (content.type !== "email") return renderFields(content, values, { from: "", to: address });
  const from = `${content.fromName || sender.name} <${content.fromAddress || sender.address}>`;
  const base = { from, to: address };
  const { content: email, findings } = await emailOf(content);
  const compiled = compileEmail(email);
  // MJML's own remarks do not hinder showing what it made of it; an empty page does.
  const errors = [
    ...(email.html || findings.length === 0 ? [] : findings),
    ...ownFindings(content, compiled.findings),
  ];
  if (errors.length > 0) return empty(await placed(content, email, findings), base);
  const done = attempt(() => compiled.render(values, null));
  if ("finding" in done)
    return empty([...findings, await placedFailure(content, email, values, done.finding)], base);
  const { subject, html, text, missing, usedDefaults } = done.result;
  const merged = used([{ email: compiled, missing, usedDefaults }], values, content.defaults);
  return {
    ...base,
    ...merged,
    findings: [...findings, ...merged.findings],
    url: email.html.trim() ? pages.put(pageOf(html, look)) : null,
    bytes: Buffer.byteLength(html, "utf8"),
    subject,
    preheader: preheaderOf(email, values),
    text,
    fields: {},
  };
}

const textOnly = (text: string, defaults: Record<string, string>): EmailContent => ({
  ...emptyEmail(),
  text,
  defaults,
});

function preheaderOf({ preheader, defaults }: EmailContent, values: Values): string {
  return compileEmail(textOnly(preheader, defaults)).render(values, null).text;
}

function renderFields(
  content: TemplateContent,
  values: Values,
  base: { from: string; to: string },
): RenderedTemplate {
  const findings: Finding[] = [];
  const fields: Record<string, string> = {};
  const compiled = [];
  for (const [name, source] of Object.entries(fieldsOf(content))) {
    const email = compileEmail(textOnly(source, content.defaults));
    findings.push(...email.findings.map((finding) => ({ ...finding, field: name })));
    if (email.findings.length > 0) continue;
    const done = attempt(() => email.render(values, null));
    if ("finding" in done) {
      findings.push({ ...done.finding, field: name });
      continue;
    }
    fields[name] = done.result.text;
    compiled.push({ email, ...done.result });
  }
  const merged = used(compiled, values, content.defaults);
  return {
    ...empty([...findings, ...merged.findings], base),
    fields,
    text: fields["body"] ?? fields["default.body"] ?? "",
    variables: merged.variables,
  };
}
