import { caniemail, rawData } from "caniemail";
import { replaceVariables } from "../../template/scan.ts";

/** Families of mail programs that Can I email knows whole, and their names. */
const families = {
  "apple-mail": "Apple Mail",
  gmail: "Gmail",
  outlook: "Outlook",
  yahoo: "Yahoo",
  aol: "AOL",
  "samsung-email": "Samsung Email",
  protonmail: "Proton Mail",
  gmx: "GMX",
  "web-de": "Web.de",
  fastmail: "Fastmail",
  hey: "HEY",
  orange: "Orange",
  "mail-ru": "Mail.ru",
} as const;
type Family = keyof typeof families;

type Stats = Record<string, Record<string, Record<string, string>>>;
const statsOf = (stats: object) => stats as Stats;
let complete = false;

/**
 * Can I email does not know everything of every program, and the package fails where it does not: `u`, its own letter for
 * unknown, is put there once.
 */
function completeStats(): void {
  if (complete) return;
  complete = true;
  const clients = new Set(
    rawData.data.flatMap(({ stats }) =>
      Object.keys(families).flatMap((family) =>
        Object.keys(statsOf(stats)[family] ?? {}).map((platform) => `${family}.${platform}`),
      ),
    ),
  );
  for (const { stats } of rawData.data)
    for (const client of clients) {
      const [family = "", platform = ""] = client.split(".");
      const known = (statsOf(stats)[family] ??= {});
      known[platform] ??= { any: "u" };
    }
}

const blank = (text: string) => text.replaceAll(/[^\n]/g, " ");
/** Variables as harmless as letters: within a style they would be no CSS. Every place stays where it is. */
const withoutVariables = (html: string) =>
  replaceVariables(html, (found) => found.replaceAll(/[^\n]/g, "x"));

const isDeclaration = (text: string) => /^\s*[-\w]+\s*:\s*\S/.test(text);

/** The package fails at the first declaration that is none; mail programs pass over it, and so does this. */
const withReadableStyles = (html: string) =>
  html.replaceAll(
    /(\sstyle\s*=\s*)("[^"]*"|'[^']*'|[^\s>"']+)/gi,
    (whole: string, name: string, value: string) => {
      const quote = /^["']/.exec(value)?.[0];
      if (quote === undefined) return isDeclaration(value) ? whole : blank(whole);
      const readable = value
        .slice(1, -1)
        .replaceAll(/\/\*|\*\//g, "  ")
        .split(";")
        .map((each) => (isDeclaration(each) ? each : blank(each)))
        .join(";");
      return name + quote + readable + quote;
    },
  );

export type Unknown = {
  title: string;
  program: string;
  line: number | null;
  column: number | null;
};

/** The text of a style element, and what of it can be read as CSS. */
type Sheet = { from: number; text: string; css: string };

/** Each is looked at by itself: a mail of thousands would hold everything else up. */
const mostSheets = 20;

/** No mail has a style as long, and the package takes the more for each character the longer it is where it finds no rule. */
const mostCss = 50_000;
const withoutRest = (text: string) => {
  const css = text.slice(0, mostCss);
  return css.slice(0, Math.max(css.lastIndexOf("}"), css.lastIndexOf(";")) + 1);
};

/** What stands in style elements, and where; each character is looked at once, however broken the HTML is. */
function sheetsIn(html: string): Sheet[] {
  const sheets: Sheet[] = [];
  const sign = /<style(?=[\s/>])|<\/style/gi;
  let from: number | null = null;
  for (const { 0: found, index } of html.matchAll(sign)) {
    if (found.startsWith("</")) {
      if (from !== null && from <= index) {
        const text = html.slice(from, index);
        sheets.push({ from, text, css: withoutRest(text) });
      }
      from = null;
    } else if (from === null) {
      const end = html.indexOf(">", index);
      if (end < 0) break;
      from = end + 1;
    }
  }
  if (from !== null) {
    // One that is never closed takes all the rest; what stands before the next tag was meant as its style.
    const text = html.slice(from);
    sheets.push({ from, text, css: withoutRest(/^(?:[^<]|<(?![a-z/!]))*/i.exec(text)?.[0] ?? "") });
  }
  return sheets;
}

/** Elements, attributes and styles that a program does not know, as often as they stand there. */
export function unknownTo(html: string): Unknown[] {
  if (!html.trim()) return [];
  completeStats();
  const readable = withReadableStyles(withoutVariables(html));
  // The package counts lines of a style element from its beginning: each is looked at where it stands instead.
  const sheets = sheetsIn(readable);
  let elements = "";
  let at = 0;
  for (const { from, text } of sheets) {
    elements += readable.slice(at, from) + blank(text);
    at = from + text.length;
  }
  elements += readable.slice(at);
  const places = sheets
    .filter(({ css }) => css.trim())
    .slice(0, mostSheets)
    .map(({ from, css }) => ({ css: blank(readable.slice(0, from)) + css }));
  return [{ html: elements }, ...places].flatMap(ask);
}

type Source = { html: string } | { css: string };

function issuesOf(source: Source): ReturnType<typeof caniemail>["issues"]["errors"] {
  const clients = Object.keys(families).map((family) => `${family as Family}.*` as const);
  return caniemail({ clients, ...source }).issues.errors;
}

/** What still can't be read as a style says nothing, and keeps nothing else from being said. */
function errorsOf(source: Source): ReturnType<typeof issuesOf> {
  try {
    return issuesOf(source);
  } catch {
    if ("css" in source) return new Map();
    return issuesOf({
      html: source.html.replaceAll(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, blank),
    });
  }
}

const ask = (source: Source): Unknown[] =>
  [...errorsOf(source)].flatMap(([client, list]) =>
    list.map(({ title, position }) => ({
      title,
      program: families[client.split(".", 1)[0] as Family],
      line: position?.start.line ?? null,
      column: position?.start.column ?? null,
    })),
  );
