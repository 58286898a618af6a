import { Parser } from "htmlparser2";
import { maskVariables } from "../../template/links.ts";
import { compileMjml } from "../../template/mjml.ts";
import { unknownTo, type Unknown } from "./can-i-email.ts";

/*
 * MJML's own HTML is full of things that some program does not know, each with what that program shows instead: that is what
 * MJML is for, and nobody who writes MJML can change it. The rule: what the same elements bring along when they stand there
 * empty, without any attribute, is MJML's own, as often as it is there. Everything above that, and everything in HTML and CSS
 * that somebody wrote into the MJML, is told.
 */
export type MjmlOwn = {
  /** In how many places MJML itself puts this. */
  places(title: string): number;
  /** Whether HTML or CSS written by hand has it too. */
  written(title: string): boolean;
  /** Whether a line was written by hand. */
  holds(line: string): boolean;
};

/** Elements whose content is HTML or CSS and not MJML. */
const endings = new Set([
  "mj-text",
  "mj-button",
  "mj-table",
  "mj-raw",
  "mj-style",
  "mj-navbar-link",
  "mj-social-element",
  "mj-accordion-title",
  "mj-accordion-text",
]);
/** What changes the elements that MJML makes, whatever its value. */
const placeholders: Record<string, string> = {
  href: "https://x.example",
  src: "https://x.example/x.png",
  "full-width": "full-width",
  "background-color": "#ffffff",
  padding: "0",
};

/** The elements of the body, empty, and what was written into them. */
function takenApart(source: string): { empty: string; written: string } {
  const masked = maskVariables(source);
  let empty = "";
  let written = "";
  let inHead = false;
  let ending: { name: string; from: number; style: boolean } | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (ending) return;
        if (name === "mj-head") {
          inHead = true;
          // A title is read aloud, by attributes that not every program knows.
          if (masked.includes("<mj-title")) empty += "<mj-head><mj-title>x</mj-title></mj-head>";
        }
        if (endings.has(name)) {
          // Inlined CSS stands in the elements afterwards, and is looked at there.
          const style = name === "mj-style" && attributes["inline"] === undefined;
          ending = { name, from: parser.endIndex + 1, style };
        }
        if (inHead || name === "mj-raw" || !name.startsWith("mj")) return;
        const kept = Object.entries(placeholders)
          .filter(([attribute]) => attributes[attribute])
          .map(([attribute, value]) => ` ${attribute}="${value}"`);
        empty += `<${name}${kept.join("")}>`;
      },
      onclosetag(name) {
        const open = ending;
        if (open && open.name !== name) return;
        if (open) {
          ending = null;
          const content = source.slice(open.from, Math.max(open.from, parser.startIndex));
          if (name !== "mj-style") written += `${content}\n`;
          else if (open.style) written += `<style>${content}</style>\n`;
        }
        if (!inHead && name !== "mj-raw" && name.startsWith("mj")) empty += `</${name}>`;
        if (name === "mj-head") inHead = false;
      },
    },
    { xmlMode: true, recognizeSelfClosing: true },
  );
  parser.write(masked);
  parser.end();
  return { empty, written };
}

/** In how many places each thing is; one element counts once. */
function placesByTitle(found: readonly Unknown[]): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  for (const { title, line, column } of found) {
    const known = places.get(title) ?? new Set();
    places.set(title, known.add(`${line}:${column}`));
  }
  return places;
}

const kept = 32;
const known = new Map<string, Map<string, Set<string>>>();

export async function mjmlOwn(source: string): Promise<MjmlOwn> {
  const { empty, written } = takenApart(source);
  let own = known.get(empty);
  if (!own) {
    own = placesByTitle(unknownTo((await compileMjml(empty)).html));
    known.set(empty, own);
    const [oldest] = known.keys();
    if (known.size > kept && oldest !== undefined) known.delete(oldest);
  }
  const places = own;
  const byHand = new Set(unknownTo(written).map(({ title }) => title));
  return {
    places: (title) => places.get(title)?.size ?? 0,
    written: (title) => byHand.has(title),
    holds: (line) => line.trim().length > 3 && written.includes(line.trim()),
  };
}
