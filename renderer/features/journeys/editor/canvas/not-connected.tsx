import { ViewportPortal } from "@xyflow/react";
import { parkedIn } from "../../../../../shared/journey/graph.ts";
import type { Scene } from "./scene.ts";
import classes from "./canvas.module.css";

/** The heading of the parts that nothing leads to. */
export function NotConnected({ document, drawing }: Scene) {
  const boxes = parkedIn(document).flatMap((id) => drawing.layout.positions[id] ?? []);
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  return (
    <ViewportPortal>
      <span
        className={classes.group}
        style={{ transform: `translate(${left}px, ${top}px) translateY(-100%)` }}
      >
        Not connected
      </span>
    </ViewportPortal>
  );
}
