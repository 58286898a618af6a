import { AppError } from "../../../../shared/domain/errors.ts";
import { day, hour } from "../../../../shared/domain/time.ts";
import type { Topic } from "../../../../shared/contract/topics.ts";
import type { Parts } from "../../parts.ts";
import { listSegments, setCount, type SegmentRecord } from "../../store/segments.ts";
import { asOfNow, buildingOn, resolvedSegment } from "./sources.ts";

/*
 * Keeps the counts of the list fresh, one segment after another on a reading thread:
 * 1. Only after contacts changed or rules did, never on a beat; nothing happens while nobody changes anything.
 * 2. An import that commits many times a second must not keep a thread busy: between two rounds there is a pause of at
 *    least ten times what the last round took.
 * 3. A round that changed a count touches `segments`; that touch does not begin another one.
 */
const shortestPause = 1_000;
const longestPause = 60_000;

export type Refresher = {
  /** These segments, and all that build on them, have other rules now. */
  changed(id: string): void;
  /** Looks for counts that only time has made wrong. */
  look(): void;
  /** Resolves when no count is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

export function createRefresher(parts: Parts): Refresher {
  const { store, clock, topics, log } = parts;
  const wanted = new Set<string>();
  let round: Promise<void> | null = null;
  let callOff: (() => void) | null = null;
  let pause = shortestPause;
  let stopped = false;

  const countOne = async (id: string): Promise<boolean> => {
    const at = clock.now();
    const [row] = await parts.index.ask("counts", {
      rules: [resolvedSegment(parts, id)],
      ...asOfNow(parts),
    });
    if (stopped || !row) return false;
    const before = listSegments(store).find((segment) => segment.id === id);
    if (!before) return false;
    setCount(store, id, row.contacts, at);
    return before.contacts !== row.contacts;
  };

  const work = async () => {
    const begun = clock.tick();
    const ids = [...wanted];
    wanted.clear();
    let changed = false;
    for (const id of ids) {
      if (stopped) return;
      try {
        changed = (await countOne(id)) || changed;
      } catch (error) {
        // A segment that builds on a deleted one keeps its last count; the list says since when.
        if (!(error instanceof AppError) && !stopped) log.error("count segment", error, { id });
      }
    }
    if (changed) topics.touch("segments");
    pause = Math.min(longestPause, Math.max(shortestPause, (clock.tick() - begun) * 10));
  };

  const plan = (after: number) => {
    if (stopped || callOff || round || wanted.size === 0) return;
    callOff = clock.after(after, () => {
      callOff = null;
      round = work().finally(() => {
        round = null;
        plan(pause);
      });
    });
  };

  const add = (which: (segment: SegmentRecord) => boolean, after = shortestPause) => {
    for (const segment of listSegments(store)) if (which(segment)) wanted.add(segment.id);
    plan(after);
  };
  const uncounted = (segment: SegmentRecord) => segment.counted_at === null;

  const listener = (touched: Topic[]) => {
    if (stopped) return;
    if (touched.includes("contacts")) add(() => true);
    else if (touched.includes("segments")) add(uncounted, 0);
  };
  const unlisten = topics.listen(listener);
  add(uncounted, 0);

  return {
    changed(id) {
      const found = new Set(buildingOn(parts, id).map((segment) => segment.id));
      add((segment) => found.has(segment.id), 0);
    },
    look() {
      const now = clock.now();
      add(({ rules, counted_at }) => {
        if (counted_at === null) return true;
        if (rules === null) return false;
        const timed = JSON.stringify(rules).includes('"kind":"activity"');
        return now - counted_at > (timed ? hour : day);
      });
    },
    async idle() {
      while (round) await round;
    },
    async stop() {
      stopped = true;
      unlisten();
      callOff?.();
      await round?.catch(() => undefined);
    },
  };
}
