import { tidy } from "../../../../../../shared/journey/arrange.ts";
import { freshId } from "../../fresh-id.ts";
import { before, pathTo } from "../../navigate.ts";
import type { EditorState } from "../../store.ts";
import { cardSize } from "../drawing.ts";
import { newNote } from "../new-note.ts";
import { pasteApart } from "../paste-apart.ts";
import { askPath, focusedId, go, type Hands, type KeyHandler } from "./hands.ts";

/** Changes to the activity the keyboard is at, or to all that are selected. */
export const acting: KeyHandler = (key, state, hands) => {
  const { document, selection, set, run } = state;
  const { acts } = hands;
  const id = focusedId(state, hands);
  const ids = selection.activities.length === 0 ? [id] : selection.activities;
  const entry = id === document.entry;
  switch (key) {
    case "addAfter":
      askPath(state, id, "pick");
      return true;
    case "addBefore":
      if (entry) state.say("Entry is always first.", true);
      else set({ asking: { kind: "pick", at: pathTo(document, id), before: id } });
      return true;
    case "join":
      askPath(state, id, "join");
      return true;
    case "move":
      startMove(state, ids);
      return true;
    case "remove": {
      const next = before(document, id);
      acts.remove(ids);
      const now = hands.store.getState();
      if (now.asking === null && next !== null && now.document.activities[next]) go(now, next);
      return true;
    }
    case "duplicate":
      acts.duplicate(ids);
      return true;
    case "skip":
      acts.skip(ids, !ids.every((one) => document.activities[one]?.skipped));
      return true;
    case "rename":
      set({ renaming: id });
      return true;
    case "note":
    case "noteOf":
      putNote(state, hands, key === "noteOf" ? id : null);
      return true;
    case "tidy":
      run(tidy(document, cardSize(document)));
      return true;
    case "pasteApart":
      void pasteApart(hands.store);
      return true;
    default:
      return false;
  }
};

/** Begins to choose where activities go: a path, or in free layout a place. */
export function startMove({ document, set, say }: EditorState, given: readonly string[]): void {
  const ids = [...given];
  if (document.layout.mode === "free") {
    set({ asking: { kind: "nudge", ids, group: `nudge:${freshId()}`, moved: false } });
    say("Move with the arrow keys, with Shift further. Enter ends, Escape takes it back.");
  } else if (ids.includes(document.entry)) say("Entry is always first.", true);
  else {
    set({ asking: { kind: "move", ids, at: null } });
    say("Choose a path with the arrow keys, Enter moves here, Escape cancels.");
  }
}

/** A note beside the activity the keyboard is at; of it, when it goes where the activity goes. */
function putNote(state: EditorState, hands: Hands, of: string | null): void {
  const place = hands.layout().positions[focusedId(state, hands)];
  const { x, y, width } = place ?? { x: 0, y: 0, width: 224 };
  newNote(state, of === null ? { x: x + width + 40, y } : { x: width + 40, y: 0 }, of);
}
