import { useEffect } from "react";
import { useReducedMotion } from "./use-reduced-motion.ts";
import { useSimulateView } from "./simulate-store.ts";
import { frames } from "./use-simulation.ts";

/** Goes through the simulated time while it is played, and stops at its end. With less motion in few large steps. */
export function usePlaying({ from, to }: { from: number; to: number }): void {
  const playing = useSimulateView((view) => view.playing);
  const set = useSimulateView((view) => view.set);
  const still = useReducedMotion();
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(
      () => {
        const step = (to - from) / (still ? 12 : frames);
        const next = (useSimulateView.getState().at ?? from) + step;
        set(next >= to ? { at: to, playing: false } : { at: next });
      },
      still ? 1500 : 200,
    );
    return () => clearInterval(timer);
  }, [playing, still, from, to, set]);
}
