import type { Random } from "../random.ts";

/**
 * HTML that the host serves by itself, locked down, at `/pages/<id>`. Kept in memory, newest first, while it is looked at;
 * its pictures are written into it only when it is fetched.
 */
export type Pages = { put(html: string): string; get(id: string): string | null };

const keep = 60;

export function createPages(random: Random, shown: (html: string) => string): Pages {
  const pages = new Map<string, string>();
  return {
    put(html) {
      const id = random.id();
      pages.set(id, html);
      const oldest = pages.keys().next();
      if (pages.size > keep && !oldest.done) pages.delete(oldest.value);
      return `/pages/${id}`;
    },
    get(id) {
      const html = pages.get(id);
      return html === undefined ? null : shown(html);
    },
  };
}
