import type { Finding } from "../../../../shared/contract/campaigns.ts";
import type { EmailTemplate } from "../../../../shared/domain/template/template.ts";
import { documentToMjml } from "../../../../shared/domain/template/to-mjml.ts";
import { markMjml, sourceOf } from "../template/marks.ts";
import { markupTooDeep } from "../template/markup-depth.ts";
import { compileMjml } from "../template/mjml.ts";
import { parseTemplate } from "../template/parse.ts";
import { placesIn } from "../template/scan.ts";
import { lineAt, offsetOf } from "../template/tags.ts";

type Placed = Pick<Finding, "line" | "column" | "block">;
/** A mail to be looked at, and where a place in its HTML was written. */
export type Checkable = {
  /** For checks only: it holds marks. */
  html: string;
  /** MJML the HTML was made of; null of a mail written in HTML. */
  mjml: string | null;
  /** What is said of the HTML, at its line of what was written, or at its block. */
  place<Found extends Finding>(found: Found): Found;
  /** The same for what MJML says of itself. */
  placeMjml<Found extends Finding>(found: Found): Found;
};

type Range = { id: string; from: number; to: number };
const [begin, named, end] = ["\uE000", "\uE001", "\uE002"];

/** MJML of blocks, and which part of it is which block; the inner ones after those around them. */
function rangesOf(marked: string): { mjml: string; ranges: Range[] } {
  const ranges: Range[] = [];
  const open: Range[] = [];
  let mjml = "";
  for (const piece of marked.split(/(\uE000[^\uE001]*\uE001|\uE002)/)) {
    if (piece.startsWith(begin)) {
      const range = { id: piece.slice(1, -1), from: mjml.length, to: Infinity };
      ranges.push(range);
      open.push(range);
    } else if (piece === end) {
      const range = open.pop();
      if (range) range.to = mjml.length;
    } else mjml += piece;
  }
  return { mjml, ranges };
}

const own = <Found>(found: Found): Found => found;

export async function checkable(email: EmailTemplate): Promise<Checkable> {
  const { body, subject } = email;
  // What is too deep to be read is not looked at either: nothing is made of it.
  const readable = (source: string) => (markupTooDeep(source) ? "" : source);
  if (body.form === "html")
    return { html: readable(body.source), mjml: null, place: own, placeMjml: own };
  const { mjml, ranges } =
    body.form === "mjml"
      ? { mjml: body.source, ranges: null }
      : rangesOf(
          documentToMjml(body.document, {
            title: subject,
            mediaAddress: (name) => `media:${name}`,
            mark: (id, part) => `${begin}${id}${named}${part}${end}`,
          }),
        );
  const { html } = readable(mjml) ? await compileMjml(markMjml(mjml)) : { html: "" };
  const placeInMjml = placesIn(mjml);
  let find: ((at: number) => number | null) | null = null;
  /** MJML stands in the source with its line; of blocks it is which block made it. */
  const at = (offset: number | null): Placed => {
    if (ranges === null)
      return offset === null ? { line: null, column: null } : placeInMjml(offset);
    const range =
      offset === null
        ? undefined
        : ranges.findLast(({ from, to }) => from <= offset && offset < to);
    return { line: null, column: null, ...(range ? { block: range.id } : {}) };
  };
  const inMjml = (found: Finding) =>
    found.line === null ? null : offsetOf(mjml, found.line, found.column ?? 1);
  /** Variables pass through MJML as they are: their own places are exact. */
  const written = new Map<string, Placed[]>();
  if (ranges === null)
    for (const { text, line, column } of parseTemplate(mjml, "html", []).findings)
      written.set(withoutGuess(text), [
        ...(written.get(withoutGuess(text)) ?? []),
        { line, column },
      ]);
  const ofHtml = (found: Finding) => found.field === "html" && found.line !== null;
  return {
    html,
    mjml,
    place(found) {
      if (!ofHtml(found)) return found;
      const exact = written.get(withoutGuess(found.text))?.shift();
      if (exact) return { ...found, ...exact };
      find ??= sourceOf(html);
      const offset = offsetOf(html, found.line ?? 1, found.column ?? 1);
      // Styles have no element of their own: their lines stand in the source as they are.
      return { ...found, ...at(find(offset) ?? sameLine(mjml, lineAt(html, offset))) };
    },
    placeMjml: (found) => (ofHtml(found) ? { ...found, ...at(inMjml(found)) } : found),
  };
}

function sameLine(source: string, line: string): number | null {
  const text = line.trim();
  const at = text.length > 3 ? source.indexOf(text) : -1;
  return at < 0 ? null : at;
}

/** What is suggested depends on what the project has, and is no part of what is wrong. */
const withoutGuess = (text: string) => text.replace(/ (?:Did you mean|Pick one) .*$/s, "");
