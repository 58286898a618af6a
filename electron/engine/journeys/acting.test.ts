import { afterEach, beforeEach, expect, it } from "vitest";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import {
  assertCountsEqualRows,
  begun,
  entryBySegment,
  journeyOf,
  later,
  mailTemplate,
  statusOf,
} from "../testing/journeys.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(async () => {
  assertCountsEqualRows(t);
  await t.stop();
});
const store = () => t.engine.project().parts.store;
const live = () => t.api.journeyRuns.live({ id: "j1", from: null, to: null });

it("asks again about those whom it changed on their way to a question that it asked ahead", async () => {
  seedContacts(t, people(40));
  const gold = (yes: string, no: string) => ({
    type: "yesNoSplit" as const,
    settings: {
      conditions: [
        {
          kind: "criteria" as const,
          criteria: {
            match: "all",
            criteria: [
              {
                field: { kind: "userAttribute", name: "Plan" },
                operator: "is",
                values: ["gold"],
              },
            ],
          } as never,
        },
      ],
    },
    next: { yes, no },
  });
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t), next: "half" },
      half: {
        type: "randomSplit",
        settings: {
          branches: [
            { id: "A", name: "", percent: 50 },
            { id: "B", name: "", percent: 50 },
          ],
        } as never,
        next: { A: "change", B: "asked" },
      },
      change: {
        type: "updateContact",
        settings: {
          changes: [{ kind: "attribute", of: "user", how: "set", name: "Plan", values: ["gold"] }],
        },
        next: "asked",
      },
      asked: gold("rich", "poor"),
      rich: { type: "end", settings: { outcome: "Gold", goal: false } },
      poor: { type: "end", settings: { outcome: "None", goal: false } },
    }),
  );
  const { activities } = await live();
  const arrived = (id: string) => activities.find((one) => one.activity === id)?.arrived ?? 0;
  expect(arrived("change")).toBeGreaterThan(5);
  expect(arrived("rich")).toBe(arrived("change"));
  expect(arrived("poor")).toBe(40 - arrived("change"));
});

it("changes contacts and records events, which other conditions see at once", async () => {
  seedContacts(t, people(2));
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "change" },
      change: {
        type: "updateContact",
        settings: {
          changes: [
            { kind: "attribute", of: "user", how: "set", name: "Stage", values: ["a"] },
            { kind: "attribute", of: "user", how: "add", name: "Stage", values: ["b", "a"] },
            { kind: "attribute", of: "endpoint", how: "set", name: "Seen", values: ["yes"] },
          ],
        },
        next: "split",
      },
      split: {
        type: "yesNoSplit",
        settings: {
          conditions: [
            {
              kind: "criteria",
              criteria: {
                match: "all",
                criteria: [
                  {
                    field: { kind: "userAttribute", name: "Stage" },
                    operator: "is",
                    values: ["b"],
                  },
                ],
              } as never,
            },
          ],
        },
        next: { yes: "record" },
      },
      record: {
        type: "recordEvent",
        settings: { name: "welcomed", attributes: [], metrics: [] } as never,
        next: "out",
      },
      out: { type: "updateContact", settings: { changes: [{ kind: "optOut", optOut: true }] } },
    }),
  );
  await t.api.journeyRuns.addContacts({ id: "j1", contacts: [1] });
  await t.quiet();
  expect((await live()).completed).toBe(1);
  const row = store().get<{ attributes: string }>("SELECT attributes FROM contacts WHERE key = 1");
  expect(JSON.parse(row?.attributes ?? "")).toMatchObject({ Stage: ["a", "b"] });
  expect(store().get("SELECT opted_out FROM endpoints WHERE contact = 1")).toEqual({
    opted_out: 1,
  });
  expect(store().get("SELECT type FROM events WHERE contact = 1")).toEqual({ type: "welcomed" });
});

it("reaches the goal by an event within its days, once a participant", async () => {
  seedContacts(t, people(3));
  await begun(
    t,
    journeyOf(
      {
        entry: { type: "entry", settings: await entryBySegment(t), next: "wait" },
        wait: { type: "wait", settings: { wait: { kind: "for", duration: "P9D" } } },
      },
      { goal: { event: "purchase", withinDays: 2 } },
    ),
  );
  const buy = async (contact: number) => {
    store().run(
      "INSERT INTO events (type, at, contact, attributes, simulated) VALUES ('purchase', ?, ?, '{}', 0)",
      t.clock.now(),
      contact,
    );
    t.engine.topics.touch("events");
    await t.quiet();
  };
  await buy(1);
  await buy(1);
  await later(t, 24 * 3);
  await buy(2);
  const { goal } = await live();
  expect(goal).toMatchObject({ converted: 1, heldOutRate: null, lift: null });
  expect(goal?.rate).toBeCloseTo(1 / 3);
  const { items, total } = await t.api.journeyRuns.participants({
    id: "j1",
    filter: { of: "converted" },
    from: null,
    to: null,
    limit: 5,
  });
  expect(total).toBe(1);
  expect(items[0]?.contact).toBe(1);
});

it("opens the people of every number, page by page", async () => {
  seedContacts(t, people(25));
  mailTemplate(t);
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t), next: "half" },
      half: {
        type: "randomSplit",
        settings: {
          branches: [
            { id: "A", name: "", percent: 50 },
            { id: "B", name: "", percent: 50 },
          ],
        },
        next: { A: "mail", B: "wait" },
      },
      mail: { type: "email", settings: { templateId: "t1" } },
      wait: { type: "wait" },
    }),
  );
  await t.until(
    () => !store().get("SELECT 1 FROM messages WHERE state <> 'sent'"),
    "everything sent",
  );
  const shown = await live();
  const length = async (filter: Parameters<typeof t.api.journeyRuns.participants>[0]["filter"]) => {
    const ids: number[] = [];
    let after: string | null = null;
    let total: number | null = null;
    do {
      const page: Awaited<ReturnType<typeof t.api.journeyRuns.participants>> =
        await t.api.journeyRuns.participants({
          id: "j1",
          filter,
          from: null,
          to: null,
          after,
          limit: 4,
        });
      ids.push(...page.items.map((one) => one.key));
      after = page.next;
      total = page.total;
    } while (after !== null);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(total ?? -1);
    return ids.length;
  };
  expect(await length({ of: "entered" })).toBe(shown.entered);
  expect(await length({ of: "inJourney" })).toBe(shown.inJourney);
  expect(await length({ of: "completed" })).toBe(shown.completed);
  for (const one of shown.activities) {
    const { activity } = one;
    expect(await length({ of: "here", activity })).toBe(one.here);
    expect(await length({ of: "arrived", activity })).toBe(one.arrived);
    expect(await length({ of: "passed", activity })).toBe(one.passed);
    expect(await length({ of: "ended", activity })).toBe(one.ended);
    expect(await length({ of: "sent", activity })).toBe(one.sent);
    for (const [outlet, count] of Object.entries(one.outlets))
      expect(await length({ of: "passed", activity, outlet })).toBe(count);
    if (one.delivered !== null)
      expect(await length({ of: "feedback", activity, measure: "delivered" })).toBe(one.delivered);
  }
  expect(shown.entered).toBe(25);
});

it("carries on after the engine was ended, and after a clock that was set back", async () => {
  seedContacts(t, people(3));
  const id = await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t), next: "wait" },
      wait: { type: "wait", settings: { wait: { kind: "for", duration: "PT2H" } } },
    }),
  );
  await t.restart();
  t.clock.set(t.clock.now() - 86_400_000);
  await t.clock.advance("1m");
  expect((await live()).inJourney).toBe(3);
  await later(t, 27);
  expect(await live()).toMatchObject({ inJourney: 0, completed: 3 });
  expect(statusOf(t, id)).toBe("completed");
});
