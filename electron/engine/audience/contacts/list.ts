import type { ContactFilter, ContactRow } from "../../../../shared/contract/contacts.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { Parts } from "../../parts.ts";
import {
  allContactsQuery,
  countQuery,
  pageQuery,
  type ListedContact,
} from "../../store/contacts.ts";
import { asOfNow } from "../segments/sources.ts";
import { memberCondition, type Finder } from "./chosen.ts";
import { asksTables, setOf } from "./filter-set.ts";
import { listedRow } from "./listed-row.ts";
import { membershipsOf } from "./memberships.ts";
import { rowsAt } from "./window.ts";

export type ListInput = ContactFilter & { after?: string | null | undefined; limit: number };
type Page = { items: ContactRow[]; next: string | null };

/** One page: contacts in the order of their keys or, for a number of a report, messages in the order of theirs. */
export async function readPage(
  parts: Parts,
  finder: Finder,
  { after, limit, ...filter }: ListInput,
): Promise<Page> {
  const position = positionOf(after);
  const set = setOf(parts, filter);
  if (!set || filter.campaign) {
    const query = pageQuery(filter, await memberCondition(parts, filter), position, limit + 1);
    const rows = await parts.readers.all<ListedContact>(query.sql, query.values);
    const shown = rows.slice(0, limit);
    const memberships = await membershipsOf(
      parts,
      [...new Set(shown.map((row) => row.key))].filter((key) => key > 0),
    );
    const last = shown.at(-1);
    return {
      items: shown.map((row) => listedRow(row, memberships.get(row.key) ?? [])),
      next: rows.length > limit && last ? String(last.message ?? last.key) : null,
    };
  }
  const page = { after: position, limit: limit + 1 };
  const keys = asksTables(filter)
    ? pageOf(await finder.found(filter), page)
    : await parts.index.ask("contactKeys", { set, ...asOfNow(parts), ...page });
  const places = keys.slice(0, limit).map((key) => ({ key, message: null }));
  return {
    items: await rowsAt(parts, places),
    next: keys.length > limit ? String(places.at(-1)?.key) : null,
  };
}

/** How many a filter finds, and how many contacts there are. */
export async function countContacts(
  parts: Parts,
  finder: Finder,
  filter: ContactFilter,
): Promise<{ count: number; all: number }> {
  const set = setOf(parts, filter);
  if (set && !asksTables(filter)) {
    const { total, all } = await parts.index.ask("contacts", {
      set,
      ...asOfNow(parts),
      sort: { by: "created", descending: false },
      offset: 0,
      limit: 0,
    });
    return { count: total, all };
  }
  if (set && !filter.campaign) {
    const [found, [row]] = await Promise.all([
      finder.found(filter),
      parts.readers.all<{ n: number }>(allContactsQuery.sql),
    ]);
    return { count: found.length, all: row?.n ?? 0 };
  }
  const [found, all] = (await parts.readers.together([
    countQuery(filter, await memberCondition(parts, filter)),
    allContactsQuery,
  ])) as { n: number }[][];
  return { count: found?.[0]?.n ?? 0, all: all?.[0]?.n ?? 0 };
}

function pageOf(keys: Uint32Array, { after, limit }: { after: number; limit: number }): number[] {
  const from = keys.findIndex((key) => key > after);
  return from < 0 ? [] : [...keys.subarray(from, from + limit)];
}

function positionOf(after: string | null | undefined): number {
  if (after === null || after === undefined) return 0;
  const key = Number(after);
  if (!Number.isSafeInteger(key) || key < 0)
    throw new AppError("BAD_INPUT", "This page of the list does not exist.");
  return key;
}
