import { beforeEach, expect, it } from "vitest";
import { silentLog } from "./log.ts";
import { longestSleep, loop } from "./loop.ts";
import { manualClock, type ManualClock } from "./testing/clock.ts";
import { createTopics, type Topics } from "./topics.ts";

let clock: ManualClock;
let topics: Topics;
let passes: number;
beforeEach(() => {
  clock = manualClock("2026-11-17T08:00:00Z");
  topics = createTopics(clock);
  passes = 0;
});

const start = (
  options: {
    due?: () => number | null;
    work?: (signal: AbortSignal) => Promise<void> | void;
  } = {},
) => {
  const started = loop({
    name: "test",
    clock,
    log: silentLog,
    topics,
    wakesOn: ["messages"],
    nextDue: options.due ?? (() => null),
    work(signal) {
      passes += 1;
      return options.work?.(signal);
    },
  });
  clock.settle = async () => {
    for (let turn = 0; turn < 3; turn += 1) await clock.breathe();
    await started.idle();
  };
  return started;
};

it("with nothing due holds one timer, never under thirty seconds", async () => {
  const one = start();
  await clock.settle();
  expect([passes, clock.timers()]).toEqual([1, 1]);
  await clock.advance(longestSleep - 1);
  expect([passes, clock.timers()]).toEqual([1, 1]);
  await clock.advance("10m");
  expect([passes, clock.timers()]).toEqual([21, 1]);
  await one.stop();
  expect(clock.timers()).toBe(0);
});

it("wakes for what is due, and sees a clock that was changed within thirty seconds", async () => {
  const due = clock.now() + 10_000;
  const one = start({ due: () => (passes < 2 ? due : null) });
  await clock.settle();
  await clock.advance("9s");
  expect(passes).toBe(1);
  await clock.advance("1s");
  expect(passes).toBe(2);
  await one.stop();
});

it("answers any number of wakes during a pass with one more pass", async () => {
  let finish: () => void = () => undefined;
  const one = start({
    work: () => (passes === 1 ? new Promise<void>((done) => (finish = done)) : undefined),
  });
  while (passes === 0) await clock.breathe();
  for (let touch = 0; touch < 50; touch += 1) {
    topics.touch("messages");
    await clock.breathe();
  }
  topics.touch("contacts");
  expect(passes).toBe(1);
  finish();
  await clock.settle();
  expect(passes).toBe(2);
  await one.stop();
});

it("goes on after a pass that throws, not at once", async () => {
  const one = start({
    work() {
      if (passes === 1) throw new Error("disk full");
    },
  });
  await clock.settle();
  await clock.advance("4s");
  expect(passes).toBe(1);
  await clock.advance("1s");
  expect(passes).toBe(2);
  await one.stop();
});

it("stops after the pass at hand, and does nothing from then on", async () => {
  let ended = false;
  const one = start({
    work: (signal) =>
      new Promise<void>((done) =>
        signal.addEventListener("abort", () => {
          ended = true;
          done();
        }),
      ),
  });
  while (passes === 0) await clock.breathe();
  await one.stop();
  expect(ended).toBe(true);
  one.wake();
  topics.touch("messages");
  await clock.advance("5m");
  expect([passes, clock.timers()]).toEqual([1, 0]);
});
