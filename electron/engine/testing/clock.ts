import type { Clock } from "../clock.ts";

export type ManualClock = Clock & {
  /** Moves time on, firing timers on their way in order, and lets what they start finish its turn. */
  advance(by: number | `${number}${"s" | "m" | "h" | "d"}`): Promise<void>;
  set(now: number): void;
  timers(): number;
  /** Awaited after every timer, so that what it began gets to set its own next timer before time moves on. */
  settle: () => Promise<void>;
};

const stride = 30_000;
const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

export function manualClock(start: string): ManualClock {
  let now = Date.parse(start);
  let timers: { at: number; callback: () => void }[] = [];
  const breathe = () => new Promise<void>((done) => setImmediate(done));
  const clock: ManualClock = {
    settle: breathe,
    now: () => now,
    tick: () => performance.now(),
    breathe,
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(by) {
      const ms =
        typeof by === "number"
          ? by
          : Number(by.slice(0, -1)) * units[by.at(-1) as keyof typeof units];
      const end = now + ms;
      await clock.settle();
      while (now < end) {
        const [next] = timers.toSorted((a, b) => a.at - b.at);
        // Never further than a loop would sleep: one that is busy just now has not set its timer yet.
        const step = Math.min(next?.at ?? end, now + stride, end);
        now = Math.max(now, step);
        for (const due of timers.filter((timer) => timer.at <= now)) {
          timers = timers.filter((other) => other !== due);
          due.callback();
        }
        await clock.settle();
      }
      now = end;
      await clock.settle();
    },
    set(value) {
      now = value;
    },
    timers: () => timers.length,
  };
  return clock;
}
