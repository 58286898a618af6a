import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEngine } from "../../../../data/engine.tsx";
import { useEditor } from "../editor-context.ts";
import { useLiveView } from "./live-store.ts";

/** What is counted in the chosen version and range. */
export function useLive(wanted = true) {
  const id = useEditor((editor) => editor.id);
  const published = useEditor((editor) => editor.facts.version !== null);
  const version = useLiveView((view) => view.version);
  const from = useLiveView((view) => view.from);
  return useQuery({
    ...useEngine().journeyRuns.live.queryOptions({
      input: { id, ...(version === null ? {} : { version }), from, to: null },
    }),
    enabled: wanted && published,
    placeholderData: keepPreviousData,
  });
}
