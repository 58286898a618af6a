import { NodeToolbar, Position } from "@xyflow/react";
import {
  IconComponents,
  IconCopy,
  IconCopyPlus,
  IconPlayerSkipForward,
  IconTrash,
} from "@tabler/icons-react";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { useEditor } from "../editor-context.ts";
import { useActivityActs } from "../inspector/use-activity-acts.ts";
import { useCanvasShow } from "./canvas-view.ts";
import classes from "./floats.module.css";

/** What can be done with several activities, above them. */
export function SelectionBar() {
  const ids = useEditor((editor) => editor.selection.activities);
  const { document, locked } = useCanvasShow();
  const acts = useActivityActs();
  if (ids.length < 2 || locked) return null;
  return (
    <NodeToolbar nodeId={ids} isVisible position={Position.Top} offset={14}>
      <div className={classes.toolbar} role="toolbar" aria-label="Selected activities">
        <span>{ids.length} selected</span>
        <IconAction label="Copy" shortcut="Mod+C" size="sm" onClick={() => void acts.copy(ids)}>
          <IconCopy size={15} />
        </IconAction>
        <IconAction
          label="Duplicate"
          shortcut="Mod+D"
          size="sm"
          onClick={() => acts.duplicate(ids)}
        >
          <IconCopyPlus size={15} />
        </IconAction>
        <IconAction
          label="Skip"
          shortcut="Shift+D"
          size="sm"
          onClick={() => acts.skip(ids, !ids.every((id) => document.activities[id]?.skipped))}
        >
          <IconPlayerSkipForward size={15} />
        </IconAction>
        <IconAction label="Make template part" size="sm" onClick={() => acts.makePart(ids)}>
          <IconComponents size={15} />
        </IconAction>
        <IconAction
          label="Delete"
          shortcut="Delete"
          size="sm"
          color="red"
          onClick={() => acts.remove(ids)}
        >
          <IconTrash size={15} />
        </IconAction>
      </div>
    </NodeToolbar>
  );
}
