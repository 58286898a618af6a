import { useEffect } from "react";
import { Panel } from "../inspector/panel.tsx";
import { TrialRun } from "./trial-run.tsx";
import { TrialStart } from "./trial-start.tsx";
import { useTrialView } from "./trial-store.ts";

/** *Test with a contact*: one person goes through the draft, a step at a time, on a clock of their own. */
export function TrialPanel({ onClose }: { onClose: () => void }) {
  const trial = useTrialView((view) => view.trial);
  const end = useTrialView((view) => view.end);
  useEffect(() => end, [end]);
  return (
    <Panel label="Test with a contact" title="Test with a contact" onClose={onClose}>
      {trial ? <TrialRun key={trial.id} trial={trial} /> : <TrialStart />}
    </Panel>
  );
}
