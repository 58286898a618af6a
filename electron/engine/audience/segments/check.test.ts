import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  emptyRules,
  type Criterion,
  type SegmentGroup,
  type SegmentRules,
} from "../../../../shared/domain/segment.ts";
import { draftCampaign, everybody } from "../../testing/builders.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";

let t: TestEngine;
const day = 86_400_000;
let bought = 0;

beforeAll(async () => {
  t = await testEngine();
  const make = (name: string, city: string, address: string) =>
    t.api.contacts
      .create({
        userId: name.toLowerCase(),
        userAttributes: { FirstName: [name] },
        channel: "EMAIL",
        address,
      })
      .then(async ({ key }) => {
        const [endpoint] = (await t.api.contacts.get({ key })).endpoints;
        if (city)
        await t.api.contacts.edit({ key, edit: { kind: "location", endpoint: endpoint?.key ?? 0, name: "City", value: city } }); // prettier-ignore
        return key;
      });
  await make("Anna", "Vienna", "anna@example.com");
  await make("Ben", "Graz", "ben@example.com");
  await make("Cleo", "", "cleo@example.com");
  await make("Dora", "Vienna", "dora@example.com");
  const { store, clock, topics } = t.engine.project().parts;
  bought = clock.now() - 3 * day;
  const buy = (contact: number, at: number, total: number) =>
    store.run(
      "INSERT INTO events (type, at, contact, attributes, metrics, simulated) VALUES ('purchase.completed', ?, ?, ?, ?, 0)",
      at,
      contact,
      JSON.stringify({ category: "Coffee" }),
      JSON.stringify({ total }),
    );
  buy(1, bought, 40);
  buy(1, bought - day, 34.5);
  buy(2, bought, 10);
  topics.touch("events");
});
afterAll(() => t.stop());

const city = (...values: string[]): Criterion => ({
  field: { kind: "location", name: "City" },
  operator: "is",
  values,
});
const coffee: Criterion = {
  field: { kind: "event", name: "purchase.completed" },
  operator: "hasHappened",
  values: [],
  event: {
    where: [{ kind: "attribute", name: "category", operator: "is", values: ["coffee"] }],
    measure: { how: "sum", metric: "total", compare: "greaterOrEqual", value: 60 },
  },
};
const group = (criteria: Criterion[], more: Partial<SegmentGroup> = {}): SegmentGroup => ({
  sources: [],
  sourceType: "any",
  dimensions: criteria.length > 0 ? [{ match: "all", criteria }] : [],
  type: "all",
  ...more,
});
const rulesOf = (...groups: SegmentGroup[]): SegmentRules => ({ include: "all", groups });
const check = (rules: SegmentRules, contact: number) =>
  t.api.segments.check({ of: { rules }, contact });

describe("checking a contact", () => {
  test("answers every row with the value it saw", async () => {
    const rows = [city("Vienna", "Linz"), coffee, city(""), { ...coffee, disabled: true }];
    const anna = await check(rulesOf(group(rows)), 1);
    expect(anna).toMatchObject({
      member: true,
      endpoint: { channel: "EMAIL", address: "anna@example.com" },
      groups: [
        {
          passed: true,
          boxes: [
            {
              passed: true,
              rows: [
                { passed: true, value: "Vienna" },
                { passed: true, value: "2 times, last on 14 Nov 2026, sum of total 74.5" },
                { passed: null, value: null },
                { passed: null, value: null },
              ],
            },
          ],
        },
      ],
    });
    const cleo = await check(rulesOf(group(rows)), 3);
    expect(cleo.member).toBe(false);
    expect(cleo.groups[0]?.boxes[0]?.rows.slice(0, 2)).toEqual([
      { passed: false, value: "not set" },
      { passed: false, value: "never" },
    ]);
  });

  test("names base segments, exclusions and memberships", async () => {
    const { id } = await t.api.segments.save({ id: null, name: "Viennese", rules: rulesOf(group([city("Vienna")])) }); // prettier-ignore
    const fixed = await t.api.segments.createStatic({ name: "Staff" });
    await t.api.contacts.bulk({ selection: { keys: [4] }, act: { kind: "addToSegment", segmentId: fixed.id } }); // prettier-ignore
    const rules = rulesOf(
      group([{ field: { kind: "segment", segmentId: fixed.id }, operator: "isNotIn", values: [] }], { sources: [{ segmentId: id }] }), // prettier-ignore
      group([], { sources: [{ segmentId: fixed.id }], exclude: true }),
    );
    expect((await check(rules, 4)).groups).toEqual([
      {
        passed: false,
        sources: [{ segmentId: id, name: "Viennese", passed: true }],
        boxes: [{ passed: false, rows: [{ passed: false, value: "is in it" }] }],
      },
      { passed: true, sources: [{ segmentId: fixed.id, name: "Staff", passed: true }], boxes: [] },
    ]);
    expect(await t.api.segments.check({ of: { id: fixed.id }, contact: 4 })).toMatchObject({ member: true, groups: [] }); // prettier-ignore
    expect((await t.api.segments.check({ of: { id }, contact: 2 })).member).toBe(false);
  });

  test("shows the endpoint that is in, of several", async () => {
    await t.api.contacts.edit({ key: 2, edit: { kind: "addEndpoint", channel: "SMS", address: "+436641234567" } }); // prettier-ignore
    const sms: Criterion = { field: { kind: "channel" }, operator: "is", values: ["SMS"] };
    const found = await check(rulesOf(group([sms])), 2);
    expect(found).toMatchObject({ member: true, endpoint: { channel: "SMS" } });
    expect(found.groups[0]?.boxes[0]?.rows[0]?.value).toBe("SMS");
  });

  test("asks an old version, and says what is not there", async () => {
    const { id } = await t.api.segments.save({ id: null, name: "Moving", rules: rulesOf(group([city("Graz")])) }); // prettier-ignore
    await t.api.segments.save({ id, name: "Moving", rules: rulesOf(group([city("Linz")])) });
    const asked = (version?: number) =>
      t.api.segments.check({ of: { id, ...(version ? { version } : {}) }, contact: 2 });
    expect([(await asked(1)).member, (await asked()).member]).toEqual([true, false]);
    await expect(asked(9)).rejects.toThrow("no version 9");
    await expect(check(emptyRules(), 999)).rejects.toThrow("not there any more");
  });
});

describe("what saving would change", () => {
  test("names who joins and leaves with the rule, and what is built on it", async () => {
    const { id } = await t.api.segments.save({ id: null, name: "Base", rules: rulesOf(group([city("Vienna")])) }); // prettier-ignore
    const upper = await t.api.segments.save({ id: null, name: "Upper", rules: rulesOf(group([], { sources: [{ segmentId: id }] }), group([coffee], { exclude: true })) }); // prettier-ignore
    const campaign = await draftCampaign(t, upper.id, { name: "News" });
    const effect = await t.api.segments.effect({ id, rules: rulesOf(group([city("Graz")])) });
    expect(effect).toMatchObject({
      joins: 1,
      leaves: 2,
      joining: [{ name: "Ben", reason: expect.stringContaining("Vienna") }],
      leaving: [
        { name: "Anna", address: "anna@example.com", reason: expect.stringContaining("Graz") },
        { name: "Dora" },
      ],
    });
    expect(effect.joining[0]?.reason).toMatch(/^Was not among contacts/);
    expect(effect.leaving[0]?.reason).toMatch(/^Not among contacts/);
    // Anna bought enough to be left out above, so only Dora leaves there.
    expect(effect.uses).toEqual([
      { kind: "segment", id: upper.id, name: "Upper", joins: 1, leaves: 1 },
      { kind: "campaign", id: campaign.id, name: "News", joins: 1, leaves: 1 },
    ]);
    expect((await t.api.segments.get({ id })).version).toBe(1);
  });

  test("is nothing for the same rules, and refuses a circle", async () => {
    const id = await everybody(t);
    expect(await t.api.segments.effect({ id, rules: emptyRules() })).toMatchObject({ joins: 0, leaves: 0, joining: [], leaving: [] }); // prettier-ignore
    await expect(
      t.api.segments.effect({ id, rules: rulesOf(group([], { sources: [{ segmentId: id }] })) }),
    ).rejects.toThrow("circle");
  });
});

describe("Pinpoint's JSON", () => {
  const request = {
    Name: "French spenders",
    SegmentGroups: {
      Include: "ALL",
      Groups: [
        {
          SourceSegments: [{ Id: "elsewhere" }],
          SourceType: "NONE",
          Type: "ANY",
          Dimensions: [{ Location: { Country: { DimensionType: "INCLUSIVE", Values: ["FR"] } } }],
        },
      ],
    },
  };

  test("is read, told what is missing, kept with the version and given back equal", async () => {
    const text = JSON.stringify(request);
    const { name, rules, notes } = await t.api.segments.readPinpoint({ text });
    expect(notes.join()).toContain("no segment with the ID elsewhere");
    const bare = { ...rules, groups: rules.groups.map((one) => ({ ...one, sources: [] })) };
    const own = JSON.stringify({ ...request, SegmentGroups: { ...request.SegmentGroups, Groups: [{ ...request.SegmentGroups.Groups[0], SourceSegments: [] }] }, tags: {} }); // prettier-ignore
    const { id } = await t.api.segments.save({ id: null, name, rules: bare, pinpoint: own });
    const written = await t.api.segments.writePinpoint({ id });
    expect(JSON.parse(written.text)).toEqual(JSON.parse(own));
    expect(written.left).toEqual([]);
    const fixed = await t.api.segments.createStatic({ name: "By hand" });
    await expect(t.api.segments.writePinpoint({ id: fixed.id })).rejects.toThrow(
      "instead of rules",
    );
    await expect(t.api.segments.readPinpoint({ text: '{"Name": 5}' })).rejects.toThrow("Name");
  });
});
