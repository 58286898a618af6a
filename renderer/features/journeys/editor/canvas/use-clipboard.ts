import { useEffect } from "react";
import { copyText, paste } from "../../../../../shared/journey/clipboard.ts";
import { pressed } from "../../../../ui/shortcuts.ts";
import { useEditorStore } from "../editor-context.ts";
import { freshId } from "../fresh-id.ts";
import { useActivityActs } from "../inspector/use-activity-acts.ts";
import { focusedIn, pathAfter } from "../navigate.ts";

/** Beside plain text, so that other programs of this kind can tell what it is. */
const clipboardType = "application/x-journey+json";

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest("input, textarea, [contenteditable], [role=dialog]") !== null;

/** Copy, cut and paste of activities as readable JSON, by the window's own clipboard events: into other journeys, windows and text files. */
export function useClipboard(locked: boolean): void {
  const store = useEditorStore();
  const acts = useActivityActs();
  useEffect(() => {
    let apart = false;
    const copied = (event: ClipboardEvent): string[] => {
      const { selection, document } = store.getState();
      const ids = selection.activities.filter((id) => id !== document.entry);
      if (inField(event.target) || ids.length === 0 || String(getSelection() ?? "") !== "")
        return [];
      const text = copyText(document, ids);
      event.clipboardData?.setData("text/plain", text);
      event.clipboardData?.setData(clipboardType, text);
      event.preventDefault();
      return ids;
    };
    const copy = (event: ClipboardEvent) => {
      const ids = copied(event);
      if (ids.length > 0)
        store.getState().say(ids.length === 1 ? "Copied." : `${ids.length} activities copied.`);
    };
    const cut = (event: ClipboardEvent) => {
      if (locked) return;
      const ids = copied(event);
      if (ids.length > 0) acts.remove(ids);
    };
    const pasteHere = (event: ClipboardEvent) => {
      if (locked || inField(event.target)) return;
      const { document, selection, run } = store.getState();
      const text =
        event.clipboardData?.getData(clipboardType) || event.clipboardData?.getData("text/plain");
      if (!text) return;
      event.preventDefault();
      const at = selection.path ?? pathAfter(document, focusedIn(document, selection));
      run(paste(document, text, apart ? null : at, freshId));
    };
    // The paste that follows these keys is not connected; of any other it is not known which keys it came from.
    const keyDown = (event: KeyboardEvent) => {
      apart = pressed(event, "Mod+Shift+V");
    };
    const keyUp = () => {
      apart = false;
    };
    window.addEventListener("copy", copy);
    window.addEventListener("cut", cut);
    window.addEventListener("paste", pasteHere);
    window.addEventListener("keydown", keyDown, true);
    window.addEventListener("keyup", keyUp, true);
    return () => {
      window.removeEventListener("copy", copy);
      window.removeEventListener("cut", cut);
      window.removeEventListener("paste", pasteHere);
      window.removeEventListener("keydown", keyDown, true);
      window.removeEventListener("keyup", keyUp, true);
    };
  }, [store, locked, acts]);
}
