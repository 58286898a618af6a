import Handlebars from "handlebars";
import { placesIn, type Place } from "./scan.ts";

export type SyntaxProblem = { text: string; place: Place };
type Thrown = Error & { lineNumber?: number; column?: number };

/** What opens, closes or goes on: blocks with their name, brackets, and the end of each `}}`. */
const signs = /\{\{\{?\{?~?\s*(?:([#/])[*>]?\s*([^\s}~|()]*)|(else)\s+[^\s}~])|[()]|\}\}/g;

/** More levels than the parser can take in time: it looks at all of them at each further one. */
const mostLevels = 1000;

/** Nobody writes as many, and reading them takes longer than anybody waits at each key. */
const mostSigns = 5000;

type Open = { name: string; at: number; chained: number };

/** Follows blocks and brackets through a template without parsing it. */
function follow(source: string): { open: Open[]; deepest: { levels: number; at: number } } {
  const open: Open[] = [];
  const deepest = { levels: 0, at: 0 };
  let chained = 0;
  let brackets = 0;
  for (const { 0: sign, 1: kind, 2: name = "", 3: other, index } of source.matchAll(signs)) {
    const last = open.at(-1);
    if (sign === "(") brackets += 1;
    else if (sign === ")") brackets -= 1;
    else if (sign === "}}") brackets = 0;
    else if (kind === "#") open.push({ name, at: index, chained: 0 });
    else if (other && last) {
      last.chained += 1;
      chained += 1;
    } else if (kind === "/") chained -= open.pop()?.chained ?? 0;
    const levels = open.length + chained + brackets;
    if (levels > deepest.levels) Object.assign(deepest, { levels, at: index });
  }
  return { open, deepest };
}

/** Blocks or brackets so deep inside one another that it would take minutes to read them. */
export function unreadable(source: string): SyntaxProblem | null {
  const nul = source.indexOf("\u0000");
  if (nul >= 0)
    return {
      text: "A character that no mail can hold (NUL) stands here.",
      place: placesIn(source)(nul),
    };
  let count = 0;
  for (let at = source.indexOf("{{"); at >= 0; at = source.indexOf("{{", at + 2)) {
    count += 1;
    if (count > mostSigns)
      return { text: "A template has 5,000 {{…}} at most.", place: placesIn(source)(at) };
  }
  const { deepest } = follow(source);
  return deepest.levels > mostLevels
    ? { text: tooDeepText, place: placesIn(source)(deepest.at) }
    : null;
}
export const tooDeepText = "Too many blocks or brackets stand inside one another here.";

/** Where the parser stopped: it does not say so, but its lexer still knows what it had before it. */
function stoppedAt(): Place {
  const { lexer } = (Handlebars as unknown as { Parser: { lexer: Lexer } }).Parser;
  const { first_line: line, first_column: column } = lexer.yylloc;
  return { line, column: column + 1 };
}
type Lexer = { yylloc: { first_line: number; first_column: number } };

/** What is wrong with a template that could not be parsed, in words, and where. */
export function syntaxProblem(caught: unknown, source: string): SyntaxProblem {
  const error = caught as Thrown;
  const place =
    error.lineNumber === undefined
      ? stoppedAt()
      : { line: error.lineNumber, column: (error.column ?? 0) + 1 };
  const mismatch = /^(.+?) doesn't match (.+?)(?: - |$)/.exec(error.message);
  if (mismatch)
    return { text: `The block {{#${mismatch[1]}}} is closed by {{/${mismatch[2]}}}.`, place };
  if (/got 'EOF'/.test(error.message)) return unclosed(source) ?? { text: notClosed, place };
  if (/got 'INVALID'|Expecting|Unrecognized/.test(error.message))
    return { text: `This is not a complete {{variable}}. ${asText}`, place };
  return { text: error.message.split("\n")[0] ?? error.message, place };
}
const asText = "To show braces as they are, write \\{{.";
const notClosed = `A {{ is not closed. ${asText}`;

/** The end of a template is where a missing end is noticed; it is missed where something was opened. */
function unclosed(source: string): SyntaxProblem | null {
  const placeAt = placesIn(source);
  const variable = source.lastIndexOf("{{");
  if (variable >= 0 && source.indexOf("}}", variable) < 0)
    return { text: notClosed, place: placeAt(variable) };
  const last = follow(source).open.at(-1);
  return last
    ? { text: `The block {{#${last.name}}} is not closed.`, place: placeAt(last.at) }
    : null;
}
