import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useEngine } from "../../../data/engine.tsx";
import { useEditor } from "./editor-context.ts";

/** Keeps the problems of the store those the engine finds in the saved draft. */
export function useKeepProblems(): void {
  const id = useEditor((editor) => editor.id);
  const set = useEditor((editor) => editor.set);
  const found = useQuery(useEngine().journeys.problems.queryOptions({ input: { id } })).data;
  useEffect(() => {
    if (found) set({ problems: found });
  }, [found, set]);
}
