import { Tokenizer } from "htmlparser2";
import { replaceVariables } from "./scan.ts";

export type Link = {
  /** The address as written, entities decoded; may hold variables. */
  address: string;
  /** The text people click, without tags, shortened. */
  label: string;
};

type Found = Link & { from: number; to: number };

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const lastCodePoint = 0x10_ffff;
const decode = (text: string) =>
  text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi, (whole, dec, hex, name) => {
    const code = dec ? Number(dec) : hex ? Number.parseInt(hex, 16) : null;
    if (code !== null) return code <= lastCodePoint ? String.fromCodePoint(code) : "\uFFFD";
    return entities[String(name).toLowerCase()] ?? whole;
  });

/** Variables must not confuse the HTML tokenizer: same length, no quotes, no brackets. */
export const maskVariables = (html: string): string =>
  replaceVariables(html, (found) => "x".repeat(found.length));

/** Whether names at a place of the template belong to an item of a block such as each or with; asked in their order. */
function itemScopes(html: string): (at: number) => boolean {
  const open: boolean[] = [];
  let items = 0;
  const changes: { at: number; inItem: boolean }[] = [];
  for (const { 1: sign, 2: name = "", index } of html.matchAll(/\{\{~?([#^/])\s*([^\s}~]+)/g)) {
    if (sign === "/") items -= open.pop() ? 1 : 0;
    else open.push(sign === "#" && name !== "if" && name !== "unless");
    if (sign !== "/" && open.at(-1)) items += 1;
    changes.push({ at: index, inItem: items > 0 });
  }
  // Asked from the beginning to the end, so that nothing is looked at twice.
  let next = 0;
  return (at) => {
    while (next < changes.length && (changes[next]?.at ?? at) < at) next += 1;
    return changes[next - 1]?.inItem ?? false;
  };
}

const countable = /^\s*(https?:|\{\{)/i;

/**
 * Links of an HTML template that can be counted, with their place in the source. Not: mailto, tel, anchors, the
 * unsubscribe link, `ses:no-track`, and addresses made from an item of a block, which one link would have many of.
 */
function findLinks(html: string): Found[] {
  const found: Found[] = [];
  const masked = maskVariables(html);
  const inItem = itemScopes(html);
  let tag = "";
  let attribute = "";
  let value: { from: number; to: number } | null = null;
  let untracked = false;
  let open: { link: Found; textFrom: number } | null = null;
  const text = (from: number, to: number) =>
    decode(
      html
        .slice(from, to)
        .replaceAll(/<[^<>]*>/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim(),
    ).slice(0, 80);
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: false },
    {
      onopentagname(start, end) {
        tag = masked.slice(start, end).toLowerCase();
        value = null;
        untracked = false;
      },
      onattribname(start, end) {
        attribute = masked.slice(start, end).toLowerCase();
        if (attribute === "ses:no-track") untracked = true;
      },
      onattribdata(start, end) {
        if (attribute === "href") value = { from: value?.from ?? start, to: end };
      },
      onattribentity: () => undefined,
      onattribend: () => undefined,
      onopentagend(end) {
        if ((tag !== "a" && tag !== "area") || value === null || untracked) return;
        const address = decode(html.slice(value.from, value.to)).trim();
        if (!countable.test(address) || /^\{\{\{?\s*UnsubscribeUrl/.test(address)) return;
        if (address.includes("{{") && inItem(value.from)) return;
        const link = { ...value, address, label: "" };
        found.push(link);
        if (tag === "a") open = { link, textFrom: end + 1 };
      },
      onclosetag(start, end) {
        if (masked.slice(start, end).toLowerCase() !== "a" || !open) return;
        open.link.label = text(open.textFrom, start - 2);
        open = null;
      },
      onselfclosingtag: () => undefined,
      ontext: () => undefined,
      ontextentity: () => undefined,
      oncdata: () => undefined,
      oncomment: () => undefined,
      ondeclaration: () => undefined,
      onprocessinginstruction: () => undefined,
      onend: () => undefined,
    },
  );
  tokenizer.write(masked);
  tokenizer.end();
  return found;
}

/** The name by which a link's address is replaced in the tracked form of a template. */
const trackedLink = (index: number): string => `{{{@root.wayline.links.[${index}]}}}`;
const trackedPixel = "{{{@root.wayline.pixel}}}";

const pixel = `<img src="${trackedPixel}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0">`;

/** The links of a template, and the template with tracked addresses and the pixel that counts opens. */
export function withTracking(html: string): { links: Link[]; tracked: string } {
  const found = findLinks(html);
  let tracked = "";
  let at = 0;
  found.forEach((link, index) => {
    tracked += html.slice(at, link.from) + trackedLink(index);
    at = link.to;
  });
  tracked += html.slice(at);
  // Not in small letters made for the search: some letters are longer small than large.
  const end = [...tracked.matchAll(/<\/body>/gi)].at(-1)?.index ?? -1;
  return {
    links: found.map(({ address, label }) => ({ address, label: label || "Image" })),
    tracked: end < 0 ? tracked + pixel : tracked.slice(0, end) + pixel + tracked.slice(end),
  };
}
