export type Place = { line: number; column: number };

/**
 * Every `{{…}}` of a text replaced. Templates may be as long as a book and broken: a search that begins anew at every
 * brace would take minutes, this one looks at each character once.
 */
export function replaceVariables(text: string, replace: (variable: string) => string): string {
  let done = "";
  let at = 0;
  for (;;) {
    const from = text.indexOf("{{", at);
    const end = from < 0 ? -1 : text.indexOf("}}", from + 2);
    if (end < 0) return done + text.slice(at);
    const to = end + (text[end + 2] === "}" ? 3 : 2);
    done += text.slice(at, from) + replace(text.slice(from, to));
    at = to;
  }
}

/** Tells line and column of offsets, both from 1; the lines of the text are counted once. */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** Where an opening tag such as `<head …>` ends; null where there is none. A tag that is never closed is none. */
export function endOfTag(html: string, name: string): number | null {
  const found = new RegExp(`<${name}(?:\\s[^<>]*)?>`, "i").exec(html);
  return found ? found.index + found[0].length : null;
}
