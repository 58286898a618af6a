import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { pathKey } from "../live/overlay.ts";
import { samePath } from "../navigate.ts";
import type { PathEdge } from "./drawing.ts";
import { useLevel } from "./level.ts";
import { middleAt, placesOn } from "./path-places.ts";
import { PathPlus } from "./path-plus.tsx";
import { roundedPath } from "./route.ts";
import { useShown, useSideways } from "./shown.ts";
import { useChosenPath } from "./use-chosen-path.ts";
import classes from "./path.module.css";

/** A path: its line, its name, its count, and the “+” that puts something on it. */
function Line({ data, id }: EdgeProps<PathEdge>) {
  const from = data?.from ?? "";
  const outlet = data?.outlet ?? "";
  const key = pathKey(from, outlet);
  const locked = useShown((show) => show.locked);
  const live = useShown(({ overlay }) => overlay?.paths.get(key) ?? null);
  const pale = useShown(({ followed }) => followed !== null && !followed.paths.has(key));
  const sideways = useSideways();
  const selected = useEditor((editor) => samePath(editor.selection.path, { from, outlet }));
  const chosen = useChosenPath(from, outlet);
  const level = useLevel();
  const format = useFormat();
  if (!data) return null;
  const { points, label, stub, mark } = data;
  const width = live?.width ?? null;
  const count = live?.count ?? null;
  const at = placesOn(points, label !== "", sideways);
  const named = (label !== "" || (count !== null && count > 0)) && level !== "block";
  const open = !locked && !stub && mark !== "removed" && level !== "block";
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
      {named || open ? (
        <EdgeLabelRenderer>
          {named ? (
            <span
              className={classes.label}
              style={{ transform: middleAt(at.label) }}
              title={label}
              data-pale={pale || undefined}
            >
              {label.length > 18 ? `${label.slice(0, 17)}…` : label}
              {count === null ? null : <b className="num">{format.brief(count)}</b>}
            </span>
          ) : null}
          {open ? <PathPlus path={data} at={at.plus} chosen={chosen} /> : null}
        </EdgeLabelRenderer>
      ) : null}
    </>
  );
}

export const PathLine = memo(Line);
