import type { ContactSort } from "../../../../shared/contract/contacts.ts";
import type { SortState } from "../../../ui/data-table-types.ts";

/** Who came last is what one looks for first. */
export const usualSort: ContactSort = { by: "created", descending: true };

const columns = { contact: "name", lastActive: "lastActive", created: "created" } as const;
type SortedColumn = keyof typeof columns;

/** Columns the engine keeps an order of. */
export const isSortable = (column: string): column is SortedColumn => column in columns;

/** `name`, or `-name` from Z to A. */
export function sortOf(params: URLSearchParams): ContactSort {
  const text = params.get("sort") ?? "";
  const by = Object.values(columns).find((each) => each === text.replace(/^-/, ""));
  return by ? { by, descending: text.startsWith("-") } : usualSort;
}

/** Back from `sortOf`; null for the usual order, which an address need not say. */
export const sortParam = ({ by, descending }: ContactSort): string | null =>
  by === usualSort.by && descending === usualSort.descending
    ? null
    : `${descending ? "-" : ""}${by}`;

/** The header that shows the order. */
export const sortState = ({ by, descending }: ContactSort): SortState => ({
  key: Object.entries(columns).find(([, each]) => each === by)?.[0] ?? "created",
  direction: descending ? "descending" : "ascending",
});

/** What pressing a header asks for: its other direction, or, where it was not sorted by, names from A and times from the newest. */
export function sortAfter(sort: ContactSort, column: string): ContactSort {
  if (!isSortable(column)) return sort;
  const by = columns[column];
  return { by, descending: sort.by === by ? !sort.descending : by !== "name" };
}
