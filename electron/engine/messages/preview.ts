import type { Finding, Rendered } from "../../../shared/contract/campaigns.ts";
import type { EmailContent } from "../../../shared/domain/campaign.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { Parts } from "../parts.ts";
import type { Sender } from "./compose.ts";
import type { Pages } from "./pages.ts";
import { compileEmail, type Values } from "./template/compile.ts";
import { failureFinding } from "./template/failure.ts";
import { keptMoment, momentValue } from "./template/moment.ts";
import { valuesOfContact } from "./values.ts";

const readText = (values: Values, name: string): string | null => {
  const found = name
    .split(".")
    .reduce<unknown>(
      (at, part) => (typeof at === "object" && at !== null ? (at as Values)[part] : undefined),
      values,
    );
  if (found === undefined || found === null || found === "") return null;
  const text = Array.isArray(found) ? found.join(", ") : String(found);
  return text === "" ? null : text;
};

const nobody: Values = { Address: "", User: { UserAttributes: {} } };

/** What one contact would see. With syntax errors nothing new is rendered; the caller keeps its last good picture. */
export function previewEmail(
  parts: Parts,
  pages: Pages,
  content: EmailContent,
  contact: number | null,
  sender: Sender,
): Rendered {
  const recipient = contact === null ? null : valuesOfContact(parts.store, contact);
  if (contact !== null && recipient === null)
    throw new AppError("NOT_FOUND", "This contact is not there any more.");
  const values: Values = {
    ...(recipient?.values ?? nobody),
    UnsubscribeUrl: "#unsubscribe",
    [momentValue]: keptMoment(parts.clock.now(), "preview"),
  };
  const from = `${content.fromName || sender.name} <${content.fromAddress || sender.address}>`;
  const email = compileEmail(content);
  const base = { from, to: recipient?.address ?? "" };
  if (email.findings.length > 0)
    return { ...base, url: null, subject: "", text: "", findings: email.findings, variables: [] };
  let rendered: ReturnType<typeof email.render>;
  try {
    rendered = email.render(values, null);
  } catch (error) {
    const findings = [failureFinding(error)];
    return { ...base, url: null, subject: "", text: "", findings, variables: [] };
  }
  const missing = new Set(rendered.missing);
  const findings: Finding[] = rendered.missing.map((name) => ({
    severity: "warning",
    step: "message",
    field: "defaults",
    text: `This contact has no {{${name}}}, and there is no default.`,
    line: null,
    column: null,
  }));
  return {
    ...base,
    url: content.html.trim() ? pages.put(rendered.html) : null,
    subject: rendered.subject,
    text: rendered.text,
    findings,
    variables: email.variables
      .filter((name) => name !== "UnsubscribeUrl")
      .map((name) => ({
        name,
        value: missing.has(name)
          ? null
          : (readText(values, name) ?? content.defaults[name] ?? null),
        usedDefault: rendered.usedDefaults.includes(name),
      })),
  };
}
