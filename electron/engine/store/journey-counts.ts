import { hourOf } from "../zones.ts";
import type { Store } from "./database.ts";

/*
 * What is counted of a version, by activity and hour. `outlet:x` are those who left by x, `notSent:reason` those who came by
 * and got nothing; `entered` (of them `enteredHeldOut`) and `rejected:reason` stand at the entry, `completed`, `goal` and `goalHeldOut` there too.
 * `here` is how many are at an activity now and has no hour.
 */
export type JourneyMeasure =
  | "arrived"
  | "ended"
  | "sent"
  | "entered"
  | "enteredHeldOut"
  | "heldOut"
  | "completed"
  | "goal"
  | "goalHeldOut"
  | `outlet:${string}`
  | `notSent:${string}`
  | `rejected:${string}`;

const add = `INSERT INTO journey_counts (version, activity, measure, hour, count) VALUES (?, ?, ?, ?, ?)
   ON CONFLICT (version, activity, measure, hour) DO UPDATE SET count = count + excluded.count`;

/** Sums single changes, so that a batch writes each row of the rollup once, in the transaction of what it counts. */
export class JourneySheet {
  readonly #sums = new Map<
    string,
    { version: number; activity: string; measure: string; by: number }
  >();
  add(version: number, activity: string, measure: JourneyMeasure | "here", by = 1): void {
    const id = `${version} ${activity} ${measure}`;
    const known = this.#sums.get(id);
    if (known) known.by += by;
    else this.#sums.set(id, { version, activity, measure, by });
  }
  /** `at` is when it happened, `zone` the project's. */
  write(store: Store, at: number, zone: string): void {
    const hour = hourOf(at, zone);
    for (const { version, activity, measure, by } of this.#sums.values())
      if (by !== 0) store.run(add, version, activity, measure, measure === "here" ? 0 : hour, by);
    this.#sums.clear();
  }
}

/** How many are inside a version now. */
export const insideOf = (store: Store, version: number): number =>
  store.get<{ n: number | null }>(
    "SELECT sum(count) AS n FROM journey_counts WHERE version = ? AND measure = 'here'",
    version,
  )?.n ?? 0;
