import type { ContactFilter, ContactSelection } from "../../../../shared/contract/contacts.ts";
import type { Parts } from "../../parts.ts";
import { existing } from "../../store/bulk-acts.ts";
import { keysQuery } from "../../store/contacts.ts";
import { membersOf } from "./filter-members.ts";

/** The keys of everyone a filter finds, ascending, each once; read away from the thread that writes. */
export async function foundBy(parts: Parts, filter: ContactFilter): Promise<Uint32Array> {
  const query = keysQuery(filter, membersOf(parts, filter));
  const [row] = await parts.readers.all<{ keys: string }>(query.sql, query.values);
  return Uint32Array.from(JSON.parse(row?.keys ?? "[]") as number[]);
}

/** The contacts of a selection that are there now, ascending. */
export async function chosenBy(parts: Parts, selection: ContactSelection): Promise<Uint32Array> {
  if ("keys" in selection) return existing(parts.store, selection.keys);
  const found = await foundBy(parts, selection.filter);
  const except = new Set(selection.except);
  return except.size === 0 ? found : found.filter((key) => !except.has(key));
}
