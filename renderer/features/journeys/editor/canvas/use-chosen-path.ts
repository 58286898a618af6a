import { useEditor } from "../editor-context.ts";
import { samePath } from "../navigate.ts";
import type { Asking, PathRef } from "../store.ts";

function chosen(asking: Asking | null): PathRef | null {
  switch (asking?.kind) {
    case "move":
    case "pick":
      return asking.at;
    case "join":
      return asking.from;
    default:
      return null;
  }
}

/** Whether a path is what is being talked about: something is put on it, moved there, or it is joined. */
export const useChosenPath = (from: string, outlet: string): boolean =>
  useEditor(({ asking }) => samePath(chosen(asking), { from, outlet }));
