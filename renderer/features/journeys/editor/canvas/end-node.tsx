import { Handle, Position, type NodeProps } from "@xyflow/react";
import { IconFlag3 } from "@tabler/icons-react";
import { memo } from "react";
import { outletsOf } from "../../../../../shared/journey/graph.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { pathKey } from "../live/overlay.ts";
import { useCanvasShow } from "./canvas-view.ts";
import { useLevel } from "./activity-node.tsx";
import type { EndNode } from "./drawing.ts";
import classes from "./canvas.module.css";

/** The capsule at the end of a path. Pressed, it offers what to put before it. */
function Capsule({ data: { from, outlet } }: NodeProps<EndNode>) {
  const { document, locked, overlay, followed } = useCanvasShow();
  const set = useEditor((editor) => editor.set);
  const format = useFormat();
  const activity = document.activities[from];
  const stub = activity ? outletsOf(activity).find(({ id }) => id === outlet)?.stub : undefined;
  const sideways = document.layout.direction === "LR";
  const count = overlay?.paths.get(pathKey(from, outlet))?.ended;
  const block = useLevel() === "block";
  return (
    <div
      className={classes.end}
      data-pale={(followed && !followed.paths.has(pathKey(from, outlet))) || undefined}
    >
      <Handle
        id="in"
        type="target"
        position={sideways ? Position.Left : Position.Top}
        className={classes.handle ?? ""}
        isConnectable={false}
      />
      {locked || stub ? (
        <span className={classes.endWords}>
          <IconFlag3 size={14} aria-hidden />
          {block ? null : stub ? "Held out" : "End"}
          {count === undefined || count === null ? null : (
            <b className="num">{format.brief(count)}</b>
          )}
        </span>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={classes.endWords}
          onClick={() => set({ asking: { kind: "pick", at: { from, outlet } } })}
        >
          <IconFlag3 size={14} aria-hidden />
          {block ? null : "End"}
        </button>
      )}
      {locked || stub ? null : (
        <Handle
          id="out"
          type="source"
          position={sideways ? Position.Right : Position.Bottom}
          className={classes.handle ?? ""}
          isConnectableEnd={false}
        />
      )}
    </div>
  );
}

export const EndCapsule = memo(Capsule);
