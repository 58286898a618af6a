import { VisuallyHidden } from "@mantine/core";
import { ReactFlowProvider } from "@xyflow/react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useEngine } from "../../../data/engine.tsx";
import { setSavedState } from "../../../data/saved-state.ts";
import { useKeyGroups, useScreenActions } from "../../../data/screen-actions.ts";
import { onMac } from "../../../ui/shortcuts.ts";
import { usePublishPage } from "../../../ui/shell-context.ts";
import { useView, type CanvasShow } from "./canvas/canvas-view.ts";
import { KeepDialog } from "./canvas/keep-dialog.tsx";
import { MakePart } from "./canvas/name-part.tsx";
import { Palette } from "./canvas/palette.tsx";
import { Picker } from "./canvas/picker.tsx";
import { WhichPath } from "./canvas/which-path.tsx";
import { useEditor, useEditorStore } from "./editor-context.ts";
import { Places } from "./editor-places.tsx";
import { ChangesPanel } from "./history/changes-panel.tsx";
import { HistoryPanel } from "./history/history-panel.tsx";
import { useHistory } from "./history/use-history.ts";
import { Inspector } from "./inspector/inspector.tsx";
import { JourneyBar } from "./journey-bar.tsx";
import { canvasSheet } from "./keymap.ts";
import { LiveInspector } from "./live/live-inspector.tsx";
import { LivePanel } from "./live/live-panel.tsx";
import { LiveStrip } from "./live/live-strip.tsx";
import { ParticipantsDrawer } from "./live/participants-drawer.tsx";
import { useFollowed } from "./live/use-followed.ts";
import { useLive } from "./live/use-live.ts";
import { useLiveOverlay } from "./live/use-live-overlay.ts";
import { ProblemsStrip } from "./problems/problems-strip.tsx";
import { ReviewDrawer } from "./review/review-drawer.tsx";
import { SimulateMode } from "./simulate/simulate-mode.tsx";
import type { Mode } from "./store.ts";
import { TrialPanel } from "./trial/trial-panel.tsx";
import { useTrialWay } from "./trial/use-trial-way.ts";
import classes from "./editor.module.css";

const crumbs = [{ label: "Journeys", to: "/journeys" }];

/** The open journey: bar, what belongs to the mode left and right, the canvas, and a line below. */
export function EditorFrame() {
  const mode = useEditor((editor) => editor.mode);
  const name = useEditor((editor) => editor.document.name);
  const [reviewing, setReviewing] = useState(false);
  const [testing, setTesting] = useState(false);
  const set = useEditor((editor) => editor.set);
  const test = () => {
    set({ mode: "design" });
    setTesting(true);
  };
  usePublishPage(name, crumbs);
  useProblems();
  useSaved();
  useKeyGroups(canvasSheet);
  useActions({ onReview: () => setReviewing(true), onTest: test });
  return (
    <ReactFlowProvider>
      <div className={classes.frame}>
        <JourneyBar onReview={() => setReviewing(true)} onTest={test} />
        {mode === "live" ? (
          <Live />
        ) : mode === "history" ? (
          <History />
        ) : mode === "simulate" ? (
          <SimulateMode />
        ) : (
          <Design testing={testing} onTested={() => setTesting(false)} />
        )}
      </div>
      {reviewing ? <ReviewDrawer onClose={() => setReviewing(false)} /> : null}
      <Picker />
      <WhichPath />
      <KeepDialog />
      <MakePart />
      <Spoken />
    </ReactFlowProvider>
  );
}

function Design({ testing, onTested }: { testing: boolean; onTested: () => void }) {
  const tried = useTrialWay();
  const document = useEditor((editor) => editor.document);
  const archived = useEditor((editor) => editor.facts.archived);
  const selection = useEditor((editor) => editor.selection);
  const inspecting = useEditor((editor) => editor.inspecting);
  const palette = useView((view) => view.palette);
  const show = useMemo(
    (): CanvasShow => ({
      document: tried?.document ?? document,
      locked: archived || tried !== null,
      overlay: null,
      marks: null,
      followed: tried?.followed ?? null,
    }),
    [document, archived, tried],
  );
  const something = selection.activities.length > 0 || selection.path !== null;
  return (
    <Places
      left={palette && !archived && !testing ? <Palette /> : null}
      show={show}
      right={
        testing ? <TrialPanel onClose={onTested} /> : inspecting || something ? <Inspector /> : null
      }
      wide={testing}
      bottom={<ProblemsStrip />}
    />
  );
}

function Live() {
  const draft = useEditor((editor) => editor.document);
  const selected = useEditor((editor) => editor.selection.activities.length > 0);
  const live = useLive().data;
  const overlay = useLiveOverlay();
  const followed = useFollowed();
  const document = followed?.document ?? live?.document ?? draft;
  const show = useMemo(
    (): CanvasShow => ({
      document,
      locked: true,
      overlay: followed ? null : overlay,
      marks: null,
      followed,
    }),
    [document, overlay, followed],
  );
  return (
    <>
      <Places
        left={<LivePanel />}
        show={show}
        right={selected ? <LiveInspector /> : null}
        bottom={<LiveStrip />}
      />
      <ParticipantsDrawer />
    </>
  );
}

function History() {
  const draft = useEditor((editor) => editor.document);
  const { union, documents } = useHistory();
  const document = union?.document ?? documents.after ?? draft;
  const show = useMemo(
    (): CanvasShow => ({
      document,
      locked: true,
      overlay: null,
      marks: union?.marks ?? null,
      followed: null,
    }),
    [document, union],
  );
  return (
    <Places
      left={<HistoryPanel />}
      show={show}
      right={<ChangesPanel />}
      docked
      bottom={null}
      {...(union ? { paths: union.paths } : {})}
    />
  );
}

/** What is wrong with the draft, asked again after every save. */
function useProblems() {
  const store = useEditorStore();
  const id = useEditor((editor) => editor.id);
  const problems = useQuery(useEngine().journeys.problems.queryOptions({ input: { id } })).data;
  useEffect(() => {
    if (problems) store.getState().set({ problems });
  }, [problems, store]);
}

function useSaved() {
  const saving = useEditor((editor) => editor.saving);
  useEffect(() => {
    setSavedState(
      typeof saving === "string"
        ? { state: saving }
        : { state: "error", message: saving.problem.message },
    );
    return () => setSavedState({ state: "saved" });
  }, [saving]);
}

const modeKeys: [Mode, string][] = [
  ["design", "Design"],
  ["live", "Live"],
  ["simulate", "Simulate"],
  ["history", "History"],
];

function useActions({ onReview, onTest }: { onReview: () => void; onTest: () => void }) {
  const undoName = useEditor((editor) => editor.undoName);
  const redoName = useEditor((editor) => editor.redoName);
  const undo = useEditor((editor) => editor.undo);
  const redo = useEditor((editor) => editor.redo);
  const set = useEditor((editor) => editor.set);
  const inspecting = useEditor((editor) => editor.inspecting);
  const setView = useView((view) => view.set);
  useScreenActions([
    {
      id: "journey:undo",
      label: undoName === null ? "Undo" : `Undo ${undoName}`,
      shortcut: "Mod+Z",
      disabled: undoName === null,
      run: () => void undo(),
    },
    {
      id: "journey:redo",
      label: redoName === null ? "Redo" : `Redo ${redoName}`,
      shortcut: "Mod+Shift+Z",
      ...(onMac() ? {} : { also: "Mod+Y" }),
      disabled: redoName === null,
      run: () => void redo(),
    },
    {
      id: "journey:review",
      label: "Review & publish",
      shortcut: "Mod+Enter",
      aliases: ["publish", "go live"],
      run: onReview,
    },
    {
      id: "journey:test",
      label: "Test with a contact",
      aliases: ["try", "step through"],
      run: onTest,
    },
    {
      id: "journey:find",
      label: "Find in this journey",
      shortcut: "Mod+F",
      run: () => setView({ finding: "" }),
    },
    {
      id: "journey:inspector",
      label: inspecting ? "Hide the inspector" : "Journey settings",
      shortcut: "Mod+I",
      run: () => set({ inspecting: !inspecting }),
    },
    ...modeKeys.map(([mode, label], index) => ({
      id: `journey:mode:${mode}`,
      label: `${label} mode`,
      shortcut: `Alt+${index + 1}`,
      run: () => set({ mode }),
    })),
  ]);
}

/** What is said to screen readers: politely, and at once for refusals, which are shown as well. */
function Spoken() {
  const said = useEditor((editor) => editor.said);
  return (
    <>
      <VisuallyHidden>
        <output aria-live="polite">
          {said.urgent ? "" : `${said.text}${"\u200b".repeat(said.count % 2)}`}
        </output>
      </VisuallyHidden>
      {said.urgent ? <Refusal key={said.count} text={said.text} /> : null}
    </>
  );
}

/** A refusal stays for a few seconds. */
function Refusal({ text }: { text: string }) {
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), 5000);
    return () => clearTimeout(timer);
  }, []);
  return shown ? (
    <div className={classes.refusal} role="alert">
      {text}
    </div>
  ) : null;
}
