import { caniemail, rawData } from "caniemail";
import type { TemplateCheck } from "../../../../../shared/contract/templates.ts";
import { check } from "./check.ts";

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
/** What every mail has to have, whatever some program makes of it. */
const unavoidable = /^<(?:body|html|head|meta|title|style)> element$|^<!doctype>/i;

/*
 * Not every feature was tried in every program, and asking for one that was not is an error there. What was not tried is
 * unknown, which is neither good nor bad; dated before everything that was tried.
 */
for (const { stats } of rawData.data as unknown as { stats: Stats }[])
  for (const family of Object.keys(families))
    for (const platform of Object.keys(rawData.nicenames.platform)) {
      const tried = (stats[family] ??= {});
      if (Object.keys(tried[platform] ?? {}).length === 0) tried[platform] = { "0": "u" };
    }
type Stats = Record<string, Record<string, Record<string, string>>>;

/** A style that is none is an error there, too; then the styles of elements are left out. */
function issuesOf(html: string): ReturnType<typeof caniemail>["issues"] {
  const clients = (Object.keys(families) as Family[]).map((family) => `${family}.*` as const);
  try {
    // All programs at once: the HTML is read once for all of them.
    return caniemail({ clients, html }).issues;
  } catch {
    const plain = html.replaceAll(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, "");
    return caniemail({ clients, html: plain }).issues;
  }
}

/** The rest of a longer mail is no different, and looking at all of it would hold everything else up. */
const lookedAt = 200_000;

type Found = { programs: Set<string>; line: number | null; column: number | null };

/** What of the HTML and CSS is not known to some mail programs, each thing once, the most widely unknown first. */
export function compatibility(html: string): TemplateCheck[] {
  if (!html.trim()) return [];
  const found = new Map<string, Found>();
  for (const [client, list] of issuesOf(html.slice(0, lookedAt)).errors) {
    const family = client.split(".")[0] as Family;
    for (const { title, position } of list) {
      if (unavoidable.test(title)) continue;
      const known = found.get(title) ?? {
        programs: new Set(),
        line: position?.start.line ?? null,
        column: position?.start.column ?? null,
      };
      known.programs.add(families[family]);
      found.set(title, known);
    }
  }
  return [...found]
    .toSorted(([, a], [, b]) => b.programs.size - a.programs.size)
    .map(([title, { programs, line, column }]) =>
      check("compatibility", "html", `${title} is not known to ${listed([...programs])}.`, {
        line,
        column,
        programs: [...programs],
      }),
    );
}

function listed(names: string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return shown.length < 2
    ? (shown[0] ?? "")
    : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
