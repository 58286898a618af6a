import type { CriterionField, Operator } from "../../../../shared/domain/segment.ts";
import type { ResolvedRules } from "../../../../shared/domain/segment-compile.ts";
import type { SegmentIndex } from "./client.ts";

/** For tests: questions of every kind, whose answers two indexes over the same tables must share. */
const at = { now: Date.parse("2026-11-17T08:00:00Z"), zone: "Europe/Vienna" };
const asking = (
  field: CriterionField,
  operator: Operator,
  values: (string | number)[] = [],
  event?: object,
): ResolvedRules => ({
  include: "all",
  groups: [
    {
      sources: [],
      sourceType: "any",
      boxes: [
        {
          match: "all",
          criteria: [{ criterion: { field, operator, values, ...(event ? { event } : {}) } }],
        },
      ],
      type: "all",
      exclude: false,
    },
  ],
});
const rules: ResolvedRules[] = [
  { include: "all", groups: [] },
  asking({ kind: "attribute", name: "Tea" }, "is", ["green"]),
  asking({ kind: "attribute", name: "Tea" }, "isEmpty"),
  asking({ kind: "userAttribute", name: "Plan" }, "contains", ["o"]),
  asking({ kind: "metric", name: "Spend" }, "greaterThan", [5]),
  asking({ kind: "location", name: "City" }, "isNot", ["Wien"]),
  asking({ kind: "distance" }, "within", [48.2, 16.4, 300]),
  asking({ kind: "distance" }, "notWithin", [48.2, 16.4, 300]),
  asking({ kind: "channel" }, "is", ["SMS"]),
  asking({ kind: "optOut" }, "is", ["NONE"]),
  asking({ kind: "status" }, "is", ["ACTIVE"]),
  asking({ kind: "activity" }, "activeWithin", [10]),
  asking({ kind: "reachable", family: "email" }, "isReachable"),
  asking({ kind: "created" }, "after", ["2026-11-01"]),
  asking({ kind: "event", name: "buy" }, "hasHappened"),
  asking({ kind: "event", name: "buy" }, "hasHappened", [], {
    window: { kind: "last", days: 20 },
    times: { compare: "greaterOrEqual", count: 2 },
  }),
  asking({ kind: "event", name: "buy" }, "hasHappened", [], {
    where: [{ kind: "attribute", name: "item", operator: "is", values: ["tea"] }],
    measure: { how: "sum", metric: "amount", compare: "greaterThan", value: 10 },
  }),
  asking({ kind: "event", name: "buy" }, "hasHappened", [], {
    measure: { how: "last", metric: "amount", compare: "lessThan", value: 6 },
  }),
];

export async function everyAnswer(index: SegmentIndex): Promise<unknown> {
  const members = await Promise.all(
    rules.map((one) => index.ask("members", { rules: one, ...at, after: 0 })),
  );
  const sorted = (by: "created" | "lastActive" | "name") =>
    index.ask("contacts", {
      set: { rules: rules[0] ?? { include: "all", groups: [] } },
      ...at,
      sort: { by, descending: by === "lastActive" },
      offset: 0,
      limit: 500,
    });
  const { fields, endpoints } = await index.ask("fields", null);
  return {
    members: members.map(({ keys }) => [...keys]),
    counts: await index.ask("counts", { rules, ...at }),
    sorted: [await sorted("created"), await sorted("lastActive"), await sorted("name")],
    endpoints,
    // Columns stand in the order in which their names came.
    fields: fields.map((field) => JSON.stringify(field)).toSorted(),
    values: await index.ask("values", {
      field: { kind: "attribute", name: "Tea" },
      search: "",
      most: 50,
    }),
  };
}
