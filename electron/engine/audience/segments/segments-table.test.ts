import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  Criterion,
  CriterionField,
  Operator,
  SegmentGroup,
  SegmentRules,
} from "../../../../shared/domain/segment.ts";
import { matches } from "../../../../shared/domain/segment-match.ts";
import { day } from "../../../../shared/domain/time.ts";
import { addMembers } from "../../store/segment-members.ts";
import { openTestAudience, type TestAudience, type TestContact } from "../test-audience.ts";
import { memberColumns, memberOf, type MemberRow } from "./members.ts";
import { createSegments, type Segments } from "./segments.ts";

const now = Date.parse("2026-11-17T08:00:00Z");

/** Eight people; p1 and p5 have several endpoints. The expected members are found by reading this list. */
const people: Record<string, TestContact> = {
  p1: {
    userId: "p1",
    user: { FirstName: ["Anna"], Plan: ["Pro"], Born: ["1990-03-29"], Tags: ["vip", "coffee"] },
    endpoints: [
      {
        address: "anna@example.com",
        effectiveAt: now - 2 * day,
        attributes: { Interests: ["Music", "Sport"], LastBuy: ["2026-11-04"], "a.b": ["x"] },
        metrics: { Spend: 120, Orders: 3 },
        demographic: { Platform: "iOS", AppVersion: "1.2" },
        location: { City: "Wien", Country: "AT", PostalCode: "1070" },
      },
      {
        channel: "SMS",
        address: "+436601",
        optedOut: true,
        effectiveAt: now - 20 * day,
        attributes: { Interests: ["Tea"] },
        location: { City: "Graz" },
      },
    ],
  },
  p2: {
    userId: "p2",
    user: { FirstName: ["Bernd"], Plan: ["pro"], Tags: ["coffee"] },
    endpoints: [
      {
        address: "bernd@example.com",
        effectiveAt: now - 8 * day,
        attributes: { LastBuy: ["2026-11-03T23:30:00Z"], 'x"y': ["1"], Interests: [] },
        metrics: { Spend: 40 },
        demographic: { Platform: "Android" },
        location: { City: "Köln", Country: "DE" },
      },
    ],
  },
  p3: {
    userId: "p3",
    user: { FirstName: ["Änne"], Plan: ["Free"] },
    endpoints: [
      {
        address: "aenne@example.com",
        effectiveAt: now - 40 * day,
        attributes: { LastBuy: ["2026-11-04T22:30:00+00:00"], Interests: ["music"] },
        metrics: { Spend: 0 },
        location: { City: "KÖLN", Country: "de" },
      },
    ],
  },
  p4: {
    userId: "p4",
    user: { Plan: ["Pro Max"] },
    endpoints: [
      {
        address: "p4@example.com",
        active: false,
        effectiveAt: now - day,
        attributes: { LastBuy: ["soon"], "#:?\\/ 😀": ["'; DROP TABLE contacts; --"] },
        metrics: { Spend: -5.5 },
        location: { City: "" },
      },
    ],
  },
  p5: {
    userId: "p5",
    user: { FirstName: ["anna"], Tags: [] },
    endpoints: [
      { channel: "GCM", address: "token-1", effectiveAt: now - 14 * day, metrics: { Spend: 100 } },
      { channel: "APNS", address: "token-2", effectiveAt: now - 31 * day, metrics: { Spend: 10 } },
      {
        address: "p5@example.com",
        effectiveAt: now - 31 * day,
        attributes: { Interests: ["musical"] },
        location: { City: "Linz", Country: "AT" },
      },
    ],
  },
  p6: { endpoints: [{ channel: "VOICE", address: "+436606", effectiveAt: now - 7 * day }] },
  p7: {
    userId: "p7",
    endpoints: [{ channel: "SMS", address: "", effectiveAt: now, attributes: { Gone: [""] } }],
  },
  p8: { userId: "p8", user: { FirstName: ["Zoë"] }, endpoints: [] },
};
const everyone = ["p1", "p2", "p3", "p4", "p5", "p6", "p7"];
const except = (...names: string[]) => everyone.filter((name) => !names.includes(name));

type Extra = { matchCase?: boolean };
const row = (
  field: CriterionField,
  operator: Operator,
  values: (string | number)[] = [],
  extra: Extra = {},
): Criterion => ({ field, operator, values, ...extra });
const attribute = (name: string, operator: Operator, values?: (string | number)[], extra?: Extra) =>
  row({ kind: "attribute", name }, operator, values, extra);
const user = (name: string, operator: Operator, values?: (string | number)[], extra?: Extra) =>
  row({ kind: "userAttribute", name }, operator, values, extra);
const spend = (operator: Operator, ...values: (string | number)[]) =>
  row({ kind: "metric", name: "Spend" }, operator, values);
const city = (operator: Operator, values: string[] = [], extra?: Extra) =>
  row({ kind: "location", name: "City" }, operator, values, extra);
const country = (operator: Operator, ...values: string[]) =>
  row({ kind: "location", name: "Country" }, operator, values);
const platform = (operator: Operator, ...values: string[]) =>
  row({ kind: "demographic", name: "Platform" }, operator, values);
const channel = (operator: Operator, ...values: string[]) =>
  row({ kind: "channel" }, operator, values);
const activity = (operator: Operator, days: number) => row({ kind: "activity" }, operator, [days]);

const group = (given: Partial<SegmentGroup>): SegmentGroup => ({
  sources: [],
  sourceType: "any",
  dimensions: [],
  type: "all",
  ...given,
});
const box = (match: "all" | "any", ...criteria: Criterion[]) => ({ match, criteria });
const one = (...criteria: Criterion[]): SegmentRules => ({
  include: "all",
  groups: [group({ dimensions: [box("all", ...criteria)] })],
});
const boxes = (type: SegmentGroup["type"], ...dimensions: SegmentGroup["dimensions"]) => ({
  include: "all" as const,
  groups: [group({ dimensions, type })],
});
const from = (sourceType: SegmentGroup["sourceType"], ...ids: string[]): SegmentRules => ({
  include: "all",
  groups: [group({ sources: ids.map((segmentId) => ({ segmentId })), sourceType })],
});
const groups = (
  include: SegmentRules["include"],
  ...all: Partial<SegmentGroup>[]
): SegmentRules => ({
  include,
  groups: all.map(group),
});
const dims = (...criteria: Criterion[]) => ({ dimensions: [box("all", ...criteria)] });

const table: [what: string, rules: SegmentRules, members: string[]][] = [
  ["no criteria at all", one(), everyone],
  ["channel", one(channel("is", "EMAIL")), ["p1", "p2", "p3", "p4", "p5"]],
  ["two channels", one(channel("is", "SMS", "VOICE")), ["p1", "p6", "p7"]],
  ["PUSH for every push service", one(channel("is", "PUSH")), ["p5"]],
  ["one push service", one(channel("is", "APNS")), ["p5"]],
  ["not a channel asks each endpoint", one(channel("isNot", "EMAIL")), ["p1", "p5", "p6", "p7"]],
  ["text, ignoring case", one(user("Plan", "is", ["PRO"])), ["p1", "p2"]],
  ["text, same case", one(user("Plan", "is", ["pro"], { matchCase: true })), ["p2"]],
  ["any of several values", one(user("Plan", "is", ["free", "pro max"])), ["p3", "p4"]],
  ["not, with those who have none", one(user("Plan", "isNot", ["pro"])), except("p1", "p2")],
  ["not any of several", one(user("Plan", "isNot", ["pro", "free"])), ["p4", "p5", "p6", "p7"]],
  ["not, same case", one(user("Plan", "isNot", ["pro"], { matchCase: true })), except("p2")],
  ["a list holds the value", one(attribute("Interests", "is", ["sport"])), ["p1"]],
  ["a list holds none of the values", one(attribute("Interests", "isNot", ["sport", "tea"]), channel("is", "EMAIL")), ["p2", "p3", "p4", "p5"]], // prettier-ignore
  ["another endpoint of the same user", one(attribute("Interests", "is", ["tea"])), ["p1"]],
  ["both at the same endpoint", one(attribute("Interests", "is", ["tea"]), channel("is", "EMAIL")), []], // prettier-ignore
  ["letters beyond ASCII, ignoring case", one(city("is", ["köln"])), ["p2", "p3"]],
  ["letters beyond ASCII, same case", one(city("is", ["Köln"], { matchCase: true })), ["p2"]],
  ["ASCII and other values together", one(city("is", ["köln", "WIEN"])), ["p1", "p2", "p3"]],
  ["contains", one(attribute("Interests", "contains", ["music"])), ["p1", "p3", "p5"]],
  ["contains, same case", one(attribute("Interests", "contains", ["usi"], { matchCase: true })), ["p1", "p3", "p5"]], // prettier-ignore
  ["contains, same case, capital", one(attribute("Interests", "contains", ["Mus"], { matchCase: true })), ["p1"]], // prettier-ignore
  [
    "contains any of two",
    one(attribute("Interests", "contains", ["port", "usical"])),
    ["p1", "p5"],
  ],
  ["contains any of five", one(attribute("Interests", "contains", ["1", "2", "3", "4", "ea"])), ["p1"]], // prettier-ignore
  ["contains, beyond ASCII", one(user("FirstName", "contains", ["ÄN"])), ["p3"]],
  ["starts with", one(user("FirstName", "startsWith", ["an"])), ["p1", "p5"]],
  ["starts with, same case", one(user("FirstName", "startsWith", ["An"], { matchCase: true })), ["p1"]], // prettier-ignore
  ["starts with, not in the middle", one(user("FirstName", "startsWith", ["nn"])), []],
  ["a percent sign is a letter", one(user("FirstName", "contains", ["%"])), []],
  ["is set", one(user("Plan", "isSet")), ["p1", "p2", "p3", "p4"]],
  ["is empty", one(user("Plan", "isEmpty")), ["p5", "p6", "p7"]],
  ["an empty list is empty", one(user("Tags", "isSet")), ["p1", "p2"]],
  ["an empty text is empty", one(attribute("Gone", "isSet")), []],
  ["an empty city is empty", one(city("isSet")), ["p1", "p2", "p3", "p5"]],
  ["before a day", one(attribute("LastBuy", "before", ["2026-11-04"])), []],
  ["before the next day", one(attribute("LastBuy", "before", ["2026-11-05"])), ["p1", "p2", "p3"]],
  ["before an instant", one(attribute("LastBuy", "before", ["2026-11-03T23:15:00Z"])), ["p1"]],
  ["after a day", one(attribute("LastBuy", "after", ["2026-11-03"])), ["p1", "p2", "p3"]],
  ["after the same day", one(attribute("LastBuy", "after", ["2026-11-04"])), []],
  ["after an instant", one(attribute("LastBuy", "after", ["2026-11-03T23:00:00Z"])), ["p2", "p3"]],
  ["on a day where the project is", one(attribute("LastBuy", "on", ["2026-11-04"])), ["p1", "p2", "p3"]], // prettier-ignore
  ["on the day before", one(attribute("LastBuy", "on", ["2026-11-03"])), []],
  ["between two days, both included", one(attribute("LastBuy", "between", ["2026-11-04", "2026-11-04"])), ["p1", "p2", "p3"]], // prettier-ignore
  ["between two instants", one(attribute("LastBuy", "between", ["2026-11-03T23:30:00Z", "2026-11-04T20:00:00Z"])), ["p2"]], // prettier-ignore
  ["an old date of a user", one(user("Born", "before", ["2000-01-01"])), ["p1"]],
  ["a day that does not exist is no date", one(user("Born", "before", ["2000-02-30"])), everyone],
  ["equals", one(spend("equals", 0)), ["p3"]],
  ["equals, as text", one(spend("equals", "40")), ["p2"]],
  ["greater", one(spend("greaterThan", 100)), ["p1"]],
  ["greater or equal", one(spend("greaterOrEqual", 100)), ["p1", "p5"]],
  ["less", one(spend("lessThan", 0)), ["p4"]],
  ["less or equal", one(spend("lessOrEqual", 0)), ["p3", "p4"]],
  ["between numbers, both included", one(spend("between", 40, 120)), ["p1", "p2", "p5"]],
  ["a number is there", one(spend("isSet")), ["p1", "p2", "p3", "p4", "p5"]],
  ["no number", one(spend("isEmpty")), ["p1", "p5", "p6", "p7"]],
  ["demographic", one(platform("is", "ios")), ["p1"]],
  ["not a demographic", one(platform("isNot", "ios"), channel("is", "EMAIL")), ["p2", "p3", "p4", "p5"]], // prettier-ignore
  ["country in any case", one(country("is", "DE")), ["p2", "p3"]],
  [
    "active within a week, to the instant",
    one(activity("activeWithin", 7)),
    ["p1", "p4", "p6", "p7"],
  ],
  ["active within a day", one(activity("activeWithin", 1)), ["p4", "p7"]],
  ["inactive for 30 days", one(activity("inactiveFor", 30)), ["p3", "p5"]],
  ["names with dots", one(attribute("a.b", "is", ["x"])), ["p1"]],
  ["names with quotes", one(attribute('x"y', "is", ["1"])), ["p2"]],
  ["names and values full of signs", one(attribute("#:?\\/ 😀", "is", ["'; drop table contacts; --"])), ["p4"]], // prettier-ignore
  ["names that objects have by birth", one(attribute("constructor", "isSet")), []],
  ["incomplete rows are left out", one(city("is", [""]), spend("greaterThan", "a lot"), user("Plan", "is", ["free"])), ["p3"]], // prettier-ignore
  ["ALL boxes", boxes("all", box("all", country("is", "AT")), box("all", spend("isSet"))), ["p1"]],
  ["ANY box", boxes("any", box("all", country("is", "AT")), box("all", spend("lessThan", 0))), ["p1", "p4", "p5"]], // prettier-ignore
  ["NONE of the boxes", boxes("none", box("all", channel("is", "EMAIL")), box("all", channel("is", "PUSH"))), ["p1", "p6", "p7"]], // prettier-ignore
  ["any row inside a box", boxes("all", box("any", country("is", "DE"), spend("equals", 100))), ["p2", "p3", "p5"]], // prettier-ignore
  ["an empty box says nothing", boxes("any", box("all"), box("all", country("is", "DE"))), ["p2", "p3"]], // prettier-ignore
  ["any of two base segments", from("any", "at", "fixed"), ["p1", "p3", "p5", "p6"]],
  ["all of two base segments", from("all", "at", "cheap"), []],
  ["all of base segments that meet", from("all", "at", "spenders"), ["p1"]],
  ["none of the base segments", from("none", "at", "fixed"), ["p1", "p2", "p4", "p5", "p7"]],
  ["NONE of no base segments", from("none"), everyone],
  ["fixed endpoints", from("any", "fixed"), ["p3", "p6"]],
  ["fixed contacts stand for all their endpoints", from("any", "users"), ["p1", "p5"]],
  ["a segment on a segment", from("any", "nested"), ["p1"]],
  ["a pinned version keeps its rules", { include: "all", groups: [group({ sources: [{ segmentId: "cheap", version: 1 }] })] }, ["p1"]], // prettier-ignore
  ["the newest version without a pin", from("any", "cheap"), ["p3", "p4"]],
  ["groups joined by AND", groups("all", dims(country("is", "AT")), dims(spend("isSet"))), ["p1"]],
  ["groups joined by OR", groups("any", dims(country("is", "AT")), dims(channel("is", "VOICE"))), ["p1", "p5", "p6"]], // prettier-ignore
  ["members of no group", groups("none", dims(channel("is", "EMAIL")), dims(channel("is", "SMS"))), ["p5", "p6"]], // prettier-ignore
  ["leaving out a group", groups("all", dims(channel("is", "EMAIL")), { ...dims(country("is", "AT")), exclude: true }), ["p2", "p3", "p4"]], // prettier-ignore
  ["leaving out two groups", groups("any", dims(channel("is", "EMAIL")), { ...dims(country("is", "AT")), exclude: true }, { ...dims(country("is", "DE")), exclude: true }), ["p4"]], // prettier-ignore
  ["leaving out a group that says nothing", groups("all", dims(country("is", "DE")), { ...dims(city("is")), exclude: true }), ["p2", "p3"]], // prettier-ignore
  ["everyone but a group", groups("all", { ...dims(channel("is", "EMAIL")), exclude: true }), ["p1", "p5", "p6", "p7"]], // prettier-ignore
  ["base and criteria together", groups("all", { sources: [{ segmentId: "fixed" }], ...dims(channel("is", "VOICE")) }), ["p6"]], // prettier-ignore
];

const sorted = (keys: number[]) => keys.toSorted((a, b) => a - b);
let t: TestAudience;
let segments: Segments;
const keyOf = new Map<string, number>();

beforeAll(() => {
  t = openTestAudience();
  t.fill(Object.values(people));
  for (const [index, name] of Object.keys(people).entries()) keyOf.set(name, index + 1);
  segments = createSegments(t.parts);
  const save = (id: string, rules: SegmentRules) => {
    if (!t.store.get("SELECT 1 FROM segments WHERE id = ?", id))
      t.store.run("INSERT INTO segments (id, name, type, version, created_at, updated_at) VALUES (?, ?, 'dynamic', 0, 0, 0)", id, id); // prettier-ignore
    segments.save({ id, name: id, rules });
  };
  for (const id of ["fixed", "users"])
    t.store.run("INSERT INTO segments (id, name, type, version, created_at, updated_at) VALUES (?, ?, 'imported', 1, 0, 0)", id, id); // prettier-ignore
  const endpoints = t.store.all<{ key: number; contact: number }>(
    "SELECT key, contact FROM endpoints",
  );
  const ofPeople = (...names: string[]) => endpoints.filter((row) => names.some((name) => keyOf.get(name) === row.contact)).map((row) => row.key); // prettier-ignore
  addMembers(t.store, "fixed", "endpoint", ofPeople("p3", "p6"));
  addMembers(t.store, "users", "contact", [keyOf.get("p1")!, keyOf.get("p5")!]);
  save("at", one(country("is", "AT")));
  save("spenders", one(spend("greaterThan", 100)));
  save("cheap", one(spend("greaterThan", 100)));
  save("cheap", one(spend("lessOrEqual", 0)));
  save("nested", groups("all", { sources: [{ segmentId: "at" }, { segmentId: "spenders" }], sourceType: "all" })); // prettier-ignore
});
afterAll(async () => {
  await segments.stop();
  await t.close();
});

describe("counts over a fixed audience", () => {
  test.each(table)("%s", async (_what, rules, members) => {
    const count = await segments.count(rules);
    expect(count.contacts).toBe(members.length);
    expect(count.allContacts).toBe(8);
    const sample = await segments.sample({ rules, seed: 1, limit: 20 });
    expect(sorted(sample.map((contact) => contact.key))).toEqual(members.map((name) => keyOf.get(name))); // prettier-ignore
  });

  test("the table is as long as it should be", () => {
    expect(table.length).toBeGreaterThanOrEqual(60);
  });

  test("the plain function finds the same contacts where no base segment is asked", () => {
    const rows = t.store.all<MemberRow>(
      `SELECT ${memberColumns} FROM endpoints AS e JOIN contacts AS c ON c.key = e.contact`,
    );
    const env = { now, zone: "Europe/Vienna", source: () => () => false };
    for (const [what, rules, members] of table) {
      if (rules.groups.some((one) => one.sources.length > 0)) continue;
      const found = rows.map(memberOf).filter(({ endpoint, contact }) => matches(rules, endpoint, contact, env)); // prettier-ignore
      const names = new Set(found.map(({ contact }) => contact.key));
      expect([what, sorted([...names])]).toEqual([what, members.map((name) => keyOf.get(name))]);
    }
  });
});

describe("what a count tells beside the number", () => {
  test("criteria on their own, groups, channels, eligible endpoints and ignored rows", async () => {
    const rules = groups(
      "all",
      { dimensions: [box("all", country("is", "AT"), city("is", [""])), box("any", spend("isSet"), channel("is", "SMS"))], type: "any" }, // prettier-ignore
      { ...dims(activity("inactiveFor", 30)), exclude: true },
    );
    const count = await segments.count(rules);
    // Endpoints: p1 ×2 (one opted out), p2, p3, p4 (inactive), p5 ×3, p7 (no address); p3 and two of p5 are left out.
    expect(count).toMatchObject({
      contacts: 5,
      endpoints: 6,
      eligible: 3,
      criteria: [
        [
          [2, null],
          [5, 2],
        ],
        [[2]],
      ],
      groups: [6, 2],
      ignored: [{ group: 0, box: 0, row: 1, reason: "Enter a value." }],
    });
    expect(Object.fromEntries(count.byChannel.map((one) => [one.family, one.contacts]))).toEqual({
      email: 2, sms: 0, push: 1, voice: 0, inapp: 0, custom: 0,
    }); // prettier-ignore
    expect(count.milliseconds).toBeGreaterThan(0);
  });

  test("an imported segment counts its members that are there", async () => {
    expect(await segments.countSaved("users")).toMatchObject({
      contacts: 2,
      endpoints: 5,
      groups: [],
    });
  });

  test("ten thousand values and a hundred criteria", async () => {
    const many = Array.from({ length: 9_999 }, (_, index) => `nobody ${index}`);
    expect((await segments.count(one(city("is", [...many, "wien"])))).contacts).toBe(1);
    expect((await segments.count(one(city("isNot", [...many, "wien"])))).contacts).toBe(7);
    const hundred = Array.from({ length: 100 }, (_, index) => box("all", spend("equals", index)));
    expect((await segments.count(boxes("any", ...hundred))).contacts).toBe(3);
  });
});
