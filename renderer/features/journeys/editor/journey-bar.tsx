import { Button, SegmentedControl } from "@mantine/core";
import {
  IconActivity,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconHistory,
  IconListTree,
  IconPencil,
  IconPlayerPlay,
  IconTestPipe,
} from "@tabler/icons-react";
import { useState } from "react";
import { journeyStatusNames, type JourneyStatus } from "../../../../shared/domain/journey.ts";
import { setJourney } from "../../../../shared/journey/settings.ts";
import { plural } from "../../../ui/format.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { Pill } from "../../../ui/pill.tsx";
import { useEditor, useEditorStore } from "./editor-context.ts";
import { useView } from "./canvas/canvas-view.ts";
import { LiveBar } from "./live/live-bar.tsx";
import { StartCapsule } from "./review/start-capsule.tsx";
import type { Mode } from "./store.ts";
import classes from "./editor.module.css";

const tones: Record<JourneyStatus, "success" | "info" | "warning" | "neutral"> = {
  draft: "neutral",
  scheduled: "info",
  live: "success",
  paused: "warning",
  closed: "info",
  completed: "neutral",
  stopped: "neutral",
};

const modes: { value: Mode; label: string; icon: typeof IconPencil }[] = [
  { value: "design", label: "Design", icon: IconPencil },
  { value: "live", label: "Live", icon: IconActivity },
  { value: "simulate", label: "Simulate", icon: IconPlayerPlay },
  { value: "history", label: "History", icon: IconHistory },
];

/** Name, state, modes and the acts of the mode. */
export function JourneyBar(props: { onReview: () => void; onTest: () => void }) {
  const mode = useEditor((editor) => editor.mode);
  const set = useEditor((editor) => editor.set);
  const status = useEditor((editor) => editor.facts.status);
  const version = useEditor((editor) => editor.facts.version);
  const changes = useEditor((editor) => editor.facts.changes);
  const name =
    status === "draft"
      ? journeyStatusNames.draft
      : `${journeyStatusNames[status]}${version === null ? "" : ` · v${version}`}`;
  return (
    <header className={classes.bar} data-region="page-header">
      <JourneyName />
      <Pill tone={tones[status]}>{name}</Pill>
      {mode !== "live" && version !== null && changes !== null && changes > 0 ? (
        <button
          type="button"
          className="plain"
          onClick={() => set({ mode: "history" })}
          title="What differs from the published version"
        >
          <Pill tone="info">
            Draft v{version + 1} · {plural(String(changes), "change")}
          </Pill>
        </button>
      ) : null}
      <StartCapsule />
      <span className={classes.modes}>
        <SegmentedControl
          size="sm"
          aria-label="Mode"
          value={mode}
          onChange={(value) => set({ mode: value as Mode })}
          data={modes.map(({ value, label, icon: Sign }) => ({
            value,
            label: (
              <span className={classes.mode}>
                <Sign size={15} aria-hidden /> <span className={classes.modeName}>{label}</span>
              </span>
            ),
          }))}
        />
      </span>
      <span className={classes.acts}>
        {mode === "live" ? <LiveBar /> : mode === "design" ? <DesignActs {...props} /> : null}
      </span>
    </header>
  );
}

function JourneyName() {
  const name = useEditor((editor) => editor.document.name);
  const store = useEditorStore();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const { document, run } = store.getState();
    if (draft !== null && draft.trim() !== "" && draft.trim() !== document.name)
      run(setJourney(document, { name: draft.trim() }, "Rename the journey"), "journey name");
    setDraft(null);
  };
  return (
    <h1 className={classes.name}>
      <input
        aria-label="Name of the journey"
        value={draft ?? name}
        size={Math.max(8, Math.min(40, (draft ?? name).length + 1))}
        maxLength={150}
        spellCheck={false}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setDraft(null);
        }}
      />
      <IconPencil size={14} aria-hidden />
    </h1>
  );
}

function DesignActs({ onReview, onTest }: { onReview: () => void; onTest: () => void }) {
  const undoName = useEditor((editor) => editor.undoName);
  const redoName = useEditor((editor) => editor.redoName);
  const undo = useEditor((editor) => editor.undo);
  const redo = useEditor((editor) => editor.redo);
  const list = useView((view) => view.list);
  const setView = useView((view) => view.set);
  return (
    <>
      <IconAction
        label={undoName === null ? "Undo" : `Undo: ${undoName}`}
        shortcut="Mod+Z"
        disabled={undoName === null}
        onClick={() => void undo()}
      >
        <IconArrowBackUp size={17} />
      </IconAction>
      <IconAction
        label={redoName === null ? "Redo" : `Redo: ${redoName}`}
        shortcut="Mod+Shift+Z"
        disabled={redoName === null}
        onClick={() => void redo()}
      >
        <IconArrowForwardUp size={17} />
      </IconAction>
      <IconAction
        label="List view"
        shortcut="L"
        aria-pressed={list}
        onClick={() => setView({ list: !list })}
      >
        <IconListTree size={17} />
      </IconAction>
      <Button leftSection={<IconTestPipe size={16} />} onClick={onTest}>
        Test
      </Button>
      <Button variant="filled" onClick={onReview}>
        Review &amp; publish
      </Button>
    </>
  );
}
