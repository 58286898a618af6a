import { afterEach, beforeEach, expect, it } from "vitest";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import { begun, journeyOf, later, statusOf } from "../testing/journeys.ts";
import { writeSetting } from "../store/settings.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

const hour = 3_600_000;
const store = () => t.engine.project().parts.store;
const dues = () =>
  store()
    .all<{ due_at: number }>("SELECT due_at FROM participants ORDER BY key")
    .map((row) => row.due_at);

/** A crowd of 9,000 that waits for two hours: more than one slice of them. */
async function crowd(): Promise<string> {
  seedContacts(t, people(1));
  const id = await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "wait" },
      wait: { type: "wait", settings: { wait: { kind: "for", duration: "PT2H" } } },
    }),
  );
  await t.api.journeyRuns.addContacts({ id, contacts: [1] });
  await t.quiet();
  await t.api.journeyRuns.pause({ id });
  store().run(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)
     INSERT INTO participants (journey, version, contact, entry, state, activity, visit, arrived_at, due_at, frozen, held_out, hops, steps, entered_at)
     SELECT journey, version, contact, entry, state, activity, visit, arrived_at, due_at, frozen, held_out, hops, steps, entered_at
     FROM n JOIN participants WHERE key = 1`,
  );
  return id;
}

it("puts off everybody of a crowd once", async () => {
  const id = await crowd();
  const before = dues();
  await later(t, 5);
  await t.api.journeyRuns.resume({ id });
  expect(statusOf(t, id)).toBe("live");
  expect(dues()).toEqual(before.map((due) => due + 5 * hour));
});

it("goes on after a crash where it was, by the instant at which it was resumed", async () => {
  const id = await crowd();
  const [due = 0] = dues();
  await later(t, 5);
  // As it stands after the first slice.
  store().run("UPDATE participants SET due_at = due_at + ? WHERE key <= 4000", 5 * hour);
  writeSetting(store(), "journeys.resume.1", {
    at: t.clock.now(),
    stood: 5 * hour,
    after: 4000,
    last: 9001,
  });
  await t.restart();
  await t.quiet();
  expect(statusOf(t, id)).toBe("live");
  expect(new Set(dues())).toEqual(new Set([due + 5 * hour]));
  expect(store().all("SELECT name FROM settings WHERE name LIKE 'journeys.resume%'")).toEqual([]);
});

it("ends with a journey that is stopped meanwhile", async () => {
  const id = await crowd();
  const resumed = t.api.journeyRuns.resume({ id });
  await t.api.journeyRuns.stop({ id });
  await resumed.catch(() => null);
  await t.quiet();
  expect(statusOf(t, id)).toBe("stopped");
});
