import { ChangesPanel } from "./history/changes-panel.tsx";
import { HistoryPanel } from "./history/history-panel.tsx";
import { Inspector } from "./inspector/inspector.tsx";
import { useEditor } from "./editor-context.ts";
import { LiveBar } from "./live/live-bar.tsx";
import { LiveInspector } from "./live/live-inspector.tsx";
import { LivePanel } from "./live/live-panel.tsx";
import { LiveStrip } from "./live/live-strip.tsx";
import { ParticipantsDrawer } from "./live/participants-drawer.tsx";
import { ProblemsStrip } from "./problems/problems-strip.tsx";
import { StartCapsule } from "./review/start-capsule.tsx";

/*
 * What stands around the canvas, by mode. The palette of Design and everything of Simulate are their own.
 */

/** Left of the canvas in Live and History; null where the mode has a panel of its own. */
export function ModeLeftPanel() {
  const mode = useEditor((editor) => editor.mode);
  if (mode === "live") return <LivePanel />;
  return mode === "history" ? <HistoryPanel /> : null;
}

/** Right of the canvas. */
export function ModeRightPanel() {
  const mode = useEditor((editor) => editor.mode);
  switch (mode) {
    case "design":
      return <Inspector />;
    case "live":
      return (
        <>
          <LiveInspector />
          <ParticipantsDrawer />
        </>
      );
    case "history":
      return <ChangesPanel />;
    case "simulate":
      return null;
  }
}

/** Below the canvas. */
export function ModeStrip() {
  const mode = useEditor((editor) => editor.mode);
  if (mode === "design") return <ProblemsStrip />;
  return mode === "live" ? <LiveStrip /> : null;
}

/** In the journey bar: how long a start can be taken back, and what Live can do. */
export function ModeBar() {
  const mode = useEditor((editor) => editor.mode);
  return (
    <>
      <StartCapsule />
      {mode === "live" ? <LiveBar /> : null}
    </>
  );
}
