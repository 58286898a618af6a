import type { TemplateCheck } from "../../../../../shared/contract/templates.ts";
import { markedByHand } from "../../template/marks.ts";
import { placesIn } from "../../template/scan.ts";
import { lineAt, offsetOf } from "../../template/tags.ts";
import { unknownTo, type Unknown } from "./can-i-email.ts";
import { check } from "./check.ts";
import type { MjmlOwn } from "./mjml-own.ts";

/** What every mail has to have, whatever some program makes of it. */
const unavoidable = /^<(?:body|html|head|meta|title|style)> element$|^<!doctype>/i;

/** The rest of a longer mail is no different, and looking at all of it would hold everything else up. */
const lookedAt = 200_000;

/**
 * What of the HTML and CSS is not known to some mail programs, each thing once, the most widely unknown first. Of HTML that
 * MJML made, `own` is what MJML puts there by itself.
 */
export function compatibility(html: string, own: MjmlOwn | null = null): TemplateCheck[] {
  const found = new Map<string, Unknown[]>();
  for (const one of unknownTo(html.slice(0, lookedAt))) {
    if (unavoidable.test(one.title)) continue;
    const known = found.get(one.title);
    if (known) known.push(one);
    else found.set(one.title, [one]);
  }
  return [...found]
    .flatMap(([title, all]) => {
      const byHand = own?.written(title) ?? false;
      const places = new Set(all.map(({ line, column }) => `${line}:${column}`)).size;
      if (own && !byHand && places <= own.places(title)) return [];
      const place =
        (byHand ? all.find((one) => isByHand(html, one, own)) : null) ?? all[0] ?? nowhere;
      return [{ title, place, programs: [...new Set(all.map(({ program }) => program))] }];
    })
    .toSorted((a, b) => b.programs.length - a.programs.length)
    .map(({ title, place, programs }) => {
      const { line, column } = (own === null && atRule(html, title, place)) || place;
      const text = `${title} is not known to ${listed(programs)}.`;
      return check("compatibility", "html", text, { line, column, programs });
    });
}

/** The data say of rules such as @font-face only that there is one. */
function atRule(html: string, title: string, { line }: Place): Place | null {
  const rule = /^@[-\w]+/.exec(title)?.[0];
  const at = rule === undefined || line !== null ? -1 : html.search(new RegExp(rule, "i"));
  return at < 0 ? null : placesIn(html)(at);
}

type Place = { line: number | null; column: number | null };
const nowhere = { line: null, column: null };
function isByHand(html: string, { line, column }: Unknown, own: MjmlOwn | null): boolean {
  if (line === null) return false;
  const at = offsetOf(html, line, column ?? 1);
  return markedByHand(html, at) || (own?.holds(lineAt(html, at)) ?? false);
}

function listed(names: string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return shown.length < 2
    ? (shown[0] ?? "")
    : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
