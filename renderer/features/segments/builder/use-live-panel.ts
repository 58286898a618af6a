import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { SegmentPanel } from "../../../../shared/contract/segments.ts";
import type { Criterion, SegmentGroup, SegmentRules } from "../../../../shared/domain/segment.ts";
import { useEngine } from "../../../data/engine.tsx";

const pause = 250;
type Known = { rules: SegmentRules; panel: SegmentPanel };

export type LivePanelState = ReturnType<typeof useLivePanel>;

/**
 * Asks the live panel once the rules rest. Until the answer is here the last one stands, and what it says of a criterion
 * or a group is found by its content: rows may move meanwhile.
 */
export function useLivePanel(rules: SegmentRules, id: string | null) {
  const engine = useEngine();
  const [asked] = useDebouncedValue(rules, pause);
  const [seed, setSeed] = useState(1);
  const query = useQuery({
    ...engine.segments.panel.queryOptions({
      input: { rules: asked, seed, ...(id === null ? {} : { id }) },
    }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const [known, setKnown] = useState<Known | null>(null);
  const answer = query.isPlaceholderData || query.isError ? undefined : query.data;
  // Rules changed and changed back are others with the same answer.
  if (answer && (known?.panel !== answer || known.rules !== asked))
    setKnown({ rules: asked, panel: answer });
  const found = useMemo(() => indexOf(known), [known]);
  const { refetch } = query;
  return {
    panel: known?.panel ?? null,
    count: known?.panel.count ?? null,
    /** The rules the panel speaks of. */
    rules: known?.rules ?? null,
    /** The rules were changed and their count is not here yet. */
    computing: known?.rules !== rules && !query.isError,
    fetching: query.isFetching,
    error: query.isError && asked === rules ? query.error : null,
    retry: useCallback(() => void refetch(), [refetch]),
    shuffle: useCallback(() => setSeed((before) => before + 1), []),
    ofCriterion: (row: Criterion): number | null => found.criteria.get(JSON.stringify(row)) ?? null,
    ofGroup: (group: SegmentGroup): number | null =>
      found.groups.get(JSON.stringify(group)) ?? null,
  };
}

function indexOf(known: Known | null) {
  const criteria = new Map<string, number>();
  const groups = new Map<string, number>();
  const count = known?.panel.count;
  for (const [g, group] of (known?.rules.groups ?? []).entries()) {
    const contacts = count?.groups[g];
    if (contacts !== undefined) groups.set(JSON.stringify(group), contacts);
    for (const [b, box] of group.dimensions.entries())
      for (const [r, row] of box.criteria.entries()) {
        const matches = count?.criteria[g]?.[b]?.[r];
        if (matches !== undefined && matches !== null) criteria.set(JSON.stringify(row), matches);
      }
  }
  return { criteria, groups };
}
