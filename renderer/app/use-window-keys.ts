import { useEffect } from "react";
import { desktop } from "../data/desktop.ts";
import { usePreferences } from "../data/preferences.ts";
import { useScreenActionList } from "../data/screen-actions.ts";
import { pressed } from "../ui/shortcuts.ts";
import type { Command } from "./commands.ts";
import { moveRegion } from "./regions.ts";

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest("input, textarea, select, [contenteditable=true]") !== null;
const inDialog = () => document.querySelector("[aria-modal=true]") !== null;

/** The window's keys. What the screen offers comes first; text fields keep their own. */
export function useWindowKeys(commands: readonly Command[]) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === "F6") {
        event.preventDefault();
        moveRegion(event.shiftKey ? -1 : 1);
        return;
      }
      if (inDialog()) return;
      const screen = useScreenActionList
        .getState()
        .actions.find(
          ({ shortcut, also, disabled }) =>
            !disabled && [shortcut, also].some((one) => one && pressed(event, one)),
        );
      const own = commands.find(({ shortcut }) => shortcut && pressed(event, shortcut));
      const found = screen ?? own;
      const single = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
      if (!found || (single && (inField(event.target) || !usePreferences.getState().singleKeys)))
        return;
      // Alt+arrows move the caret by words in some fields.
      if (event.altKey && inField(event.target)) return;
      event.preventDefault();
      found.run();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [commands]);

  useEffect(
    () =>
      desktop()?.onCommand((id) => {
        // A menu's “New campaign” on a screen with its own is the same act.
        commands.find((command) => command.id === id)?.run();
      }),
    [commands],
  );
}
