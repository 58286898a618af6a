import type {
  ContactFilter,
  ContactRow,
  ContactSort,
} from "../../../../shared/contract/contacts.ts";
import type { Parts } from "../../parts.ts";
import {
  allContactsQuery,
  countQuery,
  rowsQuery,
  windowQuery,
  type ListedContact,
} from "../../store/contacts.ts";
import { asOfNow } from "../segments/sources.ts";
import { memberCondition, type Finder } from "./chosen.ts";
import { asksTables, setOf } from "./filter-set.ts";
import { listedRow } from "./listed-row.ts";
import { membershipsOf } from "./memberships.ts";

export type WindowInput = {
  filter: ContactFilter;
  sort: ContactSort;
  offset: number;
  limit: number;
};
type MessageWindow = WindowInput & { filter: Required<Pick<ContactFilter, "campaign">> };
type Place = { key: number | null; message: number | null };
type Stretch = { items: ContactRow[]; total: number; all: number };

/** A stretch of a list that is scrolled anywhere, in its own order, with how many there are. */
export async function readWindow(
  parts: Parts,
  finder: Finder,
  input: WindowInput,
): Promise<Stretch> {
  const { filter } = input;
  const { campaign } = filter;
  if (campaign) return readMessages(parts, { ...input, filter: { ...filter, campaign } });
  const found = asksTables(filter) ? { keys: await finder.found(filter) } : setOf(parts, filter);
  const { keys, total, all } = await parts.index.ask("contacts", {
    set: found,
    ...asOfNow(parts),
    sort: input.sort,
    offset: input.offset,
    limit: input.limit,
  });
  return { items: await rowsAt(parts, keys.map((key) => ({ key, message: null }))), total, all }; // prettier-ignore
}

/** Numbers of a report count messages, which only the tables know. */
async function readMessages(
  parts: Parts,
  { filter, sort, offset, limit }: MessageWindow,
): Promise<Stretch> {
  const members = await memberCondition(parts, filter);
  const [places, found, all] = (await parts.readers.together([
    windowQuery(filter, members, sort, { offset, limit }),
    countQuery(filter, members),
    allContactsQuery,
  ])) as [Place[], { n: number }[], { n: number }[]];
  return { items: await rowsAt(parts, places), total: found[0]?.n ?? 0, all: all[0]?.n ?? 0 };
}

/** The lines of these places, in their order; one that went meanwhile is left out. */
export async function rowsAt(parts: Parts, places: readonly Place[]): Promise<ContactRow[]> {
  if (places.length === 0) return [];
  const query = rowsQuery(places);
  const rows = await parts.readers.all<ListedContact>(query.sql, query.values);
  const byPlace = new Map(rows.map((row) => [row.message ?? row.key, row]));
  const memberships = await membershipsOf(
    parts,
    [...new Set(rows.map((row) => row.key))].filter((key) => key > 0),
  );
  return places.flatMap(({ key, message }) => {
    const row = byPlace.get(message ?? key ?? 0);
    return row ? [listedRow(row, memberships.get(row.key) ?? [])] : [];
  });
}
