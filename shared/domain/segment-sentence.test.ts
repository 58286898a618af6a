import { describe, expect, test } from "vitest";
import { segmentSentence, sentenceText } from "./segment-sentence.ts";
import { emptyRules, type Criterion, type CriterionField, type Operator, type SegmentGroup, type SegmentRules } from "./segment.ts"; // prettier-ignore
import { factOf, fieldLabel } from "./segment-words.ts";

const names: Record<string, string> = {
  all: "All customers",
  staff: "Staff and testers",
  news: "Newsletter",
};
const nameOf = (id: string) => names[id] ?? null;
const row = (field: CriterionField, operator: Operator, ...values: (string | number)[]): Criterion => ({ field, operator, values }); // prettier-ignore
const city: CriterionField = { kind: "location", name: "City" };
const plan: CriterionField = { kind: "userAttribute", name: "Plan" };
const spend: CriterionField = { kind: "metric", name: "Spend" };
const group = (given: Partial<SegmentGroup>): SegmentGroup => ({ sources: [], sourceType: "any", dimensions: [], type: "all", ...given }); // prettier-ignore
const rules = (include: SegmentRules["include"], ...groups: Partial<SegmentGroup>[]): SegmentRules => ({ include, groups: groups.map(group) }); // prettier-ignore
const box = (match: "all" | "any", ...criteria: Criterion[]) => ({ match, criteria });
const one = (...criteria: Criterion[]) => rules("all", { dimensions: [box("all", ...criteria)] });
const sources = (...ids: string[]) => ids.map((segmentId) => ({ segmentId }));
/** Strong parts between stars. */
const marked = (given: SegmentRules) =>
  segmentSentence(given, nameOf, () => "Autumn roast")
    .map((part) => (part.strong ? `**${part.text}**` : part.text))
    .join("");

const vienna = row(city, "is", "Vienna", "Graz", "Linz");
const table: [SegmentRules, string][] = [
  [emptyRules(), "**All contacts**."],
  [one(row(city, "is", "")), "**All contacts**."],
  [
    rules(
      "all",
      { sources: sources("all"), dimensions: [box("all", vienna)] },
      { sources: sources("staff"), exclude: true },
    ),
    "Contacts in **All customers** who live in **Vienna, Graz or Linz** — leaving out **Staff and testers**.",
  ],
  [one(row({ kind: "channel" }, "is", "EMAIL", "SMS")), "Contacts whose channel is **Email or SMS**."],
  [one(row({ kind: "channel" }, "isNot", "PUSH")), "Contacts whose channel is not **Push**."],
  [one(row({ kind: "activity" }, "activeWithin", 30)), "Contacts who were active in the last **30 days**."],
  [one(row({ kind: "activity" }, "inactiveFor", 1)), "Contacts who weren’t active in the last **24 hours**."],
  [one(row(city, "isNot", "Vienna")), "Contacts who don’t live in **Vienna**."],
  [one(row({ kind: "location", name: "PostalCode" }, "startsWith", "10")), "Contacts whose postal code starts with **10**."],
  [one(row({ kind: "demographic", name: "AppVersion" }, "is", "1.2")), "Contacts whose app version is **1.2**."],
  [one(row(plan, "is", "Pro"), row(plan, "isNot", "Free")), "Contacts whose Plan is **Pro** and whose Plan is not **Free**."],
  [one({ ...row(plan, "is", "Pro"), matchCase: true }), "Contacts whose Plan is **Pro** (same case)."],
  [one(row(plan, "contains", "x")), "Contacts whose Plan contains **x**."],
  [one(row(plan, "isSet")), "Contacts who have a value for **Plan**."],
  [one(row(city, "isEmpty")), "Contacts who have no value for **city**."],
  [one(row(plan, "before", "2026-11-04")), "Contacts whose Plan is before **4 Nov 2026**."],
  [one(row(plan, "after", "2026-11-04T09:00")), "Contacts whose Plan is after **4 Nov 2026, 09:00**."],
  [one(row(plan, "on", "2026-11-04T09:00:00Z")), "Contacts whose Plan is on **4 Nov 2026, 09:00 UTC**."],
  [one(row(plan, "between", "2026-11-01", "2026-11-30")), "Contacts whose Plan is between **1 Nov 2026** and **30 Nov 2026**."],
  [one(row(spend, "equals", 1200)), "Contacts whose Spend is **1,200**."],
  [one(row(spend, "greaterThan", 60)), "Contacts whose Spend is more than **60**."],
  [one(row(spend, "greaterOrEqual", 60)), "Contacts whose Spend is **60 or more**."],
  [one(row(spend, "lessThan", "60")), "Contacts whose Spend is less than **60**."],
  [one(row(spend, "lessOrEqual", 60)), "Contacts whose Spend is **60 or less**."],
  [one(row(spend, "between", 1, 5)), "Contacts whose Spend is between **1** and **5**."],
  [one(row(spend, "isSet"), row(spend, "isEmpty")), "Contacts who have a value for **Spend** and have no value for **Spend**."],
  [
    one(row(plan, "is", "a", "b", "c", "d", "e", "f", "g")),
    "Contacts whose Plan is **a, b, c or 4 others**.",
  ],
  [rules("all", { sources: sources("all", "news") }), "Contacts in **All customers** or **Newsletter**."],
  [rules("all", { sources: sources("all", "news"), sourceType: "all" }), "Contacts in all of **All customers** and **Newsletter**."],
  [rules("all", { sources: sources("all"), sourceType: "none" }), "Contacts not in **All customers**."],
  [rules("all", { sources: [{ segmentId: "all", version: 3 }] }), "Contacts in **All customers (version 3)**."],
  [rules("all", { sources: sources("gone") }), "Contacts in **a segment that no longer exists**."],
  [
    rules("all", { dimensions: [box("any", vienna, row(plan, "is", "Pro")), box("all", row(spend, "isSet"))] }),
    "Contacts (who live in **Vienna, Graz or Linz** or whose Plan is **Pro**) and who have a value for **Spend**.",
  ],
  [
    rules("all", { type: "any", dimensions: [box("all", row(plan, "is", "Pro"), row(spend, "isSet")), box("all", row(plan, "is", "Free"))] }),
    "Contacts (whose Plan is **Pro** and who have a value for **Spend**) or whose Plan is **Free**.",
  ],
  [
    rules("all", { type: "none", sources: sources("all"), dimensions: [box("all", row(plan, "is", "Pro")), box("all", row(plan, "is", "Free"))] }),
    "Contacts in **All customers**, but none whose Plan is **Pro** or whose Plan is **Free**.",
  ],
  [
    rules("any", { sources: sources("all") }, { dimensions: [box("all", row(plan, "is", "Pro"))] }),
    "Contacts in **All customers**; or contacts whose Plan is **Pro**.",
  ],
  [
    rules("all", { sources: sources("all") }, { dimensions: [box("all", row(plan, "is", "Pro"))] }),
    "Contacts in **All customers**; at the same time contacts whose Plan is **Pro**.",
  ],
  [
    rules("none", { sources: sources("all") }, { dimensions: [box("all", row(plan, "is", "Pro"))] }),
    "All contacts except **All customers**; and except those whose Plan is **Pro**.",
  ],
  [
    rules("all", { dimensions: [box("all", row(plan, "is", "Pro"))], exclude: true }),
    "**All contacts** — leaving out those whose Plan is **Pro**.",
  ],
  [
    rules("all", {}, { sources: sources("staff"), exclude: true }, { sources: sources("news"), dimensions: [box("all", vienna)], exclude: true }),
    "**All contacts** — leaving out **Staff and testers** and those in **Newsletter** who live in **Vienna, Graz or Linz**.",
  ],
]; // prettier-ignore

const bought: Criterion = {
  ...row({ kind: "event", name: "purchase.completed" }, "hasHappened"),
  event: {
    window: { kind: "last", days: 180 },
    where: [{ kind: "attribute", name: "category", operator: "is", values: ["Coffee"] }],
    measure: { how: "sum", metric: "total", compare: "greaterOrEqual", value: 60 },
  },
};
const unopened: Criterion = { ...row({ kind: "messageEvent", event: "open" }, "hasNotHappened"), event: { window: { kind: "last", days: 30 } } }; // prettier-ignore
const kinds: [SegmentRules, string][] = [
  [
    rules(
      "all",
      {
        sources: sources("all", "news"),
        dimensions: [
          box("all", bought, vienna),
          box("any", unopened, row({ kind: "activity" }, "inactiveFor", 30)),
        ],
      },
      { sources: sources("staff"), exclude: true },
    ),
    "Contacts in **All customers** or **Newsletter** who **bought** **Coffee** for **60 or more** in the last **180 days**, live in **Vienna, Graz or Linz**, and **didn’t open an email** or weren’t active in the last **30 days** — leaving out **Staff and testers**.",
  ],
  [one({ ...row(plan, "is", "Pro"), disabled: true }), "**All contacts**."],
  [rules("all", { dimensions: [box("all", vienna)] }, { sources: sources("staff"), disabled: true }), "Contacts who live in **Vienna, Graz or Linz**."],
  [one(row(plan, "notContains", "x")), "Contacts whose Plan does not contain **x**."],
  [one(row(plan, "hasAll", "x", "y")), "Contacts whose Plan has all of **x and y**."],
  [one(row(plan, "inLast", 7)), "Contacts whose Plan is **in the last 7 days**."],
  [one(row(plan, "inNext", 1)), "Contacts whose Plan is **today**."],
  [one(row(plan, "anniversary", 14)), "Contacts whose Plan anniversary is **in the next 14 days**."],
  [one(row(spend, "notEquals", 60)), "Contacts whose Spend is not **60**."],
  [one(row({ kind: "distance" }, "within", 48.2, 16.4, 50)), "Contacts who are within **50 km of 48.2, 16.4**."],
  [one(row({ kind: "distance" }, "notWithin", 48.2, 16.4, 50)), "Contacts who are not within **50 km of 48.2, 16.4**."],
  [one(row({ kind: "optOut" }, "is", "ALL")), "Contacts who **opted out**."],
  [one(row({ kind: "optOut" }, "isNot", "ALL")), "Contacts who **haven’t opted out**."],
  [one(row({ kind: "status" }, "is", "INACTIVE")), "Contacts whose endpoint is **inactive**."],
  [one(row({ kind: "reachable", family: "email" }, "isReachable")), "Contacts who can be reached by **email**."],
  [one(row({ kind: "reachable", family: "sms" }, "isNotReachable")), "Contacts who can’t be reached by **SMS**."],
  [one(row({ kind: "created" }, "after", "2026-11-04")), "Contacts who were added **after 4 Nov 2026**."],
  [one(row({ kind: "created" }, "between", "2026-11-01", "2026-11-04")), "Contacts who were added **between 1 Nov 2026 and 4 Nov 2026**."],
  [one(row({ kind: "cohort" }, "between", 0, 9)), "Contacts who are in a random **10 %** (cohorts 0–9)."],
  [one(row({ kind: "segment", segmentId: "news" }, "isNotIn")), "Contacts who aren’t in **Newsletter**."],
  [one(row({ kind: "campaign", campaignId: "c1" }, "isIn")), "Contacts who were in the campaign **Autumn roast**."],
  [one(row({ kind: "messageEvent", event: "click", campaignId: "c1" }, "hasHappened")), "Contacts who **clicked in** **Autumn roast**."],
  [one(row({ kind: "messageEvent", event: "hardBounce" }, "hasHappened")), "Contacts who **had a hard bounce**."],
  [one({ ...row({ kind: "event", name: "cart.add" }, "hasHappened"), event: { times: { compare: "greaterOrEqual", count: 3 }, window: { kind: "dates", from: "2026-11-01" }, where: [{ kind: "metric", name: "price", operator: "greaterThan", values: [5] }, { kind: "attribute", name: "kind", operator: "isSet", values: [] }] } }),
    "Contacts who had **cart.add** where **price is more than 5** and **kind is set** **3 or more times** since **1 Nov 2026**."],
  [one({ ...row({ kind: "event", name: "visit" }, "hasNotHappened"), event: { measure: { how: "average", metric: "minutes", compare: "lessThan", value: 2 } } }), "Contacts who didn’t have **visit** with minutes on average **less than 2**."],
]; // prettier-ignore

describe("the sentence of a segment", () => {
  test.each(kinds)("of every kind, %#", (given, sentence) => {
    expect(marked(given)).toBe(sentence);
  });

  test.each(table)("%#: %j", (given, sentence) => {
    expect(marked(given)).toBe(sentence);
  });

  test("each strong part names its control", () => {
    const parts = segmentSentence(table[2]![0], nameOf).filter((part) => part.strong);
    expect(parts.map((part) => part.focus)).toEqual([{ group: 0 }, { group: 0, box: 0, row: 0 }, { group: 1 }]); // prettier-ignore
    expect(sentenceText(segmentSentence(emptyRules(), nameOf))).toBe("All contacts.");
  });
});

describe("facts", () => {
  const now = Date.parse("2026-11-17T08:00:00Z");
  const endpoint = { key: 1, channel: "SMS", effectiveAt: now - 3 * 86_400_000, metrics: { Spend: 1200 } } as const; // prettier-ignore
  test.each<[Criterion, string | undefined, string | null]>([
    [vienna, "Graz", "City Graz"],
    [row(plan, "isNot", "Pro"), undefined, null],
    [row(city, "isEmpty"), undefined, "No city"],
    [row(plan, "before", "2026-12-01"), "2026-11-04", "Plan 4 Nov 2026"],
    [row(spend, "greaterThan", 1), undefined, "Spend 1,200"],
    [row({ kind: "metric", name: "Age" }, "isEmpty"), undefined, "No Age"],
    [row({ kind: "channel" }, "is", "SMS"), undefined, "Channel SMS"],
    [row({ kind: "activity" }, "activeWithin", 7), undefined, "Active 3 days ago"],
  ])("%j %s", (criterion, value, fact) => {
    expect(factOf(criterion, value, endpoint, { now })).toBe(fact);
  });
  test("labels", () => {
    expect(fieldLabel({ kind: "demographic", name: "AppVersion" })).toBe("App version");
    expect(fieldLabel({ kind: "attribute", name: "favourite tea" })).toBe("favourite tea");
  });
});
