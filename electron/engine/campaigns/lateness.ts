import { minute } from "../../../shared/domain/time.ts";
import type { RunRecord } from "../store/campaigns.ts";

/** Longer silence than this between two looks at the clock means that the computer slept. */
const awakeGap = 5 * minute;

export type Wakefulness = {
  /** Told at every pass of the scheduler. */
  seen(now: number): void;
  /** Since when the program has been running without a break. */
  since(): number;
};

export function wakefulness(now: number): Wakefulness {
  let since = now;
  let last = now;
  return {
    seen(at) {
      if (at - last > awakeGap || at < last) since = at;
      last = at;
    },
    since: () => since,
  };
}

/**
 * Whether a run is late only because the run before it was still being sent: that one ended after `due`, and no more than
 * `grace` ms ago, while the program ran all the time. Then the person has nothing to decide: it starts now.
 */
export function heldByPrevious(
  runs: readonly Pick<RunRecord, "started_at" | "ended_at" | "state">[],
  due: number,
  now: { at: number; awakeSince: number; grace: number },
): boolean {
  const ended = Math.max(
    0,
    ...runs.flatMap((run) =>
      run.started_at !== null && run.state === "completed" && run.ended_at !== null
        ? [run.ended_at]
        : [],
    ),
  );
  return ended > due && now.at - ended <= now.grace && now.awakeSince <= due;
}
