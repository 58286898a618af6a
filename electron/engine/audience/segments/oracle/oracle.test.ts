import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChannelFamily } from "../../../../../shared/domain/channel.ts";
import { familyOf, type ChannelType } from "../../../../../shared/domain/channel.ts";
import { resolveRules } from "../../../../../shared/domain/segment-compile.ts";
import {
  matchesEndpoint,
  type EndpointFacts,
} from "../../../../../shared/domain/segment-evaluate.ts";
import {
  problemOf,
  type Criterion,
  type EventDetails,
  type SegmentGroup,
  type SegmentRules,
} from "../../../../../shared/domain/segment.ts";
import { testEngine, type TestEngine } from "../../../testing/engine.ts";
import { rulesAtRandom } from "./test-rules.ts";
import { endpointsIn } from "./test-oracle.ts";
import { readWorld, type World } from "./test-world.ts";
import { fillPeople, oddName } from "./test-people.ts";

const now = "2026-11-17T08:00:00Z";
const zone = "Europe/Vienna";
let t: TestEngine;
let world: World;
let facts: EndpointFacts[];

const row = (
  field: Criterion["field"],
  operator: Criterion["operator"],
  ...values: (string | number)[]
): Criterion => ({ field, operator, values });
const box = (match: "all" | "any", ...criteria: Criterion[]) => ({ match, criteria });
const empty: SegmentGroup = { sources: [], sourceType: "any", dimensions: [], type: "all" };
const rules = (
  include: SegmentRules["include"],
  ...groups: Partial<SegmentGroup>[]
): SegmentRules => ({ include, groups: groups.map((group) => ({ ...empty, ...group })) });
const one = (...criteria: Criterion[]) => rules("all", { dimensions: [box("all", ...criteria)] });
const sources = (...ids: string[]) => ids.map((segmentId) => ({ segmentId }));

const attribute = (name: string) => ({ kind: "attribute", name }) as const;
const user = (name: string) => ({ kind: "userAttribute", name }) as const;
const spend = { kind: "metric", name: "Spend" } as const;
const city = { kind: "location", name: "City" } as const;
const event = (
  name: string,
  operator: "hasHappened" | "hasNotHappened",
  details?: EventDetails,
): Criterion => ({
  ...row({ kind: "event", name }, operator),
  ...(details ? { event: details } : {}),
});
const bought = (details?: EventDetails) => event("purchase.completed", "hasHappened", details);
const message = (
  kind: "send" | "delivered" | "open" | "hardBounce",
  operator: "hasHappened" | "hasNotHappened",
  campaignId?: string,
): Criterion =>
  row({ kind: "messageEvent", event: kind, ...(campaignId ? { campaignId } : {}) }, operator);

/** Saved before anything is asked: one builds on the other. */
const base = one(row(city, "is", "wien"));
const upper = rules("all", {
  sources: sources("imported"),
  sourceType: "none",
  dimensions: [box("any", row(spend, "greaterThan", 50), row(user("Plan"), "is", "pro"))],
});

const vienna = row(city, "is", "wien", "graz");
const pro = row(user("Plan"), "is", "Pro");
const rich = row(spend, "greaterOrEqual", 60);
const table: Record<string, SegmentRules> = {
  everyone: rules("all", {}),
  "city is": one(vienna),
  "city is, same case": one({ ...vienna, matchCase: true }),
  "city is not": one(row(city, "isNot", "Wien", "köln")),
  "city contains": one(row(city, "contains", "I", "x\"y' --")),
  "city doesn't contain": one(row(city, "notContains", "i")),
  "city starts with": one(row(city, "startsWith", "w", "são")),
  "city is set": one(row(city, "isSet")),
  "city is empty": one(row(city, "isEmpty")),
  "country is not, same case": one({ ...row({ kind: "location", name: "Country" }, "isNot", "AT"), matchCase: true }),
  "platform is": one(row({ kind: "demographic", name: "Platform" }, "is", "IOS")),
  "version starts with": one(row({ kind: "demographic", name: "AppVersion" }, "startsWith", "1.")),
  "channel is email": one(row({ kind: "channel" }, "is", "EMAIL")),
  "channel is push": one(row({ kind: "channel" }, "is", "PUSH")),
  "channel is not": one(row({ kind: "channel" }, "isNot", "EMAIL", "SMS")),
  "interests is": one(row(attribute("Interests"), "is", "MUSIC", "οδοσ")),
  "interests is not": one(row(attribute("Interests"), "isNot", "music")),
  "interests has all": one(row(attribute("Interests"), "hasAll", "music", "sport")),
  "odd name is": one(row(attribute(oddName), "is", "constructor")),
  "odd user name contains": one(row(user(oddName), "contains", "#:?\\/", "😀")),
  "user plan is": one(pro),
  "user plan has all": one(row(user("Tags"), "hasAll", "music", "tea 😀")),
  "user plan is empty": one(row(user("Plan"), "isEmpty")),
  "nobody's attribute": one(row(attribute("Nothing"), "isNot", "x"), row(attribute("__proto__"), "isEmpty")),
  "a date before": one(row(attribute("LastBuy"), "before", "2026-11-04")),
  "a date after": one(row(attribute("LastBuy"), "after", "2026-11-04")),
  "a date on": one(row(attribute("LastBuy"), "on", "2026-11-04")),
  "a date between": one(row(attribute("LastBuy"), "between", "2026-11-03T23:30:00Z", "2026-11-10")),
  "in the last day": one(row(attribute("LastBuy"), "inLast", 1)),
  "in the last 14 days": one(row(attribute("LastBuy"), "inLast", 14)),
  "in the next 30 days": one(row(attribute("LastBuy"), "inNext", 30)),
  "a birthday in 10 days": one(row(user("Born"), "anniversary", 10)),
  "a birthday in 120 days": one(row(user("Born"), "anniversary", 120)),
  "a birthday in a year": one(row(user("Born"), "anniversary", 366)),
  "spend equals": one(row(spend, "equals", 60)),
  "spend is not": one(row(spend, "notEquals", "60")),
  "spend is more": one(row(spend, "greaterThan", 59.99)),
  "spend is at least": one(rich),
  "spend is less": one(row(spend, "lessThan", 0)),
  "spend is at most": one(row(spend, "lessOrEqual", 0)),
  "spend between": one(row(spend, "between", -5, 60)),
  "spend is set": one(row(spend, "isSet")),
  "spend is empty": one(row(spend, "isEmpty")),
  within: one(row({ kind: "distance" }, "within", 48.2, 16.4, 150)),
  "not within": one(row({ kind: "distance" }, "notWithin", 48.2, 16.4, 600)),
  "active for a day": one(row({ kind: "activity" }, "activeWithin", 1)),
  "inactive for 30 days": one(row({ kind: "activity" }, "inactiveFor", 30)),
  "opted out": one(row({ kind: "optOut" }, "is", "ALL")),
  "not opted out": one(row({ kind: "optOut" }, "isNot", "ALL")),
  "inactive endpoint": one(row({ kind: "status" }, "is", "INACTIVE")),
  "reachable by email": one(row({ kind: "reachable", family: "email" }, "isReachable")),
  "not reachable by push": one(row({ kind: "reachable", family: "push" }, "isNotReachable")),
  "added before": one(row({ kind: "created" }, "before", "2026-10-20")),
  "added in the last week": one(row({ kind: "created" }, "inLast", 7)),
  "a tenth": one(row({ kind: "cohort" }, "between", 0, 9)),
  bought: one(bought()),
  "never bought": one(event("purchase.completed", "hasNotHappened")),
  "bought in 30 days": one(bought({ window: { kind: "last", days: 30 } })),
  "bought on dates": one(bought({ window: { kind: "dates", from: "2026-10-18", to: "2026-11-10" } })),
  "bought coffee": one(bought({ where: [{ kind: "attribute", name: "category", operator: "is", values: ["coffee"] }] })),
  "bought what is not coffee": one(bought({ where: [{ kind: "attribute", name: "category", operator: "isNot", values: ["coffee"] }, { kind: "metric", name: "total", operator: "notEquals", values: [60] }] })),
  "a gift": one(bought({ where: [{ kind: "attribute", name: "gift", operator: "is", values: ["true"] }] })),
  "bought thrice": one(bought({ times: { compare: "greaterOrEqual", count: 3 } })),
  "bought at most once": one(bought({ times: { compare: "lessOrEqual", count: 1 } })),
  "exactly not at all": one(bought({ times: { compare: "equals", count: 0 } })),
  "spent in sum": one(bought({ measure: { how: "sum", metric: "total", compare: "greaterOrEqual", value: 120.2 } })),
  "spent on average": one(bought({ measure: { how: "average", metric: "total", compare: "lessThan", value: 60 } })),
  "first purchase": one(bought({ measure: { how: "first", metric: "total", compare: "equals", value: 60 } })),
  "last purchase": one(bought({ window: { kind: "last", days: 100 }, measure: { how: "last", metric: "total", compare: "lessOrEqual", value: 19.9 } })),
  "not for so much": one(event("purchase.completed", "hasNotHappened", { measure: { how: "sum", metric: "total", compare: "greaterThan", value: 60 } })),
  opened: one(message("open", "hasHappened")),
  "opened this": one(message("open", "hasHappened", "c1")),
  "didn't open this": one(message("open", "hasNotHappened", "c2")),
  "was sent": one(message("send", "hasHappened")),
  "was sent this": one(message("send", "hasHappened", "c2")),
  "wasn't delivered": one(message("delivered", "hasNotHappened", "c1")),
  bounced: one(message("hardBounce", "hasHappened")),
  "in a campaign": one(row({ kind: "campaign", campaignId: "c1" }, "isIn")),
  "not in a campaign": one(row({ kind: "campaign", campaignId: "c2" }, "isNotIn")),
  "in a segment": one(row({ kind: "segment", segmentId: "imported" }, "isIn")),
  "not in a static one": one(row({ kind: "segment", segmentId: "static" }, "isNotIn")),
  "base imported": rules("all", { sources: sources("imported") }),
  "base any": rules("all", { sources: sources("imported", "static", "upper") }),
  "base all": rules("all", { sources: sources("imported", "static"), sourceType: "all" }),
  "base none": rules("all", { sources: sources("imported", "upper"), sourceType: "none" }),
  "dimensions all": rules("all", { dimensions: [box("any", vienna, pro), box("any", rich, bought())], type: "all" }),
  "dimensions any": rules("all", { dimensions: [box("all", vienna, pro), box("all", rich, bought())], type: "any" }),
  "dimensions none": rules("all", { dimensions: [box("all", vienna), box("any", pro, rich)], type: "none" }),
  "groups all": rules("all", { dimensions: [box("all", vienna)] }, { dimensions: [box("all", pro)] }),
  "groups any": rules("any", { dimensions: [box("all", vienna)] }, { sources: sources("static") }),
  "groups none": rules("none", { dimensions: [box("all", vienna)] }, { sources: sources("static") }),
  exclusion: rules("all", { dimensions: [box("all", rich)] }, { sources: sources("upper"), exclude: true }),
  "exclusion alone": rules("any", { dimensions: [box("all", pro)], exclude: true }),
  "an exclusion without a word": rules("all", { dimensions: [box("all", rich)] }, { dimensions: [box("all", row(city, "is", ""))], exclude: true }),
  "switched off": rules("any", { dimensions: [box("all", vienna, { ...pro, disabled: true })] }, { dimensions: [box("all", rich)], disabled: true }),
  "not complete": one(vienna, row(spend, "equals", "a lot"), row({ kind: "event", name: "" }, "hasHappened")),
}; // prettier-ignore

beforeAll(async () => {
  t = await testEngine({ now });
  const { store } = t.engine.project().parts;
  fillPeople(store, t.clock.now(), 3000);
  for (const [id, given] of Object.entries({ base, upper }))
    store.run(
      "INSERT INTO segments (id, name, type, version, rules, created_at, updated_at) VALUES (?, ?, 'dynamic', 1, ?, 0, 0)",
      id,
      id,
      JSON.stringify(given),
    );
  world = readWorld(store, t.clock.now(), zone);
  facts = world.endpoints.map((endpoint) => factsOf(endpoint));
});
afterAll(() => t.stop());

/** The same rows as an endpoint's facts are given to a journey. */
function factsOf(endpoint: World["endpoints"][number]): EndpointFacts {
  const contact = world.contacts.get(endpoint.contact);
  if (!contact) throw new Error("no contact");
  const reachable: ChannelFamily[] = contact.endpoints
    .filter((other) => other.active === 1 && other.opted_out === 0 && other.address !== "")
    .map((other) => familyOf(other.channel as ChannelType));
  return {
    endpoint: {
      key: endpoint.key,
      channel: endpoint.channel,
      address: endpoint.address,
      active: endpoint.active === 1,
      optedOut: endpoint.opted_out === 1,
      cohort: endpoint.cohort,
      effectiveAt: endpoint.effective_at,
      document: endpoint.document as EndpointFacts["endpoint"]["document"],
    },
    contact: {
      key: contact.key,
      createdAt: contact.created_at,
      userAttributes: contact.attributes as Record<string, string[]>,
      reachable,
    },
    events: ({ type, message: ofMessage, campaignId }) => {
      if (ofMessage && (type === "send" || type === "delivered"))
        return contact.messages
          .filter((sent) => sent.state === "sent" && sent.test === 0 && (type === "send" || !sent.bounced) && (campaignId === undefined || sent.campaign === campaignId))
          .map((sent) => ({ at: sent.sent_at ?? 0 })); // prettier-ignore
      const name = ofMessage ? `_email.${type.toLowerCase()}` : type;
      return contact.events.filter((one) => one.type === name && (campaignId === undefined || one.campaign === campaignId)) as ReturnType<EndpointFacts["events"]>; // prettier-ignore
    },
    inCampaign: (id) => contact.messages.some((sent) => sent.campaign === id && sent.test === 0),
    inMembers: (id) =>
      world.members.some((run) => {
        const key = run.kind === "endpoint" ? endpoint.key : contact.key;
        return run.segment_id === id && run.first_key <= key && key <= run.last_key;
      }),
  };
}

const contactsOf = (keys: readonly number[]) => {
  const wanted = new Set(keys);
  return new Set(world.endpoints.filter(({ key }) => wanted.has(key)).map(({ contact }) => contact)).size; // prettier-ignore
};

function matching(given: SegmentRules): number[] {
  const resolved = resolveRules(given, {
    source: (id) => ({ id, name: id, rules: world.saved.get(id) ?? null }),
  });
  const at = { now: world.now, zone };
  return facts.filter((one) => matchesEndpoint(resolved, one, at)).map(({ endpoint }) => endpoint.key); // prettier-ignore
}

describe("segments over a fixed audience", () => {
  test.each(Object.entries(table))("%s", async (name, given) => {
    const expected = endpointsIn(world, given);
    expect(matching(given)).toEqual(expected);
    const count = await t.api.segments.count({ rules: given });
    expect({ endpoints: count.endpoints, contacts: count.contacts }).toEqual({
      endpoints: expected.length,
      contacts: contactsOf(expected),
    });
    // A segment that everyone or nobody is in would prove little.
    if (!["everyone", "nobody's attribute"].includes(name))
      expect(expected.length > 0 && expected.length < world.endpoints.length).toBe(true);
  });

  test("all rows of the table are complete, but for those meant not to be", () => {
    const incomplete = Object.entries(table).filter(([, given]) =>
      given.groups.some((group) => group.dimensions.some((dimension) => dimension.criteria.some((criterion) => problemOf(criterion) !== null))),
    ); // prettier-ignore
    expect(incomplete.map(([name]) => name)).toEqual(["an exclusion without a word", "not complete"]); // prettier-ignore
  });
});

test("segments at random are the same for one endpoint, for the index and for the oracle", async () => {
  await fc.assert(
    fc.asyncProperty(rulesAtRandom, async (given) => {
      const expected = endpointsIn(world, given);
      expect(matching(given)).toEqual(expected);
      const count = await t.api.segments.count({ rules: given });
      expect(count.endpoints).toBe(expected.length);
      expect(count.contacts).toBe(contactsOf(expected));
    }),
    { numRuns: 60 },
  );
}, 120_000);
