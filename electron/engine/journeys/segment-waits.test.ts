import { afterEach, beforeEach, expect, it } from "vitest";
import type { Condition } from "../../../shared/activities/condition.ts";
import type { Criterion } from "../../../shared/domain/segment.ts";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import { assertCountsEqualRows, begun, journeyOf, later } from "../testing/journeys.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
  seedContacts(t, people(3));
});
afterEach(async () => {
  assertCountsEqualRows(t);
  await t.stop();
});

const store = () => t.engine.project().parts.store;
const of = async (activity: string) =>
  (await t.api.journeyRuns.live({ id: "j1", from: null, to: null })).activities.find(
    (one) => one.activity === activity,
  );
const criterion = (field: object, operator: string, values: string[] = []) =>
  ({ field, operator, values }) as Criterion;
const gold = criterion({ kind: "userAttribute", name: "Plan" }, "is", ["gold"]);
const bought = criterion({ kind: "event", name: "purchase" }, "hasHappened");
const segment = async (one: Criterion) => {
  const dimensions = [{ match: "all" as const, criteria: [one] }];
  const groups = [{ sources: [], sourceType: "any" as const, dimensions, type: "all" as const }];
  return (await t.api.segments.save({ id: null, name: "S", rules: { include: "all", groups } })).id;
};
const plan = (contact: number, value: string) => {
  store().run(
    "UPDATE contacts SET attributes = json_object('Plan', json_array(?)) WHERE key = ?",
    value,
    contact,
  );
  t.engine.topics.touch("contacts");
};
/** Waits are looked at again at most once a minute. */
const aMinute = async () => {
  await t.clock.advance("1m");
  await t.quiet();
};
const waiting = async (condition: Condition) => {
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "wait" },
      wait: { type: "wait", settings: { wait: { kind: "event", condition, timeout: "P1D" } } },
    }),
  );
  await t.api.journeyRuns.addContacts({ id: "j1", contacts: [1, 2, 3] });
  await t.quiet();
};

it("lets go who comes into a segment, and times out for the others", async () => {
  plan(3, "gold");
  await waiting({ kind: "segment", segmentId: await segment(gold), isIn: true });
  // Whoever is in already does not wait.
  expect(await of("wait")).toMatchObject({ here: 2, outlets: { happened: 1 } });
  await aMinute();
  plan(1, "gold");
  await aMinute();
  expect(await of("wait")).toMatchObject({ here: 1, outlets: { happened: 2 } });
  await later(t, 25);
  expect((await of("wait"))?.outlets).toEqual({ happened: 2, timedOut: 1 });
});

it("lets go who leaves a segment", async () => {
  for (const contact of [1, 2, 3]) plan(contact, "gold");
  await waiting({ kind: "segment", segmentId: await segment(gold), isIn: false });
  expect((await of("wait"))?.here).toBe(3);
  await aMinute();
  plan(2, "free");
  await aMinute();
  expect(await of("wait")).toMatchObject({ here: 2, outlets: { happened: 1 } });
});

it("lets go who meets criteria, by an event that was recorded meanwhile", async () => {
  await waiting({ kind: "criteria", criteria: { match: "all", criteria: [bought] } });
  expect((await of("wait"))?.here).toBe(3);
  await aMinute();
  store().run(
    "INSERT INTO events (type, at, contact, attributes, simulated) VALUES ('purchase', ?, 2, '{}', 0)",
    t.clock.now(),
  );
  t.engine.topics.touch("events");
  await aMinute();
  expect(await of("wait")).toMatchObject({ here: 2, outlets: { happened: 1 } });
});

it("finds out after a restart what changed while it was off", async () => {
  await waiting({ kind: "segment", segmentId: await segment(gold), isIn: true });
  await aMinute();
  plan(1, "gold");
  await t.restart();
  await aMinute();
  await aMinute();
  expect(await of("wait")).toMatchObject({ here: 2, outlets: { happened: 1 } });
});

it("holds who waits for a segment that is gone when time is up, and nobody is lost", async () => {
  const id = await segment(gold);
  await waiting({ kind: "segment", segmentId: id, isIn: true });
  store().run("UPDATE segments SET deleted_at = 1 WHERE id = ?", id);
  t.engine.topics.touch("segments");
  await later(t, 25);
  expect((await of("wait"))?.here).toBe(3);
  expect(store().all("SELECT DISTINCT state, hold_reason FROM participants")).toEqual([
    { state: "held", hold_reason: "segmentGone" },
  ]);
  store().run("UPDATE segments SET deleted_at = NULL WHERE id = ?", id);
  t.engine.topics.touch("segments");
  await t.quiet();
  expect((await of("wait"))?.outlets).toEqual({ timedOut: 3 });
});

it("splits by segments as they are at that moment", async () => {
  const id = await segment(gold);
  plan(1, "gold");
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "split" },
      split: {
        type: "multivariateSplit",
        settings: {
          branches: [
            { id: "A", name: "", condition: { kind: "segment", segmentId: id, isIn: true } },
            {
              id: "B",
              name: "",
              condition: { kind: "criteria", criteria: { match: "all", criteria: [bought] } },
            },
          ],
        },
        next: { A: "later", B: "later" },
      },
      later: { type: "wait", settings: { wait: { kind: "for", duration: "PT1H" } }, next: "again" },
      again: {
        type: "yesNoSplit",
        settings: { conditions: [{ kind: "segment", segmentId: id, isIn: false }] },
      },
    }),
  );
  store().run(
    "INSERT INTO events (type, at, contact, attributes, simulated) VALUES ('purchase', 1, 2, '{}', 0)",
  );
  await t.api.journeyRuns.addContacts({ id: "j1", contacts: [1, 2, 3] });
  await t.quiet();
  expect((await of("split"))?.outlets).toEqual({ A: 1, B: 1, else: 1 });
  plan(1, "free");
  plan(2, "gold");
  await later(t, 2);
  expect((await of("again"))?.outlets).toEqual({ yes: 1, no: 1 });
});
