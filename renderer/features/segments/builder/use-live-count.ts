import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { SegmentCount } from "../../../../shared/contract/segments.ts";
import type { Criterion, SegmentGroup, SegmentRules } from "../../../../shared/domain/segment.ts";
import { useEngine } from "../../../data/engine.tsx";

const pause = 250;

export type LiveCount = ReturnType<typeof useLiveCount>;

/**
 * Counts the rules once they rest. Until the answer is here the last one stands, and what it says of a criterion or a
 * group is found by its content: rows may move meanwhile.
 */
export function useLiveCount(rules: SegmentRules) {
  const engine = useEngine();
  const [asked] = useDebouncedValue(rules, pause);
  const query = useQuery({
    ...engine.segments.count.queryOptions({ input: { rules: asked } }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const [known, setKnown] = useState<{ rules: SegmentRules; count: SegmentCount } | null>(null);
  if (query.data && !query.isPlaceholderData && !query.isError && known?.count !== query.data)
    setKnown({ rules: asked, count: query.data });
  const found = useMemo(() => indexOf(known), [known]);
  const settled = asked === rules && !query.isPlaceholderData && !query.isPending;
  return {
    count: known?.count ?? null,
    rules: known?.rules ?? null,
    /** The rules were changed and their count is not here yet. */
    computing: !settled && !query.isError,
    fetching: query.isFetching,
    error: query.isError && asked === rules ? query.error : null,
    retry: () => void query.refetch(),
    ofCriterion: (row: Criterion): number | null => found.criteria.get(JSON.stringify(row)) ?? null,
    ofGroup: (group: SegmentGroup): number | null =>
      found.groups.get(JSON.stringify(group)) ?? null,
  };
}

function indexOf(known: { rules: SegmentRules; count: SegmentCount } | null) {
  const criteria = new Map<string, number>();
  const groups = new Map<string, number>();
  for (const [g, group] of (known?.rules.groups ?? []).entries()) {
    const count = known?.count.groups[g];
    if (count !== undefined) groups.set(JSON.stringify(group), count);
    for (const [b, box] of group.dimensions.entries())
      for (const [r, row] of box.criteria.entries()) {
        const matches = known?.count.criteria[g]?.[b]?.[r];
        if (matches !== undefined && matches !== null) criteria.set(JSON.stringify(row), matches);
      }
  }
  return { criteria, groups };
}
