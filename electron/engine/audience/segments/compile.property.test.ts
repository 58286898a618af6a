import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ChannelType, familyOf } from "../../../../shared/domain/channel.ts";
import { demographicNames, locationTextNames } from "../../../../shared/domain/endpoint.ts";
import {
  Operator,
  type CriteriaGroup,
  type Criterion,
  type CriterionField,
  type SegmentGroup,
  type SegmentRules,
} from "../../../../shared/domain/segment.ts";
import { matchesEndpoint, type EndpointFacts } from "../../../../shared/domain/segment-evaluate.ts";
import { resolveRules, type ResolveEnv } from "../../../../shared/domain/segment-compile.ts";
import { day } from "../../../../shared/domain/time.ts";
import { addMembers } from "../../store/segment-members.ts";
import { openTestAudience, type TestAudience, type TestContact } from "../test-audience.ts";
import { memberColumns, type MemberRow } from "./members.ts";

const now = Date.parse("2026-11-17T08:00:00Z");
const zone = "Europe/Vienna";
const names = [
  "City",
  "a.b",
  'x"y',
  "#:?\\/",
  "Größe 😀",
  "constructor",
  "__proto__",
  "[0]",
  "$",
  "'",
];
const texts = [
  "", "Wien", "wien", "WIEN", "ien", "W", "Köln", "KÖLN", "köln", "öl", "ΟΔΟΣ", "οδος", "οδοσ", "straße", "STRASSE",
  "K", "k", "İstanbul", "istanbul", "2026-11-04", "2026-11-03T23:30:00Z", "2026-11-04T23:30:00Z",
  "2026-11-04T12:00:00+05:00", "2026-11-04T00:00", "2026-11-05", "2026-02-30", "2026-03-29T02:30", "' OR 1=1 --", "7", "07",
]; // prettier-ignore

const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...texts) },
  fc.string({ unit: "binary", maxLength: 4 }),
);
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...names) },
  fc.string({ unit: "binary", minLength: 1, maxLength: 4 }),
);
const dictionary = <Value>(value: fc.Arbitrary<Value>) =>
  fc.array(fc.tuple(name, value), { maxLength: 4 }).map((entries) => Object.fromEntries(entries));
const attributes = dictionary(fc.array(text, { maxLength: 3 }));
const number = fc.oneof(
  fc.constantFrom(0, 1, 7, -1, 2.5, 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const partly = <Name extends string>(keys: readonly Name[]) =>
  fc.record(
    Object.fromEntries(keys.map((key) => [key, text])) as Record<Name, fc.Arbitrary<string>>,
    {
      requiredKeys: [],
    },
  );

const contacts: fc.Arbitrary<TestContact[]> = fc.array(
  fc.record({
    user: attributes,
    endpoints: fc.array(
      fc.record({
        channel: fc.constantFrom(...ChannelType.options),
        effectiveAt: fc.integer({ min: -40, max: 2 }).map((days) => now + days * day),
        attributes,
        metrics: dictionary(number),
        demographic: partly(demographicNames),
        location: partly(locationTextNames),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  { minLength: 1, maxLength: 10 },
);

const field: fc.Arbitrary<CriterionField> = fc.oneof(
  fc.constant({ kind: "channel" } as const),
  fc.constant({ kind: "activity" } as const),
  fc.record({
    kind: fc.constantFrom("attribute", "userAttribute", "metric"),
    name,
  }) as fc.Arbitrary<CriterionField>,
  fc.record({
    kind: fc.constant("demographic" as const),
    name: fc.constantFrom(...demographicNames),
  }),
  fc.record({
    kind: fc.constant("location" as const),
    name: fc.constantFrom(...locationTextNames),
  }),
);
// Any field with any operator and any values: what does not fit together is left out on both sides.
const loose: fc.Arbitrary<Criterion> = fc.record({
  field,
  operator: fc.constantFrom(...Operator.options),
  values: fc.array(fc.oneof(text, number), { maxLength: 3 }),
  matchCase: fc.boolean(),
});
const fitting: fc.Arbitrary<Criterion> = fc.oneof(
  fc.record({
    field: fc.record({
      kind: fc.constantFrom("attribute" as const, "userAttribute" as const),
      name: fc.constantFrom(...names),
    }),
    operator: fc.constantFrom("is", "isNot", "contains", "startsWith"),
    values: fc.array(text, { minLength: 1, maxLength: 6 }),
    matchCase: fc.boolean(),
  }) as fc.Arbitrary<Criterion>,
  fc
    .record({
      field: fc.record({
        kind: fc.constant("attribute" as const),
        name: fc.constantFrom(...names),
      }),
      operator: fc.constantFrom("before", "after", "on", "isSet", "isEmpty"),
      date: fc.constantFrom(...texts.filter((one) => one.startsWith("2026"))),
    })
    .map(({ date, ...row }) => ({
      ...row,
      values: row.operator.startsWith("is") ? [] : [date],
    })) as fc.Arbitrary<Criterion>,
  fc.record({
    field: fc.record({ kind: fc.constant("attribute" as const), name: fc.constantFrom(...names) }),
    operator: fc.constant("between" as const),
    values: fc.tuple(
      fc.constantFrom("2026-11-03", "2026-11-04T01:00"),
      fc.constantFrom("2026-11-04", "2026-11-05T00:30:00Z"),
    ),
  }),
  fc.record({
    field: fc.record({ kind: fc.constant("metric" as const), name: fc.constantFrom(...names) }),
    operator: fc.constantFrom("equals", "greaterThan", "greaterOrEqual", "lessThan", "lessOrEqual"),
    values: fc.tuple(number),
  }) as fc.Arbitrary<Criterion>,
  fc.record({
    field: fc.constant({ kind: "activity" as const }),
    operator: fc.constantFrom("activeWithin", "inactiveFor"),
    values: fc.tuple(fc.constantFrom(1, 7, 14, 30)),
  }) as fc.Arbitrary<Criterion>,
  fc.record({
    field: fc.constant({ kind: "channel" as const }),
    operator: fc.constantFrom("is", "isNot"),
    values: fc.array(fc.constantFrom("PUSH", "push", ...ChannelType.options), {
      minLength: 1,
      maxLength: 3,
    }),
  }) as fc.Arbitrary<Criterion>,
);
const criterion = fc.oneof({ weight: 4, arbitrary: fitting }, loose);
const combine = fc.constantFrom("all" as const, "any" as const, "none" as const);
const box: fc.Arbitrary<CriteriaGroup> = fc.record({
  match: fc.constantFrom("all" as const, "any" as const),
  criteria: fc.array(criterion, { maxLength: 3 }),
});
const ids = ["fixed", "people", "base", "middle"] as const;
const group = (sources: readonly string[]): fc.Arbitrary<SegmentGroup> =>
  fc.record({
    sources: fc.array(fc.record({ segmentId: fc.constantFrom(...sources) }), { maxLength: 2 }),
    sourceType: combine,
    dimensions: fc.array(box, { maxLength: 3 }),
    type: combine,
    exclude: fc.boolean(),
  });
const rulesOver = (sources: readonly string[]): fc.Arbitrary<SegmentRules> =>
  fc.record({ include: combine, groups: fc.array(group(sources), { minLength: 1, maxLength: 3 }) });

let t: TestAudience;
beforeAll(() => {
  t = openTestAudience(zone);
  // Thousands of small commits on one file: what is on the disk after a crash is not the question here.
  t.store.sqlite.pragma("synchronous = OFF");
});
afterAll(() => t.close());

test("the index and the plain function agree about everyone", async () => {
  await fc.assert(
    fc.asyncProperty(
      contacts,
      rulesOver(["fixed", "people"]),
      rulesOver(["fixed", "base"]),
      fc.array(rulesOver(ids), { minLength: 4, maxLength: 4 }),
      fc.array(fc.integer({ min: 0, max: 29 })),
      fc.array(fc.integer({ min: 0, max: 9 })),
      async (people, base, middle, questions, fixedEndpoints, fixedContacts) => {
        t.store.run("DELETE FROM contacts");
        t.fill(people);
        const rows = t.store.all<MemberRow>(
          `SELECT ${memberColumns} FROM endpoints AS e JOIN contacts AS c ON c.key = e.contact ORDER BY e.key`,
        );
        const pick = (places: number[], keys: number[]) =>
          new Set(places.flatMap((place) => keys[place] ?? []));
        const fixed = pick(
          fixedEndpoints,
          rows.map((row) => row.key),
        );
        const chosen = pick(fixedContacts, [...new Set(rows.map((row) => row.contact))]);
        t.store.run("DELETE FROM segments");
        for (const [id, kind, keys] of [
          ["fixed", "endpoint", fixed],
          ["people", "contact", chosen],
        ] as const) {
          t.store.run(
            "INSERT INTO segments (id, name, type, version, created_at, updated_at) VALUES (?, ?, 'imported', 1, 0, 0)",
            id,
            id,
          );
          addMembers(t.store, id, kind, [...keys]);
        }
        const stored = { base, middle } as Record<string, SegmentRules>;
        const resolveEnv: ResolveEnv = {
          source: (id) => ({ id, name: id, rules: stored[id] ?? null }),
        };
        const members = rows.map((row): EndpointFacts => ({
          endpoint: {
            key: row.key,
            channel: row.channel,
            address: "somebody",
            active: true,
            optedOut: false,
            cohort: 0,
            effectiveAt: row.effective_at,
            document: JSON.parse(row.document),
          },
          contact: {
            key: row.contact,
            createdAt: now,
            userAttributes: JSON.parse(row.user_attributes),
            reachable: rows
              .filter(({ contact }) => contact === row.contact)
              .map(({ channel }) => familyOf(channel)),
          },
          events: () => [],
          inCampaign: () => false,
          inMembers: (id) => (id === "fixed" ? fixed.has(row.key) : chosen.has(row.contact)),
        }));
        for (const rules of questions) {
          const asked = { rules: resolveRules(rules, resolveEnv), now, zone };
          const { keys } = await t.parts.index.ask("members", { ...asked, after: 0 });
          const found = [...keys];
          const expected = members.filter((facts) =>
            matchesEndpoint(asked.rules, facts, { now, zone }),
          );
          expect(found).toEqual(expected.map(({ endpoint }) => endpoint.key));
          const count = await t.parts.index.ask("count", asked);
          expect(count.endpoints).toBe(found.length);
          expect(count.contacts).toBe(new Set(expected.map(({ contact }) => contact.key)).size);
        }
      },
    ),
    { numRuns: 120 },
  );
});
