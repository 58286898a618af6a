import { useEditor } from "../editor-context.ts";
import { samePath } from "../navigate.ts";
import type { PathRef } from "../store.ts";

/** Whether the keyboard is at this path: where a move would go, or where a join comes from. */
export const useChosenPath = (from: string, outlet: string): boolean =>
  useEditor(({ asking }) => {
    const at: PathRef | null =
      asking?.kind === "move" ? asking.at : asking?.kind === "join" ? asking.from : null;
    return samePath(at, { from, outlet });
  });
