import { Parser } from "htmlparser2";
import { maskVariables } from "./links.ts";

/*
 * Where a piece of compiled HTML comes from: every element of the MJML is compiled with a mark that is its offset in the
 * source. Only checks look at such HTML; what is sent is compiled without marks.
 */
const mark = "wl-at";
const attributeMark = `data-${mark}`;

/** Elements of MJML that show nothing a class could be put on. */
const unmarkable = new Set(["mjml", "mj-body", "mj-raw", "mj-attributes", "mj-style"]);

/** The same MJML, each element marked with where it begins. */
export function markMjml(source: string): string {
  const masked = maskVariables(source);
  const inserted: { at: number; text: string }[] = [];
  let head = false;
  const parser = new Parser(
    {
      onopentag(name) {
        const from = parser.startIndex;
        const tag = masked.slice(from, parser.endIndex + 1);
        if (name === "mj-head") head = true;
        if (name === "mj-raw" && !tag.endsWith("/>"))
          inserted.push({ at: parser.endIndex + 1, text: `<!--${mark}:${from}-->` });
        if (head || unmarkable.has(name)) return;
        const behindName = from + 1 + name.length;
        const own = /\scss-class\s*=\s*["']/.exec(tag);
        if (!name.startsWith("mj-"))
          inserted.push({ at: behindName, text: ` ${attributeMark}="${from}"` });
        else if (own)
          inserted.push({ at: from + own.index + own[0].length, text: `${mark}-${from} ` });
        else inserted.push({ at: behindName, text: ` css-class="${mark}-${from}"` });
      },
      onclosetag(name) {
        if (name === "mj-head") head = false;
      },
    },
    { xmlMode: true, recognizeSelfClosing: true },
  );
  parser.write(masked);
  parser.end();
  let marked = "";
  let at = 0;
  for (const { at: to, text } of inserted) {
    marked += source.slice(at, to) + text;
    at = to;
  }
  return marked + source.slice(at);
}

type Span = { from: number; to: number; source: number };

/** For a place in HTML compiled from marked MJML: where the element begins in the MJML that it comes from. */
export function sourceOf(html: string): (at: number) => number | null {
  const masked = maskVariables(html);
  const spans: Span[] = [];
  const comments: { end: number; source: number }[] = [];
  const open: (Span | null)[] = [];
  const parser = new Parser({
    onopentag(_name, attributes) {
      const own =
        attributes[attributeMark] ??
        new RegExp(`(?:^|\\s)${mark}-(\\d+)(?:\\s|$)`).exec(attributes["class"] ?? "")?.[1];
      const span =
        own === undefined ? null : { from: parser.startIndex, to: Infinity, source: Number(own) };
      if (span) spans.push(span);
      open.push(span);
    },
    onclosetag() {
      const span = open.pop();
      if (span) span.to = parser.endIndex;
    },
    oncomment(text) {
      const own = new RegExp(`^${mark}:(\\d+)$`).exec(text)?.[1];
      if (own !== undefined) comments.push({ end: parser.endIndex + 1, source: Number(own) });
    },
  });
  parser.write(masked);
  parser.end();
  return (at) => {
    // Spans are in the order in which they begin: the last that holds the place is the innermost.
    const span = spans.findLast(({ from, to }) => from <= at && at <= to);
    const comment = comments.findLast(({ end }) => end <= at);
    const inRaw =
      comment !== undefined &&
      comment.end > (span?.from ?? -1) &&
      !masked.slice(comment.end, at).includes("<");
    return (inRaw ? comment : span)?.source ?? null;
  };
}

/** Whether the element that begins here was written as HTML, inside MJML. */
export const markedByHand = (html: string, at: number): boolean =>
  html.slice(at, html.indexOf(">", at)).includes(` ${attributeMark}="`);
