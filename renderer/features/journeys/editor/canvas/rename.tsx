import { useEffect, useRef, useState } from "react";
import { renameActivity } from "../../../../../shared/journey/settings.ts";
import { useEditorStore } from "../editor-context.ts";
import { focusCard } from "./focus-card.ts";
import classes from "./card.module.css";

/** The name of a card, being written: Enter keeps it, Escape gives it up. */
export function Rename({ id, name, fallback }: { id: string; name: string; fallback: string }) {
  const store = useEditorStore();
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(name);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const end = (keep: boolean) => {
    const { document, run, set, renaming } = store.getState();
    if (renaming !== id) return;
    set({ renaming: null });
    if (keep && draft.trim() !== name) run(renameActivity(document, id, draft));
    focusCard(id);
  };
  return (
    <input
      ref={input}
      className={`${classes.rename} nodrag nopan nokey`}
      aria-label="Name"
      placeholder={fallback}
      value={draft}
      maxLength={120}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") end(true);
        if (event.key === "Escape") end(false);
      }}
    />
  );
}
