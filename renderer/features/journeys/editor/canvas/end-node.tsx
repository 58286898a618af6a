import { Handle, Position, type NodeProps } from "@xyflow/react";
import { IconFlag3 } from "@tabler/icons-react";
import { memo } from "react";
import { outletsOf } from "../../../../../shared/journey/graph.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { pathKey } from "../live/overlay.ts";
import type { EndNode } from "./drawing.ts";
import { useLevel } from "./level.ts";
import { useShown, useSideways } from "./shown.ts";
import classes from "./end.module.css";
import handles from "./handle.module.css";

/** The capsule at the end of a path. Pressed, it offers what to put before it. */
function Capsule({ data: { from, outlet } }: NodeProps<EndNode>) {
  const key = pathKey(from, outlet);
  const locked = useShown((show) => show.locked);
  const stub = useShown(({ document }) => {
    const activity = document.activities[from];
    return activity && outletsOf(activity).find(({ id }) => id === outlet)?.stub;
  });
  const count = useShown(({ overlay }) => overlay?.paths.get(key)?.ended ?? null);
  const pale = useShown(({ followed }) => followed !== null && !followed.paths.has(key));
  const sideways = useSideways();
  const set = useEditor((editor) => editor.set);
  const format = useFormat();
  const block = useLevel() === "block";
  return (
    <div className={classes.end} data-pale={pale || undefined}>
      <Handle
        id="in"
        type="target"
        position={sideways ? Position.Left : Position.Top}
        className={handles.handle ?? ""}
        isConnectable={false}
      />
      {locked || stub ? (
        <span className={classes.endWords}>
          <IconFlag3 size={14} aria-hidden />
          {block ? null : stub ? "Held out" : "End"}
          {count === null ? null : <b className="num">{format.brief(count)}</b>}
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
          className={handles.handle ?? ""}
          isConnectableEnd={false}
        />
      )}
    </div>
  );
}

export const EndCapsule = memo(Capsule);
