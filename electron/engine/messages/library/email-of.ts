import type { Finding } from "../../../../shared/contract/campaigns.ts";
import type { EmailContent } from "../../../../shared/domain/campaign.ts";
import type {
  EmailTemplate,
  TemplateContent,
} from "../../../../shared/domain/template/template.ts";
import { documentToMjml } from "../../../../shared/domain/template/to-mjml.ts";
import { markupTooDeep } from "../template/markup-depth.ts";
import { compileMjml } from "../template/mjml.ts";
import { parseTemplate } from "../template/parse.ts";
import { replaceVariables } from "../template/scan.ts";
import { deriveText } from "./derive-text.ts";

const problem = (field: string, text: string): Finding => ({
  severity: "error",
  step: "message",
  field,
  text,
  line: null,
  column: null,
});

type Email = Extract<TemplateContent, { type: "email" }>;

export const mjmlOf = ({ body, subject }: EmailTemplate): string | null => {
  if (body.form === "html") return null;
  if (body.form === "mjml") return body.source;
  // A picture of the project goes by its own name; where it is found is decided when the mail is made.
  return documentToMjml(body.document, { title: subject, mediaAddress: (name) => `media:${name}` });
};

/** The HTML of a mail, whatever form it is written in; what MJML says about itself comes with it. */
export async function htmlOf(email: EmailTemplate): Promise<{ html: string; findings: Finding[] }> {
  const source = mjmlOf(email);
  const written = source ?? (email.body.form === "html" ? email.body.source : "");
  const deep = markupTooDeep(written);
  if (deep) {
    const text = "Too many elements stand inside one another here. Close some of them.";
    return { html: "", findings: [{ ...problem("html", text), ...deep }] };
  }
  return source === null ? { html: written, findings: [] } : compileMjml(source);
}

/** A template of a mail as the message that is sent: HTML compiled, plain text derived where nobody wrote one. */
export async function emailOf(
  email: Email,
): Promise<{ content: EmailContent; findings: Finding[] }> {
  const { html, findings } = await htmlOf(email);
  const { subject, preheader, fromName, fromAddress, replyTo, defaults } = email;
  return {
    findings,
    content: {
      subject,
      preheader,
      html,
      text: email.text ?? derivedText(html),
      fromName,
      fromAddress,
      replyTo,
      defaults,
      ...(email.headers.length > 0 ? { headers: email.headers } : {}),
    },
  };
}

/** A block that opens in an attribute and closes in the text is torn by deriving: then its text stands unconditionally. */
function derivedText(html: string): string {
  const text = deriveText(html);
  return parseTemplate(text, "text", []).program
    ? text
    : replaceVariables(text, (variable) =>
        /^\{\{\{?\s*(?:[#/^]|else\b)/.test(variable) ? "" : variable,
      );
}

/** What is wrong with a derived text is wrong with the HTML it comes from, and said there. */
export const ownFindings = <Found extends { field: string | null }>(
  email: EmailTemplate,
  findings: readonly Found[],
): Found[] => findings.filter(({ field }) => email.text !== null || field !== "text");
