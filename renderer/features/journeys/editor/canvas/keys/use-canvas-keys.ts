import { useEffect, useRef, type KeyboardEvent } from "react";
import type { Layout } from "../../../../../../shared/journey/layout.ts";
import { useWindowSettings } from "../../../../../ui/window-settings.tsx";
import { useEditorStore } from "../../editor-context.ts";
import { useActivityActs } from "../../inspector/use-activity-acts.ts";
import { keyOf, type CanvasKey } from "../../keymap.ts";
import { focusedIn } from "../../navigate.ts";
import { useCanvasShow } from "../canvas-view.ts";
import type { Camera } from "../use-camera.ts";
import { acting } from "./acting.ts";
import { alongRows } from "./along-rows.ts";
import { atPath } from "./at-path.ts";
import { choosing } from "./choosing.ts";
import { isGathering, type Hands } from "./hands.ts";
import { looking } from "./looking.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { selecting, walking } from "./walking.ts";

const plainLetter = /^[a-z/]$/i;
/** What has keys of its own. */
const fields = "input, textarea, select, [contenteditable], [role=dialog], [role=menu]";

/** Everything the keyboard does in the canvas and in the list: the same for both. */
export function useCanvasKeys(
  layout: () => Layout,
  { camera = null, rows = null }: { camera?: Camera | null; rows?: Hands["rows"] },
) {
  const store = useEditorStore();
  const acts = useActivityActs();
  const { singleKeys } = useWindowSettings();
  const { document: shown, locked } = useCanvasShow();
  const tap = useTap();
  useKeptFocus();

  const act = (key: CanvasKey): boolean => {
    const state = store.getState();
    const document = locked ? shown : state.document;
    const hands: Hands = { store, acts, layout, camera, rows, document };
    const ways = locked
      ? [alongRows, walking, looking]
      : [choosing, alongRows, atPath, walking, selecting, acting, looking];
    return ways.some((way) => way(key, state, hands));
  };
  const meant = (event: KeyboardEvent): CanvasKey | null => {
    const target = event.target as HTMLElement;
    if (target.closest(fields)) return null;
    const single = plainLetter.test(event.key) && !event.ctrlKey && !event.metaKey;
    const key = single && !singleKeys ? null : keyOf(event);
    // Buttons beside the journey are pressed by these.
    const pressing = key === "open" || key === "toggle";
    // Where nothing can be changed, Space is for what plays.
    if (locked && key === "toggle") return null;
    return pressing && target.closest("button, a[href]") ? null : key;
  };

  /** The focus can come to a card by other ways than these keys, such as those of a screen reader. */
  const takeUp = (target: EventTarget): void => {
    const { asking, document: draft, selection, select } = store.getState();
    const document = locked ? shown : draft;
    const id = (target as HTMLElement).closest<HTMLElement>("[data-id]")?.dataset["id"] ?? "";
    if (asking !== null || selection.path || !document.activities[id]) return;
    if (focusedIn(document, selection) === id) return;
    const several = selection.activities.length > 1 || isGathering(selection);
    select(several ? { activities: selection.activities, at: id } : { activities: [id] });
  };

  return {
    onKeyDown(event: KeyboardEvent) {
      const key = meant(event);
      if (key === "toggle") {
        // Space is pressed for a moment to select, and held to move the canvas: which one shows when it is let go.
        if (!event.repeat) tap.begin();
        event.preventDefault();
        return;
      }
      if (key === null) return;
      takeUp(event.target);
      if (!act(key)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onKeyUp(event: KeyboardEvent) {
      if (meant(event) !== "toggle" || !tap.end()) return;
      takeUp(event.target);
      act("toggle");
    },
  };
}

/** Whether a key was let go without the pointer having been used meanwhile. */
function useTap() {
  const held = useRef(false);
  useEffect(() => {
    const used = () => {
      held.current = false;
    };
    window.addEventListener("pointerdown", used, true);
    return () => window.removeEventListener("pointerdown", used, true);
  }, []);
  return {
    begin() {
      held.current = true;
    },
    end() {
      const was = held.current;
      held.current = false;
      return was;
    },
  };
}
