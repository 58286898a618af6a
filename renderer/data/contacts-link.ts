import { SegmentRules } from "../../shared/domain/segment.ts";

/** Longer rules would make an address that a server refuses; they wait in this tab and the address names them. */
const longest = 4_000;
const place = (name: string) => `wayline.rules.${name}`;

/** A short name for a text; the same text has the same name. */
function nameOf(text: string): string {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (hash * 31 + text.charCodeAt(at)) | 0;
  return `kept-${(hash >>> 0).toString(36)}${text.length.toString(36)}`;
}

/** Rules as the `rules` of an address of `/audience`. */
export function writeRules(rules: SegmentRules): string {
  const text = JSON.stringify(rules);
  if (text.length <= longest) return text;
  const name = nameOf(text);
  sessionStorage.setItem(place(name), text);
  return name;
}

/** Back from `writeRules`; undefined where an address was cut or typed by hand. */
export function readRules(text: string | null): SegmentRules | undefined {
  if (!text) return undefined;
  const json = text.startsWith("kept-") ? sessionStorage.getItem(place(text)) : text;
  try {
    return SegmentRules.safeParse(JSON.parse(json ?? "null")).data;
  } catch {
    return undefined;
  }
}

/** The address of exactly the contacts these rules find, or of those that a step of their waterfall took away. */
export function contactsLink(rules: SegmentRules, removedByStep?: number): string {
  const params = new URLSearchParams({ rules: writeRules(rules) });
  if (removedByStep !== undefined) params.set("removedByStep", String(removedByStep));
  return `/audience?${params.toString()}`;
}
