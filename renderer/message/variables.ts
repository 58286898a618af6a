export type Variable = { name: string; group: string; coverage: number; sample: string | null };

/** Grouped as they come, only what fits the search; names are matched without dots and case. */
export function groupVariables(
  variables: readonly Variable[],
  search: string,
): { group: string; items: Variable[] }[] {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[\s._[\]-]/g, "");
  const words = plain(search);
  const groups = new Map<string, Variable[]>();
  for (const variable of variables) {
    if (!plain(variable.name).includes(words) && !plain(variable.group).includes(words)) continue;
    groups.set(variable.group, [...(groups.get(variable.group) ?? []), variable]);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}

export type Insertion = { text: string; caret: number };

/** Puts a variable at the caret, instead of what is selected and of braces just typed for it. */
export function insertVariable(
  text: string,
  selection: { start: number; end: number },
  name: string,
): Insertion {
  const before = text.slice(0, selection.start).replace(/\{\{\s*$/, "");
  const after = text.slice(selection.end).replace(/^\s*\}\}/, "");
  const written = `${before}{{${name}}}`;
  return { text: written + after, caret: written.length };
}

/** Whether what was just typed asks for a variable. */
export const asksForVariable = (text: string, caret: number): boolean =>
  text.slice(0, caret).endsWith("{{") && !text.slice(caret).startsWith("}}");
