import type { Measure } from "../../../shared/domain/message.ts";
import { hourOf } from "../zones.ts";
import type { Store } from "./database.ts";

type Count = { run: number; measure: Measure; channel: string; by: number };

/**
 * Adds to the rollup, in the transaction of the change it counts. Test messages have no run and are never counted.
 * `at` is when it happened; `zone` is the project's.
 */
export function addCounts(store: Store, at: number, zone: string, counts: readonly Count[]): void {
  const hour = hourOf(at, zone);
  for (const { run, measure, channel, by } of counts)
    if (by !== 0)
      store.run(
        `INSERT INTO message_counts (run, measure, hour, channel, count) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (run, measure, hour, channel) DO UPDATE SET count = count + excluded.count`,
        run,
        measure,
        hour,
        channel,
        by,
      );
}

/** Sums single changes by run and measure, so that a batch writes each rollup row once. */
export class CountSheet {
  readonly #sums = new Map<string, Count>();
  add(run: number | null, measure: Measure, channel: string, by = 1): void {
    if (run === null) return;
    const id = `${run}:${measure}:${channel}`;
    const known = this.#sums.get(id);
    if (known) known.by += by;
    else this.#sums.set(id, { run, measure, channel, by });
  }
  write(store: Store, at: number, zone: string): void {
    addCounts(store, at, zone, [...this.#sums.values()]);
  }
}
