import type { Finding } from "../../../shared/contract/campaigns.ts";
import type { EmailContent } from "../../../shared/domain/campaign.ts";
import { compileEmail } from "./template/compile.ts";

// Neither a list nor a name with an address: a mail program would read several recipients from it.
const emailAddress = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\.]+$/;
const isEmailAddress = (text: string): boolean => emailAddress.test(text);

const problem = (severity: Finding["severity"], field: string, text: string): Finding => ({
  severity,
  step: "message",
  field,
  text,
  line: null,
  column: null,
});

/** Everything that can be said about a message without its recipients. `coverage` counts contacts with a value, by variable. */
export function checkEmail(
  content: EmailContent,
  coverage: ReadonlyMap<string, number>,
  contacts: number,
  missing: "doNotSend" | "blank",
): Finding[] {
  const email = compileEmail(content, [...coverage.keys()]);
  const findings = [...email.findings];
  if (!content.subject.trim()) findings.push(problem("error", "subject", "Write a subject."));
  if (!content.html.trim() && !content.text.trim())
    findings.push(problem("error", "html", "Write the message."));
  if (content.fromAddress && !isEmailAddress(content.fromAddress))
    findings.push(
      problem("error", "fromAddress", `“${content.fromAddress}” is not an email address.`),
    );
  if (content.replyTo && !isEmailAddress(content.replyTo))
    findings.push(problem("error", "replyTo", `“${content.replyTo}” is not an email address.`));
  if (email.findings.length > 0) return findings;
  for (const name of email.variables) {
    if (name === "UnsubscribeUrl" || content.defaults[name] !== undefined || !coverage.has(name)) {
      if (
        /^(Attributes|Metrics|User\.UserAttributes)\./.test(name) &&
        !coverage.has(name) &&
        content.defaults[name] === undefined
      )
        findings.push(
          problem("warning", "defaults", `No contact has {{${name}}}, and it has no default.`),
        );
      continue;
    }
    const without = contacts - (coverage.get(name) ?? 0);
    if (without > 0)
      findings.push(
        problem(
          "warning",
          "defaults",
          missing === "doNotSend"
            ? `${without.toLocaleString("en")} contacts have no {{${name}}}. Add a default, or they get no message.`
            : `${without.toLocaleString("en")} contacts have no {{${name}}}. It stays blank for them.`,
        ),
      );
  }
  if (content.html.trim() && !/\{\{\{?\s*UnsubscribeUrl/.test(content.html))
    findings.push(
      problem(
        "warning",
        "html",
        "There is no unsubscribe link. Add {{UnsubscribeUrl}} as the address of a link.",
      ),
    );
  if (content.html.trim() && !content.text.trim())
    findings.push(
      problem(
        "warning",
        "text",
        "There is no plain-text version. Some mail programs show only that.",
      ),
    );
  if (/<script|\son\w+\s*=|javascript:/i.test(content.html))
    findings.push(
      problem("warning", "html", "Scripts never run in mail. Mail programs remove them."),
    );
  return findings;
}
