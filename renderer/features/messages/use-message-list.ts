import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { Folder } from "../../../shared/contract/messages.ts";
import type { Reason } from "../../../shared/domain/message.ts";
import { useEngine } from "../../data/engine.tsx";

export type ListFilter = {
  folder: Folder;
  search: string;
  campaignId: string | null;
  reason: Reason | null;
};

const pageSize = 100;
/** The window never holds more rows of a list than this; a search finds the rest. */
export const mostRows = 2_000;

/** One folder's rows, a page at a time by key. The rows of the search before stay, dimmed, until the new ones come. */
export function useMessageList({ folder, search, campaignId, reason }: ListFilter) {
  const list = useInfiniteQuery(
    useEngine().messages.list.infiniteOptions({
      input: (after: string | null) => ({
        folder,
        after,
        limit: pageSize,
        ...(search ? { search } : {}),
        ...(campaignId ? { campaignId } : {}),
        ...(reason ? { reason } : {}),
      }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = hasNextPage && rows.length < mostRows;
  const onEnd = useCallback(() => {
    if (more && !isFetchingNextPage) void fetchNextPage();
  }, [more, isFetchingNextPage, fetchNextPage]);
  return { list, rows, more, onEnd, cut: hasNextPage && !more };
}
