import { MiniMap } from "@xyflow/react";
import { memo } from "react";
import { isActivityType } from "../../../../../shared/activities/index.ts";
import { viewOf } from "../../../../activities/index.ts";
import { toneColor } from "../../../../ui/tones.ts";
import { useView } from "./canvas-view.ts";
import type { CanvasNode } from "./drawing.ts";
import { useShownNow } from "./shown.ts";
import classes from "./floats.module.css";

const size = { width: 136, height: 100, margin: 12 };

/** The whole journey, small, and what part of it is in view. Out of the way while something is dragged. */
export const Overview = memo(() => {
  const shown = useView((view) => view.minimap && view.dragging === null);
  const store = useShownNow();
  if (!shown) return null;
  const colourOf = ({ id }: CanvasNode): string => {
    const type = store.getState().document.activities[id]?.type;
    return type !== undefined && isActivityType(type)
      ? toneColor(viewOf(type).tone)
      : "var(--border-strong)";
  };
  return (
    <MiniMap<CanvasNode>
      className={classes.minimap ?? ""}
      position="bottom-right"
      style={size}
      pannable
      zoomable
      ariaLabel="Overview of the journey"
      nodeColor={colourOf}
      nodeBorderRadius={8}
      bgColor="transparent"
      maskColor="color-mix(in srgb, var(--surface-3) 60%, transparent)"
    />
  );
});
