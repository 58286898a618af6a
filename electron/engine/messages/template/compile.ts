import type { Finding } from "../../../../shared/contract/campaigns.ts";
import type { EmailContent } from "../../../../shared/domain/campaign.ts";
import { withTracking, type Link } from "./links.ts";
import { createEnvironment, type Part } from "./environment.ts";
import { inSource } from "./failure.ts";
import { momentValue } from "./moment.ts";
import { parseTemplate, type Field } from "./parse.ts";
import { endOfTag } from "./scan.ts";

/** Values by Pinpoint's paths, nested. Attribute values are lists. */
export type Values = Record<string, unknown>;
export type Tracking = { links: (index: number) => string; pixel: string };
export type RenderedEmail = {
  subject: string;
  html: string;
  text: string;
  /** Headers of the message's own, by name. */
  headers: Record<string, string>;
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

/** What mail programs show beside the subject, hidden in the mail itself. */
const preheaderHtml = (preheader: string) =>
  `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preheader}</div>`;

/** The preheader in one line, so that the lines below it keep their numbers; and where it was put. */
function withPreheader(
  html: string,
  preheader: string,
): { whole: string; at: number; length: number } {
  if (!html || !preheader) return { whole: html, at: 0, length: 0 };
  const at = endOfTag(html, "body") ?? 0;
  const put = preheaderHtml(preheader.replaceAll(/\s+/g, " "));
  return { whole: html.slice(0, at) + put + html.slice(at), at, length: put.length };
}

/** A header can hold no line break; a value with one must not begin another header. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();

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
  const helpers = new Set<string>();
  const inspect = (source: string, field: Field) => {
    const parsed = parseTemplate(source, field, attributes);
    findings.push(...parsed.findings);
    for (const name of parsed.printed) printed.add(name);
    for (const path of parsed.read) paths.add(path);
    for (const name of parsed.helpers) helpers.add(name);
  };
  inspect(content.subject, "subject");
  inspect(content.preheader, "preheader");
  inspect(content.text, "text");
  inspect(content.html, "html");
  const headers = content.headers ?? [];
  for (const { value } of headers) inspect(value, "headers");

  const {
    whole,
    at: preheaderAt,
    length: preheaderLength,
  } = withPreheader(content.html, content.preheader);
  const { links, tracked } = withTracking(whole);
  const environment = createEnvironment(helpers, content.defaults);
  const texts: Part[] = [
    { source: content.subject, field: "subject", escape: false },
    { source: content.text, field: "text", escape: false },
    ...headers.map(({ value }) => ({ source: value, field: "headers" as const, escape: false })),
  ];
  const linkTexts = links.map(({ address }) => ({
    source: address,
    field: "html" as const,
    escape: false,
  }));
  // Compiled when it is first asked for: a look needs no tracked links, and one address of a thousand may be wanted.
  const compile = (parts: Part[]): ((values: Values) => string[]) => {
    let made: ((values: Values) => string[]) | null = null;
    return (values) => {
      if (findings.length > 0) return [];
      made ??= environment.compile(parts);
      return made(values);
    };
  };
  const plain = compile([...texts, { source: whole, field: "html", escape: true }]);
  // The addresses are rendered too, so that a variable that stands only in a link is missed.
  const counted = compile([
    ...texts,
    { source: tracked, field: "html", escape: true },
    ...linkTexts,
  ]);
  const addresses = linkTexts.map((part) => compile([part]));
  const reads = [...paths].map((path) => JSON.parse(path) as string[]);
  return {
    findings,
    variables: [...printed],
    links,
    pick(values) {
      const picked: Values = {};
      for (const path of reads) {
        const parts = storable(values, path);
        const value = read(values, parts);
        if (value !== undefined) write(picked, parts, value);
      }
      if ((helpers.has("now") || helpers.has("uuid")) && values[momentValue] !== undefined)
        picked[momentValue] = values[momentValue];
      return picked;
    },
    render(values, tracking) {
      environment.begin();
      const wayline = tracking && {
        pixel: tracking.pixel,
        links: links.map((_, index) => tracking.links(index)),
      };
      const rendered = tracking
        ? counted({ ...values, wayline })
        : inSource({ html: content.html, at: preheaderAt, length: preheaderLength }, () =>
            plain(values),
          );
      const [subject = "", text = "", ...rest] = rendered;
      const html = rest[headers.length] ?? "";
      return {
        subject: oneLine(subject),
        html: content.html ? html : "",
        text,
        headers: Object.fromEntries(headers.map(({ name }, at) => [name, oneLine(rest[at] ?? "")])),
        ...environment.noticed(),
      };
    },
    linkAddress(index, values) {
      environment.begin();
      return addresses[index]?.(values)[0]?.trim() ?? null;
    },
  };
}
