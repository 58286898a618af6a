import { useQueries, type UseQueryResult } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import type {
  ContactFilter,
  ContactRow,
  ContactSort,
} from "../../../../../shared/contract/contacts.ts";
import { useEngine } from "../../../../data/engine.tsx";

const block = 200;
/** Blocks that were scrolled past are dropped soon: the page never holds more than some 2,000 rows. */
const keptFor = 1_500;
/** A dragged scrollbar passes by thousands of blocks; only where it rests is fetched. */
const rest = 90;

type Page = { items: ContactRow[]; total: number; all: number };
type Known = {
  list: string;
  total: number;
  all: number;
  blocks: ReadonlyMap<number, readonly ContactRow[]>;
};

const blocksOf = (first: number, last: number): number[] => {
  const from = Math.floor(first / block);
  const to = Math.max(from, Math.floor(Math.max(first, last - 1) / block));
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
};

/** The blocks to have: at once while one reads on, after a rest where one jumps. */
function useBlocks(list: string, first: number, last: number): number[] {
  const wanted = `${list}\n${blocksOf(first, last).join(" ")}`;
  const [settled, setSettled] = useState(wanted);
  const numbers = (text: string) => (text.split("\n")[1] ?? "0").split(" ").map(Number);
  const [now, next] = [numbers(settled), numbers(wanted)];
  const near = next.some((each) => now.some((have) => Math.abs(have - each) <= 1));
  const sameList = settled.startsWith(`${list}\n`);
  if (wanted !== settled && (near || !sameList)) setSettled(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), rest);
    return () => clearTimeout(timer);
  }, [wanted]);
  return sameList ? now : next;
}

/** The rows of a list around those on screen. What is known of the list before stays until the new one is here. */
export function useContactWindow(
  filter: ContactFilter,
  sort: ContactSort,
  range: { first: number; last: number },
) {
  const engine = useEngine();
  const list = JSON.stringify([filter, sort]);
  const blocks = useBlocks(list, range.first, range.last);

  const combine = useCallback(
    (results: UseQueryResult<Page>[]) => ({
      pages: results.map(({ data }) => data),
      problem: results.find(({ isError }) => isError)?.error ?? null,
      fetching: results.some(({ isFetching }) => isFetching),
      retry: () => results.forEach((result) => void result.refetch()),
    }),
    [],
  );
  const found = useQueries({
    queries: blocks.map((at) =>
      engine.contacts.window.queryOptions({
        input: { filter, sort, offset: at * block, limit: block },
        gcTime: keptFor,
      }),
    ),
    combine,
  });

  const numbers = blocks.join(" ");
  const current = useMemo((): Known | null => {
    const page = found.pages.find((each) => each !== undefined);
    if (!page) return null;
    const at = numbers.split(" ").map(Number);
    return {
      list,
      total: page.total,
      all: page.all,
      blocks: new Map(
        found.pages.flatMap((each, index) => (each ? [[at[index] ?? 0, each.items]] : [])),
      ),
    };
  }, [found.pages, numbers, list]);

  const [kept, setKept] = useState<Known | null>(current);
  if (current && current !== kept) setKept(current);
  const known = current ?? kept;
  const rowAt = useCallback(
    (index: number): ContactRow | undefined =>
      known?.blocks.get(Math.floor(index / block))?.[index % block],
    [known],
  );
  return {
    list,
    rowAt,
    total: known?.total ?? null,
    all: known?.all ?? null,
    pending: known === null && found.problem === null,
    /** What is shown is the list before. */
    stale: known !== null && known.list !== list,
    problem: found.problem,
    retry: found.retry,
  };
}
