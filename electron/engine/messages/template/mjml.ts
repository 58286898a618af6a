import mjmlToHtml from "mjml";
import type { Finding } from "../../../../shared/contract/campaigns.ts";
import { placesIn } from "./scan.ts";
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
  const heavy = tooHeavy(source);
  if (heavy) return { html: "", findings: [heavy] };
  const unbalanced = unbalancedTags(source).slice(0, mostFindings);
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
    return {
      html,
      findings: errors.slice(0, mostFindings).map(({ line, message }) => finding(message, line)),
    };
  } catch (error) {
    return {
      html: "",
      findings: [finding(error instanceof Error ? error.message : String(error))],
    };
  }
}

/** What MJML can make within the moment between two keys; no mail has as much. */
const mostElements = 5000;
const longestTag = 20_000;
const mostFindings = 100;

function tooHeavy(source: string): Finding | null {
  const long = new RegExp(`<mj-[^<>]{${longestTag},}`).exec(source);
  const much = long ? undefined : [...source.matchAll(/<mj-/g)][mostElements];
  const at = long?.index ?? much?.index;
  if (at === undefined) return null;
  const { line, column } = placesIn(source)(at);
  const text = long
    ? "This element has more attributes than can be read."
    : `A mail has ${mostElements.toLocaleString("en")} elements at most.`;
  return finding(text, line, column);
}

const finding = (message: string, line?: number, column?: number): Finding => ({
  severity: "error",
  step: "message",
  field: "html",
  text: `MJML: ${message}`,
  line: line ?? null,
  column: column ?? null,
});
