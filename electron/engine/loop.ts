import type { Topic } from "../../shared/contract/topics.ts";
import { AppError } from "../../shared/domain/errors.ts";
import type { Clock } from "./clock.ts";
import type { Log } from "./log.ts";
import type { Topics } from "./topics.ts";

/**
 * A loop does what is due, then sleeps until the next due row or a topic it wakes on. Invariants:
 * 1. One pass at a time; a wake during a pass leads to exactly one more.
 * 2. It never sleeps longer than `longestSleep`, so that a sleeping computer or a changed clock heals itself.
 * 3. With nothing due it holds one timer and costs nothing.
 * 4. A pass that throws is logged, told as `trouble` and tried again after `afterError`; it never ends the loop.
 * 5. `stop` waits for the pass at hand.
 */
export type Loop = {
  wake(): void;
  stop(): Promise<void>;
  idle(): Promise<void>;
  /** Why the last pass could not do its work, in words for people; null while all is well. */
  trouble(): string | null;
};

export const longestSleep = 30_000;
const afterError = 5_000;

export function loop(options: {
  name: string;
  clock: Clock;
  log: Log;
  topics: Topics;
  wakesOn: readonly Topic[];
  /** When the next row falls due, or null when nothing waits. */
  nextDue: () => number | null;
  /** One pass. `signal` fires when the loop is stopping. */
  work: (signal: AbortSignal) => Promise<void> | void;
}): Loop {
  const { clock, log, topics } = options;
  const stopping = new AbortController();
  let callOff: () => void = () => undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let trouble: string | null = null;

  const say = (words: string | null) => {
    if (words === trouble) return;
    trouble = words;
    // The status shows it; no loop wakes on this topic.
    topics.touch("projects");
  };
  const schedule = (ms: number) => {
    callOff();
    callOff = clock.after(Math.max(0, Math.min(ms, longestSleep)), wake);
  };
  const pass = async () => {
    let failed = false;
    try {
      await options.work(stopping.signal);
      say(null);
    } catch (error) {
      failed = true;
      say(error instanceof AppError ? error.message : "Something went wrong; the log says what.");
      log.error(`loop ${options.name}`, error);
    }
    running = null;
    if (stopping.signal.aborted) return;
    if (failed) schedule(afterError);
    else if (again) wake();
    else schedule((options.nextDue() ?? Infinity) - clock.now());
  };
  const wake = () => {
    if (stopping.signal.aborted) return;
    if (running) {
      again = true;
      return;
    }
    again = false;
    callOff();
    running = clock.breathe().then(pass);
  };
  const unlisten = topics.listen((changed) => {
    if (changed.some((topic) => options.wakesOn.includes(topic))) wake();
  });
  wake();
  return {
    wake,
    async stop() {
      stopping.abort();
      unlisten();
      callOff();
      await running;
    },
    trouble: () => trouble,
    async idle() {
      while (running) await running;
    },
  };
}
