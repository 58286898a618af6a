import { expect, test } from "vitest";
import { whatPauses } from "./leaving.ts";

const queue = {
  queued: 0,
  sentOfRunning: 0,
  totalOfRunning: 0,
  perSecond: null,
  waitingToRetry: 0,
  retryReason: null,
};
const due = (name: string) => ({ at: 1, name, campaignId: name, people: null });
const run = (name: string, paused = false) => ({
  campaignId: name,
  name,
  sent: 1,
  total: 2,
  paused,
});
const status = (
  next: string[],
  running: ReturnType<typeof run>[],
  state: "running" | "paused" = "running",
) => ({
  scheduler: { state, next: next.map(due) },
  queue: { ...queue, running },
});

test("nothing due and nothing running: nothing to ask", () => {
  expect(whatPauses(status([], []))).toBeNull();
  expect(whatPauses(status([], [run("A", true)]))).toBeNull();
  expect(whatPauses(status(["A"], [], "paused"))).toBeNull();
});

test("what waits is named, a recurring campaign once", () => {
  expect(whatPauses(status(["A", "A"], []))).toBe("“A” waits until this project is open again.");
  expect(whatPauses(status(["A"], [run("B")]))).toBe(
    "“B”, “A” wait until this project is open again.",
  );
  expect(whatPauses(status(["A", "B", "C", "D"], []))).toBe(
    "“A”, “B” and 2 more wait until this project is open again.",
  );
});
