import {
  after,
  before,
  beside,
  everythingAfter,
  last,
  nextSplit,
  openPaths,
  readingOrder,
} from "../../navigate.ts";
import { activityName } from "../../../../../data/library.tsx";
import type { EditorState } from "../../store.ts";
import { focusCard } from "../focus-card.ts";
import { focusedId, go, goToPath, isGathering, type KeyHandler } from "./hands.ts";

/** Going from card to card, by the paths; nothing is changed by it. */
export const walking: KeyHandler = (key, state, hands) => {
  const { document } = hands;
  const id = focusedId(state, hands);
  const side = (step: 1 | -1) => beside(document, hands.layout().positions, id, step);
  switch (key) {
    case "next":
      go(state, after(document, id));
      return true;
    case "previous":
      go(state, before(document, id));
      return true;
    case "right":
    case "left":
      go(state, side(key === "right" ? 1 : -1));
      return true;
    case "first":
      go(state, document.entry);
      return true;
    case "last":
      go(state, last(document, id));
      return true;
    case "nextSplit":
    case "previousSplit":
      go(state, nextSplit(document, id, key === "nextSplit" ? 1 : -1));
      return true;
    case "open":
      state.show(id, "");
      return true;
    case "escape": {
      const { selection, select, set } = state;
      if (selection.activities.length > 1 || isGathering(selection)) select({ activities: [id] });
      else {
        // The keyboard stays where it is.
        select({ at: id });
        set({ inspecting: false });
      }
      focusCard(id);
      return true;
    }
    default:
      return false;
  }
};

/** Selecting several, or the path below. */
export const selecting: KeyHandler = (key, state, hands) => {
  const { document } = hands;
  const { select, selection } = state;
  const id = focusedId(state, hands);
  const extend = (to: string | null) => {
    if (to === null) return;
    const kept = [id, ...selection.activities].filter((one) => one !== to);
    select({ activities: [to, ...new Set(kept)] });
    focusCard(to);
  };
  const side = (step: 1 | -1) => beside(document, hands.layout().positions, id, step);
  switch (key) {
    case "extendNext":
      extend(after(document, id));
      return true;
    case "extendPrevious":
      extend(before(document, id));
      return true;
    case "extendRight":
      extend(side(1));
      return true;
    case "extendLeft":
      extend(side(-1));
      return true;
    case "toggle":
      toggle(state, id);
      return true;
    case "selectAll":
      select({ activities: readingOrder(document) });
      return true;
    case "selectAfter":
      select({ activities: [id, ...everythingAfter(document, id)] });
      return true;
    case "path": {
      const [path] = openPaths(document, id);
      if (path) goToPath(state, path);
      else state.say("Nothing can come after it.", true);
      return true;
    }
    default:
      return false;
  }
};

/** Takes an activity into what is selected, or out of it; from then on the arrows only go to and fro, until Escape. */
function toggle({ document, names, selection, select, say }: EditorState, id: string): void {
  const several = selection.activities.length > 1 || isGathering(selection);
  const others = several ? selection.activities.filter((one) => one !== id) : [];
  const out = several && selection.activities.includes(id);
  const activities = out ? others : [...others, id];
  select({ activities, at: id });
  const activity = document.activities[id];
  const name = activity ? activityName(activity, names) : id;
  say(
    several
      ? `${name} ${out ? "not selected" : "selected"}. ${activities.length} selected.`
      : `${name} selected. Arrow keys go on, Space adds, Escape ends.`,
  );
}
