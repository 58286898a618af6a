import { useMemo } from "react";
import { copyText, duplicate } from "../../../../../shared/journey/clipboard.ts";
import { deleteActivities, deleteActivity } from "../../../../../shared/journey/remove.ts";
import { skip } from "../../../../../shared/journey/settings.ts";
import { useEditorStore } from "../editor-context.ts";
import { freshId } from "../fresh-id.ts";
import type { EditorStore } from "../store.ts";

/** What menus and buttons of the inspector do with activities; the canvas has keys for the same. */
export function useActivityActs() {
  const store = useEditorStore();
  return useMemo(() => actsOf(store), [store]);
}

function actsOf(store: EditorStore) {
  return {
    remove(ids: readonly string[]) {
      const { document, run, set } = store.getState();
      const [only] = ids;
      const edited =
        ids.length === 1 && only !== undefined
          ? deleteActivity(document, only)
          : deleteActivities(document, ids);
      // Which path goes on is asked, not guessed.
      if (!edited.ok && edited.code === "CHOOSE_PATH" && only !== undefined)
        set({ asking: { kind: "keep", id: only } });
      else run(edited);
    },
    duplicate(ids: readonly string[]) {
      const { document, run } = store.getState();
      run(duplicate(document, [...ids], freshId));
    },
    skip(ids: readonly string[], skipped: boolean) {
      const { document, run } = store.getState();
      run(skip(document, ids, skipped));
    },
    makePart(ids: readonly string[]) {
      const { document, set, say } = store.getState();
      const own = ids.filter((id) => id !== document.entry);
      if (own.length === 0) say("Entry is always first.", true);
      else set({ asking: { kind: "part", ids: own } });
    },
    async copy(ids: readonly string[]) {
      const { document, say } = store.getState();
      try {
        await navigator.clipboard.writeText(copyText(document, [...ids]));
        say(ids.length === 1 ? "Copied." : `${ids.length} activities copied.`);
      } catch {
        say("The clipboard can’t be used here.", true);
      }
    },
  };
}
