import { IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { useEditorStore } from "../editor-context.ts";
import { readingOrder } from "../navigate.ts";
import { matches } from "./matches.ts";
import { useCanvasShow, useView } from "./canvas-view.ts";
import { focusCard } from "./focus-card.ts";
import classes from "./floats.module.css";

/** Looks for words in names, settings and remarks; Enter goes on, Escape gives everything its colour back. */
export function Find() {
  const wanted = useView((view) => view.finding);
  const set = useView((view) => view.set);
  const { document } = useCanvasShow();
  const store = useEditorStore();
  const [at, setAt] = useState(-1);
  if (wanted === null) return null;
  const found =
    wanted === "" ? [] : readingOrder(document).filter((id) => matches(document, id, wanted));
  const go = (step: 1 | -1) => {
    if (found.length === 0) return;
    const next = (at + step + found.length) % found.length;
    setAt(next);
    const id = found[next];
    if (id !== undefined) store.getState().select({ activities: [id] });
  };
  const close = () => {
    set({ finding: null });
    const [id] = store.getState().selection.activities;
    if (id !== undefined) focusCard(id);
  };
  return (
    <search className={classes.find}>
      <input
        autoFocus
        aria-label="Find in this journey"
        placeholder="Find in this journey"
        value={wanted}
        onChange={(event) => {
          setAt(-1);
          set({ finding: event.currentTarget.value });
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") close();
        }}
      />
      <span className="num" aria-live="polite">
        {wanted === ""
          ? ""
          : found.length === 0
            ? "None"
            : at === -1
              ? `${found.length} found`
              : `${at + 1} of ${found.length}`}
      </span>
      <IconAction label="Previous" size="xs" onClick={() => go(-1)}>
        <IconChevronUp size={14} />
      </IconAction>
      <IconAction label="Next" size="xs" onClick={() => go(1)}>
        <IconChevronDown size={14} />
      </IconAction>
      <IconAction label="Close" shortcut="Esc" size="xs" onClick={close}>
        <IconX size={14} />
      </IconAction>
    </search>
  );
}
