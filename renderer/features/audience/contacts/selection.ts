import type { ContactFilter, ContactSelection } from "../../../../shared/contract/contacts.ts";

/** Ticked contacts, by key; `all` is everything the list finds but what was unticked. */
export type Selection =
  | { all: false; keys: ReadonlySet<number> }
  | { all: true; except: ReadonlySet<number> };

/** The engine takes no more keys than this at once; *all* has no limit. */
export const mostKeys = 10_000;

export const nothing: Selection = { all: false, keys: new Set() };
export const everything: Selection = { all: true, except: new Set() };

export const isTicked = (selection: Selection, key: number): boolean =>
  selection.all ? !selection.except.has(key) : selection.keys.has(key);

/** `total` is how many contacts the list finds; null while that is not known. */
export function selectedCount(selection: Selection, total: number | null): number | null {
  if (!selection.all) return selection.keys.size;
  return total === null ? null : Math.max(0, total - selection.except.size);
}

const changed = (set: ReadonlySet<number>, keys: Iterable<number>, into: boolean): Set<number> => {
  const next = new Set(set);
  for (const key of keys)
    if (into) next.add(key);
    else next.delete(key);
  return next;
};

/** Ticks or unticks these contacts. */
export const tick = (selection: Selection, keys: Iterable<number>, ticked: boolean): Selection =>
  selection.all
    ? { all: true, except: changed(selection.except, keys, !ticked) }
    : { all: false, keys: changed(selection.keys, keys, ticked) };

export const toggle = (selection: Selection, key: number): Selection =>
  tick(selection, [key], !isTicked(selection, key));

/** As the engine takes it. */
export const forEngine = (selection: Selection, filter: ContactFilter): ContactSelection =>
  selection.all ? { filter, except: [...selection.except] } : { keys: [...selection.keys] };
