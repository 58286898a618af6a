import type { CanvasKey } from "../../keymap.ts";
import { useView } from "../canvas-view.ts";
import { focusCard } from "../focus-card.ts";
import { focusedId, type KeyHandler } from "./hands.ts";

const pans: Partial<Record<CanvasKey, [number, number]>> = {
  panUp: [0, 90],
  panDown: [0, -90],
  panLeft: [90, 0],
  panRight: [-90, 0],
};

/** What is in view, and what is shown beside the journey. */
export const looking: KeyHandler = (key, state, hands) => {
  const { camera } = hands;
  const view = useView.getState();
  const by = pans[key];
  if (by) {
    camera?.pan(...by);
    return true;
  }
  switch (key) {
    case "zoomIn":
      camera?.zoomIn();
      return true;
    case "zoomOut":
      camera?.zoomOut();
      return true;
    case "zoomFull":
      camera?.zoomTo(1);
      return true;
    case "fit":
      camera?.fit();
      return true;
    case "fitSelection":
      camera?.fit(state.selection.activities);
      return true;
    case "hand":
      view.set({ tool: "hand" });
      return true;
    case "pointer":
      view.set({ tool: "pointer" });
      return true;
    case "palette":
      view.set({ palette: !view.palette });
      return true;
    case "minimap":
      view.set({ minimap: !view.minimap });
      return true;
    case "list":
      view.set({ list: !view.list });
      focusCard(focusedId(state, hands));
      return true;
    case "search":
      view.set({ palette: true });
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>("[data-palette-search]")?.focus(),
      );
      return true;
    default:
      return false;
  }
};
