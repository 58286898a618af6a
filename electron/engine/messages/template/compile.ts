import Handlebars from "handlebars";
import type { Finding } from "../../../../shared/contract/campaigns.ts";
import type { EmailContent } from "../../../../shared/domain/campaign.ts";
import { withTracking, type Link } from "./links.ts";
import { createSteps, registerHelpers } from "./helpers/index.ts";
import { momentOf, momentValue } from "./moment.ts";
import { askHelper, parseTemplate, printHelper, valueHelper, type Field } from "./parse.ts";

/** Values by Pinpoint's paths, nested. Attribute values are lists. */
export type Values = Record<string, unknown>;
export type Tracking = { links: (index: number) => string; pixel: string };
export type RenderedEmail = {
  subject: string;
  html: string;
  text: string;
  /** Variables that had neither value nor default. */
  missing: string[];
  usedDefaults: string[];
};
export type CompiledEmail = {
  findings: Finding[];
  variables: string[];
  links: Link[];
  /** The part of the values that this message reads, for rendering it again exactly. */
  pick(values: Values): Values;
  render(values: Values, tracking: Tracking | null): RenderedEmail;
  /** Where a tracked link leads for these values. */
  linkAddress(index: number, values: Values): string | null;
};

type Render = (values: Values, options?: { data: object }) => string;

// One environment of our own: nothing global can be registered into it, and prototypes stay out of reach.
const environment = Handlebars.create();
const steps = createSteps();
registerHelpers(environment, steps.take);
let missing = new Set<string>();
let defaulted = new Set<string>();
let defaults: Record<string, string> = {};

const isMissing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.every(isMissing));

environment.registerHelper(printHelper, (value: unknown, name: string) => {
  if (!isMissing(value)) return Array.isArray(value) ? value.join(", ") : value;
  const fallback = defaults[name];
  if (fallback === undefined) missing.add(name);
  else defaulted.add(name);
  return fallback ?? "";
});

environment.registerHelper(valueHelper, (value: unknown, name: string) => {
  if (!isMissing(value)) return value;
  const fallback = defaults[name];
  if (fallback === undefined) missing.add(name);
  else defaulted.add(name);
  return fallback;
});
environment.registerHelper(askHelper, (value: unknown, name: string) => {
  if (!isMissing(value)) return value;
  const fallback = defaults[name];
  if (fallback !== undefined) defaulted.add(name);
  return fallback ?? value;
});

const read = (values: Values, parts: readonly string[]): unknown =>
  parts.reduce<unknown>(
    (value, part) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, part)
        ? (value as Values)[part]
        : undefined,
    values,
  );

function write(values: Values, parts: readonly string[], value: unknown): void {
  let at = values;
  for (const part of parts.slice(0, -1)) {
    const next = at[part];
    at = (typeof next === "object" && next !== null ? next : (at[part] = {})) as Values;
  }
  const last = parts.at(-1);
  if (last !== undefined) at[last] = value;
}

/** `User.UserAttributes.FirstName.[0]` reads a list: keep the list, not the element. */
const storable = (values: Values, parts: string[]): string[] => {
  const list = parts.findIndex((_, index) => Array.isArray(read(values, parts.slice(0, index))));
  return list > 0 ? parts.slice(0, list) : parts;
};

const preheaderHtml = (preheader: string) =>
  `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preheader}</div>`;

function withPreheader(html: string, preheader: string): string {
  if (!preheader) return html;
  const body = /<body[^>]*>/i.exec(html);
  if (!body) return preheaderHtml(preheader) + html;
  const at = body.index + body[0].length;
  return html.slice(0, at) + preheaderHtml(preheader) + html.slice(at);
}

/**
 * Compiles a message once for all its recipients. `attributes` are the variable names that exist, for suggestions.
 * With errors among the findings, `render` must not be called.
 */
export function compileEmail(
  content: EmailContent,
  attributes: readonly string[] = [],
): CompiledEmail {
  const findings: Finding[] = [];
  const printed = new Set<string>();
  const paths = new Set<string>();
  const compile = (source: string, field: Field, noEscape: boolean): Render => {
    const parsed = parseTemplate(source, field, attributes);
    findings.push(...parsed.findings);
    for (const name of parsed.printed) printed.add(name);
    for (const path of parsed.read) paths.add(path);
    return parsed.program ? environment.compile(parsed.program, { noEscape }) : () => "";
  };
  const { links, tracked } = withTracking(content.html);
  const subject = compile(content.subject, "subject", true);
  const preheader = compile(content.preheader, "preheader", false);
  const text = compile(content.text, "text", true);
  const html = compile(content.html, "html", false);
  const broken = findings.length > 0;
  const readsMoment = [content.subject, content.preheader, content.text, content.html].some(
    (part) => /\{\{[^}]*\b(?:now|uuid)\b/.test(part),
  );
  const compileQuietly = (source: string, noEscape: boolean): Render =>
    broken ? () => "" : environment.compile(prepared(source), { noEscape });
  const trackedHtml = compileQuietly(tracked, false);
  const addresses = links.map((link) => compileQuietly(link.address, true));
  return {
    findings,
    variables: [...printed],
    links,
    pick(values) {
      const picked: Values = {};
      for (const path of paths) {
        const parts = storable(values, JSON.parse(path) as string[]);
        const value = read(values, parts);
        if (value !== undefined) write(picked, parts, value);
      }
      if (readsMoment && values[momentValue] !== undefined)
        picked[momentValue] = values[momentValue];
      return picked;
    },
    render(values, tracking) {
      missing = new Set();
      defaulted = new Set();
      ({ defaults } = content);
      steps.begin();
      const data = { data: { moment: momentOf(values) } };
      const wayline = tracking && {
        pixel: tracking.pixel,
        links: links.map((_, index) => tracking.links(index)),
      };
      const body = tracking ? trackedHtml({ ...values, wayline }, data) : html(values, data);
      if (tracking) for (const address of addresses) address(values, data);
      return {
        subject: subject(values, data).replaceAll(/\s+/g, " ").trim(),
        html: content.html ? withPreheader(body, preheader(values, data)) : "",
        text: text(values, data),
        missing: [...missing],
        usedDefaults: [...defaulted],
      };
    },
    linkAddress(index, values) {
      ({ defaults } = content);
      steps.begin();
      const data = { data: { moment: momentOf(values) } };
      return addresses[index]?.(values, data).trim() ?? null;
    },
  };
}

/** Parsed again, because parsing for findings rewrites the tree; our own names are no findings. */
function prepared(source: string): hbs.AST.Program {
  const { program } = parseTemplate(source, "html", []);
  if (!program) throw new Error("a template that parsed before must parse again");
  return program;
}
