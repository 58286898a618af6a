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
import { membersOf } from "./filter-members.ts";
import { listedRow } from "./listed-row.ts";
import { membershipsOf } from "./memberships.ts";

export type WindowInput = {
  filter: ContactFilter;
  sort: ContactSort;
  offset: number;
  limit: number;
};
type Place = { key: number | null; message: number | null };

/** A stretch of a list that is scrolled anywhere, in its own order, with how many there are. */
export async function readWindow(
  parts: Parts,
  { filter, sort, offset, limit }: WindowInput,
): Promise<{ items: ContactRow[]; total: number; all: number }> {
  const members = membersOf(parts, filter);
  const [places, found, all] = (await parts.readers.together([
    windowQuery(filter, members, sort, { offset, limit }),
    countQuery(filter, members),
    allContactsQuery,
  ])) as [Place[], { n: number }[], { n: number }[]];
  return {
    items: await rowsAt(parts, places),
    total: found[0]?.n ?? 0,
    all: all[0]?.n ?? 0,
  };
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
