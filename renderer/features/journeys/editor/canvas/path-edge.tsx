import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { IconPlus } from "@tabler/icons-react";
import { memo } from "react";
import type { Position } from "../../../../../shared/journey/graph.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { pathKey } from "../live/overlay.ts";
import { samePath } from "../navigate.ts";
import { useLevel } from "./activity-node.tsx";
import { useCanvasShow, useView } from "./canvas-view.ts";
import { roundedPath, type PathEdge } from "./drawing.ts";
import { useChosenPath } from "./use-chosen-path.ts";
import classes from "./canvas.module.css";

/** A path: its line, its name, its count, and the “+” that puts something on it. */
function Line({ data, id }: EdgeProps<PathEdge>) {
  const { document, locked, overlay, followed } = useCanvasShow();
  const from = data?.from ?? "";
  const outlet = data?.outlet ?? "";
  const selected = useEditor((editor) => samePath(editor.selection.path, { from, outlet }));
  const armed = useView((view) => samePath(view.drop?.at ?? null, { from, outlet }));
  const open = useView((view) => view.dragging !== null);
  const chosen = useChosenPath(from, outlet);
  const level = useLevel();
  const format = useFormat();
  const names = useNames(document);
  const set = useEditor((editor) => editor.set);
  if (!data) return null;
  const { points, label, stub, mark } = data;
  const live = overlay?.paths.get(pathKey(from, outlet)) ?? null;
  const width = live?.width ?? null;
  const pale = followed && !followed.paths.has(pathKey(from, outlet));
  const to = document.activities[from]?.next[outlet];
  const at = placesOn(points, label !== "", document.layout.direction === "LR");
  const between = `between ${nameAt(from)} and ${to === undefined ? "End" : nameAt(to)}`;
  function nameAt(activity: string): string {
    const found = document.activities[activity];
    return found ? activityName(found, names) : "End";
  }
  return (
    <>
      <BaseEdge
        id={id}
        path={roundedPath(points)}
        interactionWidth={14}
        className={classes.edge ?? ""}
        {...(width === null ? { markerEnd: "url(#path-end)" } : {})}
        style={width === null ? {} : { strokeWidth: width }}
        data-live={width === null ? undefined : true}
        data-selected={selected || chosen || undefined}
        data-parked={data.parked || undefined}
        data-mark={mark ?? undefined}
        data-pale={pale || undefined}
      />
      <EdgeLabelRenderer>
        {(label !== "" || live?.count) && level !== "block" ? (
          <span
            className={classes.label}
            style={{ transform: place(at.label) }}
            title={label}
            data-pale={pale || undefined}
          >
            {label.length > 18 ? `${label.slice(0, 17)}…` : label}
            {live?.count === null || live?.count === undefined ? null : (
              <b className="num">{format.brief(live.count)}</b>
            )}
          </span>
        ) : null}
        {locked || stub || mark === "removed" || level === "block" ? null : (
          <span
            className={classes.plus}
            data-plus={pathKey(from, outlet)}
            style={{ transform: place(at.plus) }}
            data-armed={armed || undefined}
            data-open={open || chosen || undefined}
          >
            <IconAction
              label={`Add activity ${between}`}
              shortcut="A"
              tabIndex={-1}
              tooltipPosition="right"
              onClick={(event) => {
                event.stopPropagation();
                set({ asking: { kind: "pick", at: { from, outlet } } });
              }}
            >
              <IconPlus size={12} stroke={2.2} />
            </IconAction>
          </span>
        )}
      </EdgeLabelRenderer>
    </>
  );
}

const place = ({ x, y }: Position) => `translate(-50%, -50%) translate(${x}px, ${y}px)`;

/** The name stands near the source, on the part that leads down; the “+” below it, or in the middle. */
export function placesOn(points: readonly Position[], named: boolean, sideways: boolean) {
  const last = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.at(-2) ?? last;
  // The part that leads to the target, unless the path bends once more before it.
  const from = points.length > 4 ? (points[2] ?? before) : before;
  const to = points.length > 4 ? (points[3] ?? last) : last;
  const along = (share: number): Position => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  });
  const length = Math.abs(sideways ? to.x - from.x : to.y - from.y) || 1;
  const label = along(Math.min(0.5, 16 / length));
  const plus = named ? along(Math.min(0.82, 37 / length)) : along(0.5);
  return { label, plus };
}

export const PathLine = memo(Line);
