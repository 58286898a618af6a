// The eight classes of segments, as our rules and as the same question to DuckDB.
import type {
  Criterion,
  CriterionField,
  Operator,
  SegmentGroup,
  SegmentRules,
} from "../shared/domain/segment.ts";
import { asOf } from "./segment-people.ts";

const day = 86_400_000;
const row = (
  field: CriterionField,
  operator: Operator,
  values: (string | number)[] = [],
  more: Partial<Criterion> = {},
): Criterion => ({ field, operator, values, ...more });
const attribute = (name: string): CriterionField => ({ kind: "attribute", name });
const group = (criteria: Criterion[], more: Partial<SegmentGroup> = {}): SegmentGroup => ({
  sources: [],
  sourceType: "any",
  dimensions: [{ match: "all", criteria }],
  type: "all",
  ...more,
});
const rules = (...groups: SegmentGroup[]): SegmentRules => ({ include: "all", groups });
const last30 = { event: { window: { kind: "last" as const, days: 30 } } };
const sine = (degrees: string) => `pow(sin(radians(${degrees}) / 2), 2)`;
const near = `6371.0088 * 2 * asin(sqrt(least(1, ${sine("latitude - 48.2")} + cos(radians(48.2)) * cos(radians(latitude)) * ${sine("longitude - 16.37")})))`;
const did = (type: string, days: number) =>
  `contact IN (SELECT contact FROM events WHERE type = '${type}' AND happened >= ${asOf - days * day})`;

export type SegmentClass = { name: string; what: string; rules: SegmentRules; sql: string };
export const classes: SegmentClass[] = [
  {
    name: "S1",
    what: "channel, opt-out",
    rules: rules(
      group([row({ kind: "channel" }, "is", ["EMAIL"]), row({ kind: "optOut" }, "is", ["NONE"])]),
    ),
    sql: "channel = 'EMAIL' AND NOT opted_out",
  },
  {
    name: "S2",
    what: "two sets",
    rules: rules(
      group([
        row(attribute("Tier"), "is", ["Gold", "Silver"], { matchCase: true }),
        row(attribute("Favourite"), "is", ["Latte", "Mocha", "Tea"], { matchCase: true }),
      ]),
    ),
    sql: "tier IN ('Gold', 'Silver') AND favourite IN ('Latte', 'Mocha', 'Tea')",
  },
  {
    name: "S3",
    what: "not in, metric range, not in",
    rules: rules(
      group([
        row(attribute("Tier"), "isNot", ["Gold"], { matchCase: true }),
        row({ kind: "metric", name: "Spend" }, "between", [50, 250]),
        row({ kind: "location", name: "Country" }, "isNot", ["AT", "DE"], { matchCase: true }),
      ]),
    ),
    sql: "(tier IS NULL OR tier NOT IN ('Gold')) AND spend BETWEEN 50 AND 250 AND (country IS NULL OR country NOT IN ('AT', 'DE'))",
  },
  {
    name: "S4",
    what: "text contains, twice",
    rules: rules(
      group([
        row(attribute("Company"), "contains", ["oak"], { matchCase: true }),
        row(attribute("Note"), "contains", ["pine"], { matchCase: true }),
      ]),
    ),
    sql: "contains(company, 'oak') AND contains(note, 'pine')",
  },
  {
    name: "S5",
    what: "recency, platform, versions",
    rules: rules(
      group([
        row({ kind: "activity" }, "activeWithin", [90]),
        row({ kind: "demographic", name: "Platform" }, "is", ["iOS"], { matchCase: true }),
        row({ kind: "demographic", name: "AppVersion" }, "is", ["4.0.0", "4.1.0", "4.2.1"], {
          matchCase: true,
        }),
      ]),
    ),
    sql: `effective_at >= ${asOf - 90 * day} AND platform = 'iOS' AND app_version IN ('4.0.0', '4.1.0', '4.2.1')`,
  },
  {
    name: "S6",
    what: "radius, interest",
    rules: rules(
      group([
        row({ kind: "distance" }, "within", [48.2, 16.37, 60]),
        row(attribute("Interests"), "is", ["juniper"], { matchCase: true }),
      ]),
    ),
    sql: `${near} <= 60 AND list_contains(interests, 'juniper')`,
  },
  {
    name: "S7",
    what: "did A, not B, in 30 days",
    rules: rules(
      group([
        row({ kind: "event", name: "purchase" }, "hasHappened", [], last30),
        row({ kind: "event", name: "support" }, "hasNotHappened", [], last30),
      ]),
    ),
    sql: `${did("purchase", 30)} AND NOT (${did("support", 30)})`,
  },
  {
    name: "S8",
    what: "three groups with everything",
    rules: rules(
      group([
        row({ kind: "userAttribute", name: "Plan" }, "is", ["Pro", "Team"], { matchCase: true }),
        row(attribute("Store"), "startsWith", ["Store 1"], { matchCase: true }),
        row({ kind: "metric", name: "Orders" }, "greaterThan", [5]),
      ]),
      group([
        row({ kind: "event", name: "purchase" }, "hasHappened", [], {
          event: {
            window: { kind: "last", days: 180 },
            times: { compare: "greaterOrEqual", count: 2 },
          },
        }),
        row({ kind: "distance" }, "within", [48.2, 16.37, 600]),
        row({ kind: "cohort" }, "between", [0, 49]),
      ]),
      group(
        [
          row({ kind: "userAttribute", name: "LastName" }, "contains", ["oak"], {
            matchCase: true,
          }),
          row({ kind: "activity" }, "inactiveFor", [365]),
        ],
        { exclude: true },
      ),
    ),
    sql: `plan IN ('Pro', 'Team') AND starts_with(store, 'Store 1') AND orders > 5
      AND contact IN (SELECT contact FROM events WHERE type = 'purchase' AND happened >= ${asOf - 180 * day} GROUP BY contact HAVING count(*) >= 2)
      AND ${near} <= 600 AND cohort BETWEEN 0 AND 49
      AND NOT (contains(last_name, 'oak') AND effective_at < ${asOf - 365 * day})`,
  },
];
