import { describe, expect, test } from "vitest";
import { AppError } from "./errors.ts";
import { compileCriterion, resolveRules, type ResolveEnv } from "./segment-compile.ts";
import { emptyRules, problemOf, saysSomething, type Criterion, type SegmentRules } from "./segment.ts"; // prettier-ignore

const row = (
  field: Criterion["field"],
  operator: Criterion["operator"],
  ...values: (string | number)[]
): Criterion => ({ field, operator, values });
const plan = { kind: "attribute", name: "Plan" } as const;
const spend = { kind: "metric", name: "Spend" } as const;
const cart = (event?: Criterion["event"]): Criterion => ({
  ...row({ kind: "event", name: "cart.add" }, "hasHappened"),
  ...(event ? { event } : {}),
});
const place = { kind: "distance" } as const;

describe("what a row lacks", () => {
  test.each<[Criterion, string | null]>([
    [row(plan, "is", "x", ""), null],
    [row(plan, "is", ""), "Enter a value."],
    [row({ kind: "attribute", name: "" }, "is", "x"), "Choose an attribute."],
    [row(plan, "equals", 1), "This operator does not fit the attribute."],
    [row(plan, "isSet", "x"), "No value is needed here."],
    [row(plan, "before", "4.11.2026"), "“4.11.2026” is not a date. Write it like 2026-11-04."],
    [row(plan, "on", "11/04/26"), "“11/04/26” is not a date. Write it like 2026-11-04."],
    [row(plan, "before", "2026-02-30"), "“2026-02-30” is not a date. Write it like 2026-11-04."],
    [row(plan, "between", "2026-11-04", "2026-11-03"), "The first date is after the second."],
    [row(plan, "between", "2026-11-04", "2026-11-04"), null],
    [row(plan, "between", "2026-11-04"), "Enter both values."],
    [row(plan, "inLast", 0), "Enter a whole number of days, 1 or more."],
    [row(plan, "inNext", 1.5), "Enter a whole number of days, 1 or more."],
    [row(plan, "anniversary", "30"), null],
    [row(spend, "equals", "a lot"), "Enter a number."],
    [row(spend, "equals", " "), "Enter a number."],
    [row(spend, "between", 5, 1), "The first value is above the second."],
    [row(spend, "between", 1, 5), null],
    [row({ kind: "activity" }, "activeWithin", 0), "Enter a number of days above 0."],
    [row({ kind: "cohort" }, "between", 0, 100), "Enter whole numbers from 0 to 99."],
    [row({ kind: "cohort" }, "between", 9, 0), "The first cohort is above the last."],
    [row({ kind: "cohort" }, "between", 5, 5), null],
    [row(place, "within", 48.2, 16.4), "Enter a place and a distance."],
    [row(place, "within", 91, 16.4, 1), "Enter a latitude from -90 to 90."],
    [row(place, "within", 48, -181, 1), "Enter a longitude from -180 to 180."],
    [row(place, "within", 48, 16, 0), "Enter a distance above 0 km."],
    [row(place, "notWithin", 48, 16, 0.5), null],
    [row({ kind: "campaign", campaignId: "" }, "isIn"), "Choose a campaign."],
    [row({ kind: "segment", segmentId: "" }, "isNotIn"), "Choose a segment."],
    [row({ kind: "event", name: "" }, "hasHappened"), "Choose an event."],
    [
      row({ kind: "messageEvent", event: "open", campaignId: "" }, "hasHappened"),
      "Choose a campaign.",
    ],
    [row({ kind: "messageEvent", event: "open" }, "hasHappened"), null],
    [cart(), null],
    [cart({ window: { kind: "dates" } }), "Enter a date."],
    [
      cart({ window: { kind: "dates", from: "2026-11-04", to: "2026-11-03" } }),
      "The first date is after the second.",
    ],
    [
      cart({ window: { kind: "dates", to: "soon" } }),
      "“soon” is not a date. Write it like 2026-11-04.",
    ],
    [
      cart({ where: [{ kind: "attribute", name: "", operator: "is", values: ["x"] }] }),
      "Choose an attribute.",
    ],
    [
      cart({ where: [{ kind: "attribute", name: "kind", operator: "is", values: [] }] }),
      "Enter a value.",
    ],
    [
      cart({ where: [{ kind: "metric", name: "total", operator: "is", values: [1] }] }),
      "This operator does not fit the attribute.",
    ],
    [
      cart({ measure: { how: "sum", metric: "", compare: "equals", value: 1 } }),
      "Choose a metric.",
    ],
  ])("%j: %s", (criterion, problem) => {
    expect(problemOf(criterion)).toBe(problem);
  });

  test("a group that is switched off says nothing", () => {
    const group = {
      sources: [{ segmentId: "a" }],
      sourceType: "any",
      dimensions: [],
      type: "all",
    } as const;
    expect(saysSomething({ ...group, sources: [...group.sources], dimensions: [] })).toBe(true);
    expect(
      saysSomething({ ...group, sources: [...group.sources], dimensions: [], disabled: true }),
    ).toBe(false);
  });
});

describe("putting segments in", () => {
  const on = (id: string): SegmentRules => ({
    include: "all",
    groups: [{ sources: [{ segmentId: id }], sourceType: "any", dimensions: [], type: "all" }],
  });
  const chain = (last: SegmentRules): ResolveEnv => ({
    source: (id) => ({
      id,
      name: `Level ${id}`,
      rules: id === "5" ? last : on(String(Number(id) + 1)),
    }),
    self: { id: "0", name: "Level 0" },
  });
  const refused = (rules: SegmentRules, env: ResolveEnv): AppError => {
    try {
      resolveRules(rules, env);
    } catch (error) {
      if (error instanceof AppError) return error;
    }
    throw new Error("it was not refused");
  };

  test("five on top of each other work, six are refused by name", () => {
    expect(JSON.stringify(resolveRules(on("1"), chain(emptyRules())))).toContain("boxes");
    const error = refused(on("1"), {
      source: (id) => ({ id, name: `Level ${id}`, rules: on(String(Number(id) + 1)) }),
    });
    expect(error.message).toContain("“Level 6” is one too many");
    expect(error.cure).toBeTruthy();
  });
  test("a circle is refused with its way, through criteria too", () => {
    const error = refused(
      on("1"),
      chain({
        ...emptyRules(),
        groups: [
          {
            ...on("x").groups[0]!,
            sources: [],
            dimensions: [
              { match: "all", criteria: [row({ kind: "segment", segmentId: "0" }, "isIn")] },
            ],
          },
        ],
      }),
    );
    expect(error.message).toContain("in a circle: “Level 0” builds on");
  });
});

test("ten thousand values are read when they are compiled, not for every endpoint", () => {
  const values = Array.from({ length: 10_000 }, (_, n) => `Name "${n}" 😀 #:?\\/`);
  let reads = 0;
  const criterion: Criterion = {
    ...row(plan, "is"),
    get values() {
      reads += 1;
      return values;
    },
  };
  const compiled = compileCriterion(criterion, { now: 0, zone: "UTC" });
  if (compiled.on !== "texts") throw new Error("not a test of texts");
  const before = reads;
  expect(compiled.test(['NAME "9999" 😀 #:?\\/'])).toBe(true);
  expect(compiled.test(['NAME "10000" 😀 #:?\\/'])).toBe(false);
  expect(reads).toBe(before);
});
