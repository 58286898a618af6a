import { caniemail, rawData } from "caniemail";

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
  html.replaceAll(/\{\{\{?[\s\S]*?\}?\}\}/g, (found) => found.replaceAll(/[^\n]/g, "x"));

/** The package fails at the first declaration that is none; mail programs pass over it, and so does this. */
const withReadableStyles = (html: string) =>
  html.replaceAll(
    /(\sstyle\s*=\s*)("[^"]*"|'[^']*')/gi,
    (_, name: string, value: string) =>
      name +
      value.slice(0, 1) +
      value
        .slice(1, -1)
        .replaceAll(/\/\*|\*\//g, "  ")
        .split(";")
        .map((each) => (/^\s*[-\w]+\s*:\s*\S/.test(each) ? each : blank(each)))
        .join(";") +
      value.slice(-1),
  );

export type Unknown = {
  title: string;
  program: string;
  line: number | null;
  column: number | null;
};

/** Elements, attributes and styles that a program does not know, as often as they stand there. */
export function unknownTo(html: string): Unknown[] {
  if (!html.trim()) return [];
  completeStats();
  const readable = withReadableStyles(withoutVariables(html));
  // The package counts lines of a style element from its beginning: each is looked at where it stands instead.
  const sheets = [...readable.matchAll(/(<style\b[^>]*>)([\s\S]*?)<\/style/gi)].map(
    ({ 1: tag = "", 2: css = "", index }) => ({ from: index + tag.length, css }),
  );
  let elements = "";
  let at = 0;
  for (const { from, css } of sheets) {
    elements += readable.slice(at, from) + blank(css);
    at = from + css.length;
  }
  elements += readable.slice(at);
  const places = sheets
    .filter(({ css }) => css.trim())
    .map(({ from, css }) => ({ css: blank(readable.slice(0, from)) + css }));
  return [{ html: elements }, ...places].flatMap(ask);
}

function ask(source: { html: string } | { css: string }): Unknown[] {
  const { issues } = caniemail({
    clients: Object.keys(families).map((family) => `${family as Family}.*` as const),
    ...source,
  });
  return [...issues.errors].flatMap(([client, list]) =>
    list.map(({ title, position }) => ({
      title,
      program: families[client.split(".", 1)[0] as Family],
      line: position?.start.line ?? null,
      column: position?.start.column ?? null,
    })),
  );
}
