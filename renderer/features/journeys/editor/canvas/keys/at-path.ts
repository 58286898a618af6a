import { cutPath } from "../../../../../../shared/journey/join.ts";
import { openPaths, samePath } from "../../navigate.ts";
import { focusCard } from "../focus-card.ts";
import { go, goOn, goToPath, type KeyHandler } from "./hands.ts";

/** While a path is selected, keys are about it. */
export const atPath: KeyHandler = (key, state, { document }) => {
  const { path } = state.selection;
  if (!path) return false;
  switch (key) {
    case "right":
    case "left": {
      const siblings = openPaths(document, path.from);
      const at = siblings.findIndex((one) => samePath(one, path));
      const next = siblings[at + (key === "right" ? 1 : -1)];
      if (next) goToPath(state, next);
      return true;
    }
    case "addAfter":
    case "open":
      goOn(state, path, "pick");
      return true;
    case "join":
      goOn(state, path, "join");
      return true;
    case "remove":
      state.run(cutPath(state.document, path));
      focusCard(path.from);
      return true;
    case "escape":
    case "previous":
      go(state, path.from);
      return true;
    case "next":
      go(state, document.activities[path.from]?.next[path.outlet] ?? null);
      return true;
    default:
      return false;
  }
};
