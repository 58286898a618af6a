import { useStore } from "@xyflow/react";
import {
  IconHierarchy,
  IconMaximize,
  IconMinus,
  IconNote,
  IconPlus,
  IconSearch,
} from "@tabler/icons-react";
import { setLayout, tidy } from "../../../../../shared/journey/arrange.ts";
import { addNote } from "../../../../../shared/journey/notes.ts";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { useEditorStore } from "../editor-context.ts";
import { freshId } from "../fresh-id.ts";
import { useCanvasShow, useView } from "./canvas-view.ts";
import type { Camera } from "./use-camera.ts";
import classes from "./floats.module.css";

/** Zoom, fit, tidy, find and note, at the bottom left. */
export function Floats({ camera }: { camera: Camera }) {
  const zoom = useStore((flow) => Math.round(flow.transform[2] * 100));
  const { document, locked } = useCanvasShow();
  const store = useEditorStore();
  const set = useView((view) => view.set);
  const note = () => {
    const { run, select, document: now } = store.getState();
    const id = freshId();
    if (run(addNote(now, { id, text: "", at: { x: 260, y: 40 }, activity: null })))
      select({ note: id });
  };
  const free = document.layout.mode === "free";
  return (
    <fieldset className={classes.zoom} aria-label="View of the canvas">
      <IconAction
        label="Zoom out"
        shortcut="-"
        size="sm"
        tooltipPosition="top"
        onClick={camera.zoomOut}
      >
        <IconMinus size={15} />
      </IconAction>
      <button
        type="button"
        className={`${classes.percent} num plain`}
        aria-label={`Zoom ${zoom} %, set to 100 %`}
        onClick={() => camera.zoomTo(1)}
      >
        {zoom}%
      </button>
      <IconAction
        label="Zoom in"
        shortcut="Plus"
        size="sm"
        tooltipPosition="top"
        onClick={camera.zoomIn}
      >
        <IconPlus size={15} />
      </IconAction>
      <span className={classes.rule} />
      <IconAction
        label="Fit all"
        shortcut="1"
        size="sm"
        tooltipPosition="top"
        onClick={() => camera.fit()}
      >
        <IconMaximize size={15} />
      </IconAction>
      {locked ? null : (
        <IconAction
          label={free ? "Tidy" : "Arrange freely"}
          {...(free ? { shortcut: "Shift+T" } : {})}
          size="sm"
          tooltipPosition="top"
          onClick={() => {
            const { run, document: now } = store.getState();
            run(free ? tidy(now) : setLayout(now, { mode: "free" }));
          }}
        >
          <IconHierarchy size={15} />
        </IconAction>
      )}
      <IconAction
        label="Find"
        shortcut="Mod+F"
        size="sm"
        tooltipPosition="top"
        onClick={() => set({ finding: "" })}
      >
        <IconSearch size={15} />
      </IconAction>
      {locked ? null : (
        <IconAction label="Add note" shortcut="N" size="sm" tooltipPosition="top" onClick={note}>
          <IconNote size={15} />
        </IconAction>
      )}
    </fieldset>
  );
}
