import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { SimulationResult } from "../../../../../shared/contract/trials.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { useSimulateView } from "./simulate-store.ts";

/** How a run stands, and its result once it is there. */
export const useRun = (run: string | null) =>
  useQuery({
    ...useEngine().trials.result.queryOptions({ input: { run: run ?? "" } }),
    enabled: run !== null,
  });

/** The result on screen; null before there is one. */
export function useResult(): { run: string; result: SimulationResult } | null {
  const run = useSimulateView((view) => view.run);
  const result = useRun(run).data?.result ?? null;
  return run !== null && result ? { run, result } : null;
}

/** The simulated time that can be looked at, and the instant that is. */
export function useTimes(result: SimulationResult | null) {
  const chosen = useSimulateView((view) => view.at);
  if (!result) return { from: 0, to: 0, at: 0 };
  const { from, step, actions } = result.histogram;
  const to = from + step * actions.length;
  return { from, to, at: Math.min(to, Math.max(from, chosen ?? to)) };
}

/** So many steps from the beginning to the end when it is played. */
export const frames = 120;

/** Counts at an instant, and who is on the move around it. The old moment stays until the new one is there. */
export const useMoment = (run: string | null, at: number, around: number) =>
  useQuery({
    ...useEngine().trials.at.queryOptions({ input: { run: run ?? "", at, around } }),
    enabled: run !== null,
    placeholderData: keepPreviousData,
    // Playing passes many moments, each seen once.
    gcTime: 10_000,
  }).data;
