import type { TemplateCheck } from "../../../../../shared/contract/templates.ts";
import { unknownTo } from "./can-i-email.ts";
import { check } from "./check.ts";

/** What every mail has to have, whatever some program makes of it. */
const unavoidable = /^<(?:body|html|head|meta|title|style)> element$|^<!doctype>/i;

type Found = { programs: Set<string>; line: number | null; column: number | null };

/** What of the HTML and CSS is not known to some mail programs, each thing once, the most widely unknown first. */
export function compatibility(html: string): TemplateCheck[] {
  if (!html.trim()) return [];
  const found = new Map<string, Found>();
  for (const { title, program, line, column } of unknownTo(html)) {
    if (unavoidable.test(title)) continue;
    const known = found.get(title);
    if (known) known.programs.add(program);
    else found.set(title, { programs: new Set([program]), line, column });
  }
  return [...found]
    .toSorted(([, a], [, b]) => b.programs.size - a.programs.size)
    .map(([title, { programs, line, column }]) =>
      check("compatibility", "html", `${title} is not known to ${listed([...programs])}.`, {
        line,
        column,
        programs: [...programs],
      }),
    );
}

function listed(names: string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return shown.length < 2
    ? (shown[0] ?? "")
    : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
