import { useEffect } from "react";
import { useReducedMotion } from "./use-reduced-motion.ts";
import { speeds, useSimulateView } from "./simulate-store.ts";
import { frames } from "./use-simulation.ts";

/** Goes through the simulated time while it is played, and stops at its end. With less motion in few large steps. */
export function usePlaying({ from, to }: { from: number; to: number }): void {
  const playing = useSimulateView((view) => view.playing);
  const set = useSimulateView((view) => view.set);
  const speed = useSimulateView((view) => view.speed);
  const still = useReducedMotion();
  useEffect(() => {
    if (!playing) return;
    const tick = still ? 1500 : 200;
    const perSecond = speeds.find(({ value }) => value === speed)?.perSecond ?? null;
    const step =
      perSecond === null ? (to - from) / (still ? 12 : frames) : (perSecond * tick) / 1000;
    const timer = setInterval(() => {
      const next = (useSimulateView.getState().at ?? from) + step;
      set(next >= to ? { at: to, playing: false } : { at: next });
    }, tick);
    return () => clearInterval(timer);
  }, [playing, speed, still, from, to, set]);
}
