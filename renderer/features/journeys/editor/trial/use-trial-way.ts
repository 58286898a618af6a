import { useMemo } from "react";
import type { CanvasShow } from "../canvas/canvas-view.ts";
import { pathKey } from "../live/overlay.ts";
import { useTrialView } from "./trial-store.ts";

type Step = { activity: string; outlet: string | null };

/** The activities and paths that somebody’s steps go over, as the canvas lights them. */
export const wayOf = (steps: readonly Step[]): NonNullable<CanvasShow["followed"]> => ({
  activities: new Set(steps.map(({ activity }) => activity)),
  paths: new Set(
    steps.flatMap(({ activity, outlet }) => (outlet === null ? [] : [pathKey(activity, outlet)])),
  ),
});

/** What the canvas shows of the test that is going on; null while none is. */
export function useTrialWay() {
  const trial = useTrialView((view) => view.trial);
  return useMemo(
    () => trial && { document: trial.document, followed: wayOf(trial.state.steps) },
    [trial],
  );
}
