import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ContactFilter } from "../../../../shared/contract/contacts.ts";
import { useEngine } from "../../../data/engine.tsx";

const block = 200;

/** The contacts a filter leaves, fetched block by block as the list is scrolled, and how many they are. */
export function useContacts(filter: ContactFilter) {
  const engine = useEngine();
  const list = useInfiniteQuery(
    engine.contacts.list.infiniteOptions({
      input: (after: string | null) => ({ ...filter, after, limit: block }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  );
  const count = useQuery(
    engine.contacts.count.queryOptions({ input: filter, placeholderData: keepPreviousData }),
  );
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  return { list, count, rows };
}
