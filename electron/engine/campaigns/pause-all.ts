import { z } from "zod";
import type { Parts } from "../parts.ts";
import { readSetting, writeSetting } from "../store/settings.ts";

/** *Pause all* of the status bar, as long as it lasts and afterwards the last one: `to` null = still on. Times in ms. */
const PauseAll = z.object({ from: z.number(), to: z.number().nullable() });
const name = "scheduler.pauseAll";

const lastPause = ({ store }: Pick<Parts, "store">) => readSetting(store, name, PauseAll);

/** Nothing new starts until it is resumed; what is being sent goes on. */
export function pauseAll(parts: Parts): void {
  if (isPaused(parts)) return;
  writeSetting(parts.store, name, { from: parts.clock.now(), to: null });
  parts.topics.touch("scheduler");
}

export function resumeAll(parts: Parts): void {
  const pause = lastPause(parts);
  if (pause === null || pause.to !== null) return;
  writeSetting(parts.store, name, { ...pause, to: parts.clock.now() });
  parts.topics.touch("scheduler");
}

export function isPaused(parts: Pick<Parts, "store">): boolean {
  return lastPause(parts)?.to === null;
}

/** Whether *Pause all* was on at that time. Only the last pause is known: each one's due runs are looked at when it ends. */
export function wasPausedAt(parts: Pick<Parts, "store">, at: number): boolean {
  const pause = lastPause(parts);
  return pause !== null && pause.from <= at && at <= (pause.to ?? Infinity);
}
