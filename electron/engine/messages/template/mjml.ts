import mjmlToHtml from "mjml";
import type { Finding } from "../../../../shared/contract/campaigns.ts";
import { unbalancedTags } from "./tags.ts";

export type CompiledMjml = { html: string; findings: Finding[] };

const kept = 32;
const compiled = new Map<string, Promise<CompiledMjml>>();

/** MJML as HTML, once per wording: the last ones are kept by their content. Nothing is read from disk or network. */
export function compileMjml(source: string): Promise<CompiledMjml> {
  const known = compiled.get(source);
  if (known) {
    // The newest last, so that the first is the one to forget.
    compiled.delete(source);
    compiled.set(source, known);
    return known;
  }
  const work = compile(source);
  compiled.set(source, work);
  const [oldest] = compiled.keys();
  if (compiled.size > kept && oldest !== undefined) compiled.delete(oldest);
  return work;
}

async function compile(source: string): Promise<CompiledMjml> {
  if (!/<mjml[\s>]/.test(source) || !/<mj-body[\s>]/.test(source))
    return { html: "", findings: [finding("It has to be an <mjml> with an <mj-body> in it.")] };
  const unbalanced = unbalancedTags(source);
  if (unbalanced.length > 0)
    return {
      html: "",
      findings: unbalanced.map(({ text, line, column }) => finding(text, line, column)),
    };
  try {
    const { html, errors } = await mjmlToHtml(source, {
      validationLevel: "soft",
      // A template may come from anyone: it must not read files.
      ignoreIncludes: true,
      keepComments: true,
    });
    return { html, findings: errors.map(({ line, message }) => finding(message, line)) };
  } catch (error) {
    return {
      html: "",
      findings: [finding(error instanceof Error ? error.message : String(error))],
    };
  }
}

const finding = (message: string, line?: number, column?: number): Finding => ({
  severity: "error",
  step: "message",
  field: "html",
  text: `MJML: ${message}`,
  line: line ?? null,
  column: column ?? null,
});
