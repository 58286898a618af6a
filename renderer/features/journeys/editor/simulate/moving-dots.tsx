import { ViewportPortal } from "@xyflow/react";
import { useMemo } from "react";
import type { JourneyDocument, Position } from "../../../../../shared/journey/graph.ts";
import { drawingOf } from "../canvas/drawing.ts";
import { pathKey } from "../live/overlay.ts";
import classes from "./simulate.module.css";

type Move = { from: string; outlet: string; at: number; person: number };

/** The point at a share of the length of a line. */
export function pointAlong(points: readonly Position[], share: number): Position {
  const parts = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return { from, to, length: Math.hypot(to.x - from.x, to.y - from.y) };
  });
  let rest = Math.min(1, Math.max(0, share)) * parts.reduce((sum, { length }) => sum + length, 0);
  for (const { from, to, length } of parts) {
    if (rest <= length) {
      const part = length === 0 ? 0 : rest / length;
      return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    }
    rest -= length;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}

/** People on their way from one activity to the next, as dots on the paths of the canvas. */
export function MovingDots(props: {
  document: JourneyDocument;
  moving: readonly Move[];
  at: number;
  around: number;
}) {
  const { document, moving, at, around } = props;
  const lines = useMemo(
    () =>
      new Map(
        drawingOf(document).edges.flatMap(({ data }) =>
          data ? [[pathKey(data.from, data.outlet), data.points] as const] : [],
        ),
      ),
    [document],
  );
  return (
    <ViewportPortal>
      <svg className={classes.dots} width="1" height="1" aria-hidden>
        {moving.map((move) => {
          const points = lines.get(pathKey(move.from, move.outlet));
          if (!points) return null;
          const { x, y } = pointAlong(points, (at - move.at + around) / (2 * around));
          return (
            <circle
              key={`${move.person} ${move.from} ${move.outlet} ${move.at}`}
              r="5"
              style={{ transform: `translate(${x}px, ${y}px)` }}
            />
          );
        })}
      </svg>
    </ViewportPortal>
  );
}
