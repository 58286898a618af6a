import type { ContactFilter, ContactSelection } from "../../../../shared/contract/contacts.ts";
import type { Topic } from "../../../../shared/contract/topics.ts";
import type { Parts } from "../../parts.ts";
import { existing } from "../../store/bulk-acts.ts";
import { raw, type Fragment } from "../../store/fragment.ts";
import { keysQuery } from "../../store/contacts.ts";
import { asOfNow } from "../segments/sources.ts";
import { asksTables, setOf, type FilterSet } from "./filter-set.ts";

/** All contacts of a set, ascending. */
async function contactsIn(parts: Parts, set: FilterSet): Promise<number[]> {
  const all = { after: 0, limit: Number.POSITIVE_INFINITY };
  return parts.index.ask("contactKeys", { set, ...asOfNow(parts), ...all });
}

/** A set as a condition over contact `c`, for questions that only the tables answer. */
export async function memberCondition(
  parts: Parts,
  filter: ContactFilter,
): Promise<Fragment | null> {
  const set = setOf(parts, filter);
  if (!set) return null;
  const keys = await contactsIn(parts, set);
  return raw("c.key IN (SELECT value FROM json_each(?))", JSON.stringify(keys));
}

/** The keys of everyone a filter finds, ascending, each once; read away from the thread that writes. */
export async function foundBy(parts: Parts, filter: ContactFilter): Promise<Uint32Array> {
  const set = setOf(parts, filter);
  if (!asksTables(filter) && set) return Uint32Array.from(await contactsIn(parts, set));
  const query = keysQuery(filter);
  const [[row], members] = await Promise.all([
    parts.readers.all<{ keys: string }>(query.sql, query.values),
    set && contactsIn(parts, set),
  ]);
  const found = Uint32Array.from(JSON.parse(row?.keys ?? "[]") as number[]);
  if (!members) return found;
  const inSet = new Set(members);
  return found.filter((key) => inSet.has(key));
}

/** The contacts of a selection that are there now, ascending. */
export async function chosenBy(parts: Parts, selection: ContactSelection): Promise<Uint32Array> {
  if ("keys" in selection) return existing(parts.store, selection.keys);
  const found = await foundBy(parts, selection.filter);
  const except = new Set(selection.except);
  return except.size === 0 ? found : found.filter((key) => !except.has(key));
}

const kept = 6;
const wakes: Topic[] = ["contacts", "messages", "segments", "events"];

/**
 * What filters found, kept while nothing changes: a list that is scrolled asks for one stretch after another, and a
 * search through a million names is not for every stretch.
 */
export function createFinder(parts: Parts) {
  const known = new Map<string, Promise<Uint32Array>>();
  const unlisten = parts.topics.listen((touched) => {
    if (touched.some((topic) => wakes.includes(topic))) known.clear();
  });
  return {
    found(filter: ContactFilter): Promise<Uint32Array> {
      const name = JSON.stringify(filter);
      const before = known.get(name);
      if (before) return before;
      const finding = foundBy(parts, filter);
      known.set(name, finding);
      finding.catch(() => known.delete(name));
      const [oldest] = known.keys();
      if (known.size > kept && oldest !== undefined) known.delete(oldest);
      return finding;
    },
    stop: unlisten,
  };
}
export type Finder = ReturnType<typeof createFinder>;
