import type { Random } from "../random.ts";

/**
 * HTML that the host serves by itself, locked down, at `/pages/<id>`. Kept in memory, newest first, while it is looked at;
 * its pictures are written into it only when it is fetched.
 */
export type Pages = { put(html: string): string; get(id: string): string | null };

/**
 * No policy of a page keeps `<link rel="preconnect">` or the address of a frame from calling a server, which then knows
 * that the mail is looked at, although nothing of what it would answer is let in. So these become elements that mean nothing.
 */
const inert = (html: string) =>
  html.replaceAll(
    /<(link|iframe|frame|frameset|object|embed|applet|portal|fencedframe)(?=[\s/>])/gi,
    "<x-$1",
  );

/** A long library shows hundreds of thumbnails at once; a few of them may be as large as a mail can be. */
const keep = 1000;
const keepCharacters = 64_000_000;

export function createPages(random: Random, shown: (html: string) => string): Pages {
  const pages = new Map<string, string>();
  let characters = 0;
  return {
    put(source) {
      const id = random.id();
      const html = inert(source);
      pages.set(id, html);
      characters += html.length;
      for (const [oldest, page] of pages) {
        if (oldest === id || (pages.size <= keep && characters <= keepCharacters)) break;
        pages.delete(oldest);
        characters -= page.length;
      }
      return `/pages/${id}`;
    },
    get(id) {
      const html = pages.get(id);
      return html === undefined ? null : shown(html);
    },
  };
}
