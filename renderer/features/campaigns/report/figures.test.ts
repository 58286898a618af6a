import { expect, test } from "vitest";
import { progressOf } from "../progress.ts";
import { figures } from "../samples.ts";
import { funnelOf, notDeliveredOf, rateOf, sumOf } from "./figures.ts";
import { pathOf } from "./links.ts";

test("what is lost between two steps adds up", () => {
  const some = { ...figures, notSent: 1_000, failed: 100, unknown: 8, waiting: 140 };
  const steps = funnelOf(some);
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    if (next) expect((step.count ?? 0) - sumOf(step.lost)).toBe(next.count);
  }
  expect(steps.map(({ label }) => label)).toEqual([
    "Targeted",
    "Sent",
    "Delivered",
    "Opened",
    "Clicked",
  ]);
});

test("what was not measured is unknown, not lost", () => {
  const steps = funnelOf({ ...figures, opened: null, clicked: null });
  expect(steps.slice(3).map(({ count }) => count)).toEqual([null, null]);
  expect(steps[2]?.lost).toEqual([]);
});

test("not delivered leaves out what did not happen", () => {
  expect(notDeliveredOf(figures).map(({ label, count }) => [label, count])).toEqual([
    ["Not sent", 1_248],
    ["Bounced", 180],
  ]);
  expect(rateOf(3, 0)).toBeNull();
});

test("progress leaves out what is never sent", () =>
  expect(progressOf({ ...figures, targeted: 4_200, notSent: 427, waiting: 3_583 })).toMatchObject({
    done: 190,
    total: 3_773,
  }));

test.each([
  ["https://juniperoak.example/roast?x=1", "/roast"],
  ["https://juniperoak.example/", "juniperoak.example"],
  ["{{Link}}", "{{Link}}"],
])("%s is shown as %s", (url, path) => expect(pathOf(url)).toBe(path));
