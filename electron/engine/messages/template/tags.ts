import { Parser } from "htmlparser2";
import { placesIn, type Place } from "./scan.ts";

export type TagProblem = Place & { text: string };

/** The offset of a line and a column, both from 1; within the line where it is shorter. */
export function offsetOf(source: string, line: number, column: number): number {
  let from = 0;
  for (let at = 1; at < line; at += 1) {
    const next = source.indexOf("\n", from);
    if (next < 0) break;
    from = next + 1;
  }
  const end = source.indexOf("\n", from);
  return Math.min(from + column - 1, end < 0 ? source.length : end);
}

/** The line that holds an offset, without its break. */
export const lineAt = (source: string, at: number): string => {
  const end = source.indexOf("\n", at);
  return source.slice(source.lastIndexOf("\n", at - 1) + 1, end < 0 ? source.length : end);
};

const ofMjml = (name: string) => name === "mjml" || name.startsWith("mj-");

/**
 * Elements of MJML that are opened and not closed: MJML itself mends these silently. What stands inside text elements is
 * HTML and may leave its tags open.
 */
export const unbalancedTags = (source: string): TagProblem[] => unclosedTags(source, ofMjml);

/** Elements of XML that are opened and not closed, those that `wanted` names. */
export function unclosedTags(
  source: string,
  wanted: (name: string) => boolean = () => true,
): TagProblem[] {
  const problems: TagProblem[] = [];
  const placeAt = placesIn(source);
  const open: { name: string; at: number }[] = [];
  const parser = new Parser(
    {
      onopentagname(name) {
        if (wanted(name)) open.push({ name, at: parser.startIndex });
      },
      onclosetag(name, implied) {
        if (!wanted(name)) return;
        const opened = open.findLastIndex((tag) => tag.name === name);
        const left = opened < 0 ? [] : open.splice(opened);
        const closed = !implied || source[parser.endIndex - 1] === "/";
        for (const tag of closed ? left.slice(1) : left)
          problems.push({
            ...placeAt(tag.at),
            text: `<${tag.name}> is opened here and not closed.`,
          });
      },
    },
    { xmlMode: true, recognizeSelfClosing: true },
  );
  parser.write(source);
  parser.end();
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
