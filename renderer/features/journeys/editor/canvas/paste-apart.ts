import { paste } from "../../../../../shared/journey/clipboard.ts";
import { onMac } from "../../../../ui/shortcuts.ts";
import { freshId } from "../fresh-id.ts";
import type { EditorStore } from "../store.ts";

/** Pastes beside the journey, not connected. */
export async function pasteApart(store: EditorStore): Promise<void> {
  try {
    const text = await navigator.clipboard.readText();
    const { document, run } = store.getState();
    run(paste(document, text, null, freshId));
  } catch {
    const keys = onMac() ? "⇧⌘V" : "Ctrl+Shift+V";
    store.getState().say(`The clipboard can’t be read here. Press ${keys} instead.`, true);
  }
}
