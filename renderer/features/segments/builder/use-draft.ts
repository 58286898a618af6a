import { useMutation, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { useEngine } from "../../../data/engine.tsx";
import { forSaving } from "../edit.ts";
import type { SegmentDoc } from "./use-segment-edit.ts";

const pause = 400;

/** What was being built and not saved, as the project keeps it. Asked anew each time a builder opens. */
export function useKeptDraft(id: string | null, wanted: boolean) {
  const query = useQuery({
    ...useEngine().segments.draft.queryOptions({ input: { id } }),
    enabled: wanted,
    gcTime: 0,
    staleTime: 0,
    // A draft that cannot be read is as good as none; the segment itself opens.
    retry: false,
    refetchOnMount: "always",
  });
  const ready = !wanted || query.isError || (query.isSuccess && !query.isFetching);
  return { ready, draft: wanted ? (query.data ?? null) : null };
}

/** Keeps what is being built a moment after each change, and at once when the builder is left. */
export function useDraftKeeper({ id, version }: { id: string | null; version: number | null }) {
  const { segments } = useEngine();
  const keep = useMutation(segments.keepDraft.mutationOptions({ meta: { quiet: true } }));
  const drop = useMutation(segments.dropDraft.mutationOptions({ meta: { quiet: true } }));
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; run: () => void } | null>(null);
  const flush = useCallback(() => {
    const last = waiting.current;
    waiting.current = null;
    if (!last) return;
    clearTimeout(last.timer);
    last.run();
  }, []);
  useEffect(() => flush, [flush]);
  const later = (run: () => void) => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = { timer: setTimeout(flush, pause), run };
  };
  return {
    problem: keep.error,
    keep: (doc: SegmentDoc) =>
      later(() => {
        keep.mutate({
          id,
          version,
          name: doc.name,
          rules: forSaving(doc.rules),
          ...(doc.pinpoint === undefined ? {} : { pinpoint: doc.pinpoint }),
        });
      }),
    /** At once, with what still waited to be kept. */
    drop: () => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = null;
      drop.mutate({ id });
    },
  };
}
