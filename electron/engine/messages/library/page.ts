import { endOfTag } from "../template/scan.ts";

/** How a mail is looked at: with or without pictures, in light or dark. */
export type Look = { images: boolean; dark: boolean };

/**
 * The page of a preview. Dark rules of the mail hold or don't by what is being looked at, not by this computer's theme;
 * without pictures their alternative texts stand where mail programs show them.
 */
export function pageOf(html: string, { images, dark }: Look): string {
  const themed = html.replaceAll(
    /@media[^{;@]*\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)[^{;]*/gi,
    (_, scheme: string) =>
      `@media ${(scheme.toLowerCase() === "dark") === dark ? "all" : "not all"} `,
  );
  const shown = images
    ? themed
    : themed
        .replaceAll(/(<img\b[^<>]*?)\ssrc\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, "$1")
        .replaceAll(/\bbackground(-image)?\s*:\s*url\([^()]*\)/gi, "background$1:none");
  const scheme = `<style>:root{color-scheme:${dark ? "dark" : "light"}}</style>`;
  const head = endOfTag(shown, "head");
  return head === null ? scheme + shown : shown.slice(0, head) + scheme + shown.slice(head);
}
