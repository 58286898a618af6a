import { ViewportPortal } from "@xyflow/react";
import { useView } from "../canvas-view.ts";
import classes from "../canvas.module.css";

/** Lines through what stands in line with the card that is dragged. */
export function Guides() {
  const guides = useView((view) => view.guides);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className={classes.guides} width="1" height="1" aria-hidden>
        {guides.map(({ axis, at, from, to }) => (
          <path
            key={axis}
            data-guide
            d={axis === "x" ? `M${at},${from}V${to}` : `M${from},${at}H${to}`}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
}
