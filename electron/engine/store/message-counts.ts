import type { Measure } from "../../../shared/domain/message.ts";
import { hourOf } from "../zones.ts";
import type { Store } from "./database.ts";

type Count = { run: number; measure: Measure; channel: string; by: number };
/** What of a message says where it is counted. */
export type Counted = {
  run: number | null;
  channel: string;
  journey_version?: number | null;
  test?: number;
  live?: number | null;
  tracked?: number;
  sent_at?: number | null;
};

/** Adds to the rollup of runs, in the transaction of the change it counts. `at` is when it happened; `zone` is the project's. */
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

type JourneyCount = {
  version: number;
  measure: Measure;
  channel: string;
  live: number;
  tracked: number;
  sent_at: number | null;
  by: number;
};

/**
 * Sums single changes, so that a batch writes each rollup row once: of campaigns by run and the hour in which they happened,
 * of journeys by version and the hour in which the message was sent. Test messages are never counted.
 */
export class CountSheet {
  readonly #runs = new Map<string, Count>();
  readonly #journeys = new Map<string, JourneyCount>();

  add(message: Counted, measure: Measure, by = 1): void {
    const { run, channel, journey_version: version } = message;
    if (message.test) return;
    if (run !== null) {
      const id = `${run}:${measure}:${channel}`;
      const known = this.#runs.get(id);
      if (known) known.by += by;
      else this.#runs.set(id, { run, measure, channel, by });
    } else if (version !== null && version !== undefined) {
      const { tracked = 0, sent_at = null } = message;
      const live = message.live ?? 0;
      const id = `${version}:${measure}:${channel}:${live}:${tracked}:${sent_at}`;
      const known = this.#journeys.get(id);
      if (known) known.by += by;
      else this.#journeys.set(id, { version, measure, channel, live, tracked, sent_at, by });
    }
  }

  /** `at` is when it happened; `zone` is the project's. */
  write(store: Store, at: number, zone: string): void {
    addCounts(store, at, zone, [...this.#runs.values()]);
    for (const { version, channel, live, tracked, measure, sent_at, by } of this.#journeys.values())
      if (by !== 0)
        store.run(
          `INSERT INTO journey_message_counts (version, channel, live, tracked, measure, hour, count) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (version, channel, live, tracked, measure, hour) DO UPDATE SET count = count + excluded.count`,
          version,
          channel,
          live,
          tracked,
          measure,
          hourOf(sent_at ?? at, zone),
          by,
        );
  }
}
