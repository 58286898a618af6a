import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { isMail } from "../../../../shared/domain/message-content.ts";
import { compileOther } from "../compile-other.ts";
import { compileEmail } from "../template/compile.ts";
import { contentOf } from "./content-of.ts";

/** What a journey that sends a template has to know of it. */
export type TemplateFacts = {
  /** Attributes that no contact has and that have no default: whoever gets it gets a gap, or nothing. */
  unknownVariables: string[];
  /** Whether people can unsubscribe by it; null where no link is needed. */
  unsubscribes: boolean | null;
};

/** Throws an AppError for a template that can't become a message. */
export async function aboutTemplate(
  template: TemplateContent,
  coverage: ReadonlyMap<string, number>,
): Promise<TemplateFacts> {
  const content = await contentOf(template);
  const variables = isMail(content)
    ? compileEmail(content, [...coverage.keys()]).variables
    : compileOther(content).variables;
  const defaults: Readonly<Record<string, string>> = template.defaults;
  return {
    unknownVariables: variables.filter(
      (name) =>
        /^(Attributes|Metrics|User\.UserAttributes)\./.test(name) &&
        !coverage.has(name) &&
        defaults[name] === undefined,
    ),
    unsubscribes: isMail(content) ? /\{\{\{?\s*UnsubscribeUrl/.test(content.html) : null,
  };
}
