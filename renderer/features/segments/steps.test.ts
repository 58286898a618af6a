import { expect, test, vi } from "vitest";
import type { Criterion, SegmentRules } from "../../../shared/domain/segment.ts";
import { firstEmpty, stepsOf } from "./steps.ts";

const row = (name: string, ...values: string[]): Criterion => ({
  field: { kind: "userAttribute", name },
  operator: "is",
  values,
});
const rules: SegmentRules = {
  include: "all",
  groups: [
    {
      sources: [{ segmentId: "all" }],
      sourceType: "any",
      type: "all",
      dimensions: [
        { match: "all", criteria: [row("City", "Linz"), row("Plan", "Gold", "Black"), row("X")] },
        { match: "any", criteria: [row("A", "1"), row("B", "2")] },
      ],
    },
    {
      sources: [{ segmentId: "staff" }],
      sourceType: "any",
      type: "all",
      dimensions: [],
      exclude: true,
    },
  ],
};
const nameOf = () => "All customers";

test("steps go down the builder; what is joined by OR is one of them", () => {
  expect(stepsOf(rules, nameOf).map(({ words }) => words)).toEqual([
    "the base segment ‘All customers’",
    "City is Linz",
    "Plan is any of Gold or Black",
    "A is 1 or B is 2",
    "leaving out segment group 2",
  ]);
  expect(stepsOf({ ...rules, include: "any" }, nameOf)).toHaveLength(5);
});

test("each step holds the rules up to it", () => {
  const steps = stepsOf(rules, nameOf);
  const sizes = steps.map(({ rules: part }) =>
    part.groups.map((group) => group.dimensions.map((box) => box.criteria.length)),
  );
  expect(sizes).toEqual([[[]], [[1]], [[2]], [[3, 2]], [[3, 2], []]]);
});

test("the step that leaves nobody is found with few counts", async () => {
  const steps = stepsOf(rules, nameOf);
  for (const [at, step] of steps.entries()) {
    const count = vi.fn((part: SegmentRules) =>
      Promise.resolve(steps.findIndex((one) => one.rules === part) >= at ? 0 : 7),
    );
    expect(await firstEmpty(steps, count)).toBe(step);
    expect(count.mock.calls.length).toBeLessThan(4);
  }
});
