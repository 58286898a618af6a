import { useEffect, useRef } from "react";
import { useEditor, useEditorStore } from "../../editor-context.ts";
import { focusedIn } from "../../navigate.ts";
import { focusCard } from "../focus-card.ts";

/** When the card that has the focus goes, as by undo, the keyboard goes on at the one it is at then. */
export function useKeptFocus(): void {
  const store = useEditorStore();
  const changed = useEditor((editor) => editor.document);
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const focused = ({ target }: FocusEvent) => {
      last.current = target instanceof Element ? target.closest("[data-id]") : null;
    };
    window.addEventListener("focusin", focused);
    return () => window.removeEventListener("focusin", focused);
  }, []);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const lost = last.current !== null && !last.current.isConnected;
      if (!lost || document.activeElement !== document.body) return;
      const { document: draft, selection } = store.getState();
      focusCard(focusedIn(draft, selection));
    });
    return () => cancelAnimationFrame(frame);
  }, [changed, store]);
}
