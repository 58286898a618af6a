import { readActivity, pathsOf, type JourneyDocument } from "../../../../shared/journey/graph.ts";
import { endKey, layoutOf } from "../../../../shared/journey/layout.ts";
import { endSize, standardSize } from "../../../../shared/journey/sizes.ts";
import type { ActivityType } from "../../../../shared/activities/index.ts";
import { viewOf } from "../../../activities/index.ts";
import { toneColor } from "../../../ui/tones.ts";
import classes from "./list.module.css";

const margin = 24;

/** A journey so small that only its shape is seen; the words beside it say what it is. */
export function GraphThumb({ document }: { document: JourneyDocument }) {
  const layout = layoutOf(document, standardSize(document));
  const { left, top, width, height } = layout;
  return (
    <svg
      className={classes.thumb}
      viewBox={`${left - margin} ${top - margin} ${width + 2 * margin} ${height + 2 * margin}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden
    >
      {pathsOf(document).map(({ from, outlet, to }) => {
        const start = layout.positions[from];
        const card = to === null ? null : layout.positions[to];
        const end = to === null ? layout.ends[endKey(from, outlet)] : card;
        if (!start || !end) return null;
        const x1 = start.x + start.width / 2;
        const y1 = start.y + start.height;
        const x2 = end.x + (card?.width ?? endSize.width) / 2;
        const bend = (y1 + end.y) / 2;
        const key = endKey(from, outlet);
        return (
          <g key={key}>
            <path className={classes.thumbPath} d={`M${x1} ${y1}V${bend}H${x2}V${end.y}`} />
            {to === null ? <circle className={classes.thumbEnd} cx={x2} cy={end.y} r={12} /> : null}
          </g>
        );
      })}
      {Object.entries(document.activities).map(([id, activity]) => {
        const at = layout.positions[id];
        const { type } = readActivity(activity);
        if (!at || !type) return null;
        return (
          <rect
            key={id}
            {...at}
            rx={14}
            style={{ fill: toneColor(viewOf(activity.type as ActivityType).tone) }}
          />
        );
      })}
    </svg>
  );
}
