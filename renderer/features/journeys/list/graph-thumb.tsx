import { activityOfType, isActivityType } from "../../../../shared/activities/index.ts";
import type { JourneyDocument } from "../../../../shared/journey/graph.ts";
import { layoutOf } from "../../../../shared/journey/layout.ts";
import { pathsOf } from "../../../../shared/journey/graph.ts";
import { standardSize } from "../../../../shared/journey/sizes.ts";
import { viewOf } from "../../../activities/index.ts";
import { toneColor } from "../../../ui/tones.ts";
import classes from "./list.module.css";

/** A journey in small: cards in the colours of their types, and the paths between them. */
export function GraphThumb({ document }: { document: JourneyDocument }) {
  const { positions, left, top, width, height } = layoutOf(document, standardSize(document));
  const margin = 16;
  const paths = pathsOf(document).flatMap(({ from, outlet, to }) => {
    const [start, end] = [positions[from], to === null ? undefined : positions[to]];
    return start && end ? [{ key: `${from}:${outlet}`, start, end }] : [];
  });
  return (
    <svg
      className={classes.thumb}
      viewBox={`${left - margin} ${top - margin} ${width + 2 * margin} ${height + 2 * margin}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden
      focusable="false"
    >
      {paths.map(({ key, start, end }) => {
        const [x, y] = [start.x + start.width / 2, start.y + start.height];
        const [toX, toY] = [end.x + end.width / 2, end.y];
        const middle = (y + toY) / 2;
        return (
          <path
            key={key}
            className={classes.thumbPath}
            d={`M${x} ${y}C${x} ${middle} ${toX} ${middle} ${toX} ${toY}`}
          />
        );
      })}
      {Object.entries(document.activities).map(([id, { type }]) => {
        const at = positions[id];
        if (!at) return null;
        const tone = activityOfType(type) && isActivityType(type) ? viewOf(type).tone : "neutral";
        return (
          <rect
            key={id}
            x={at.x}
            y={at.y}
            width={at.width}
            height={at.height}
            rx={14}
            fill={toneColor(tone)}
          />
        );
      })}
    </svg>
  );
}
