import { afterEach, beforeEach, expect, it } from "vitest";
import type { JourneyDocument } from "../../../shared/journey/graph.ts";
import { day } from "../../../shared/domain/time.ts";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import {
  assertCountsEqualRows,
  begun,
  draftJourney,
  journeyOf,
  later,
  mailTemplate,
  revisionOf,
} from "../testing/journeys.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
  seedContacts(t, people(8));
  mailTemplate(t);
});
afterEach(async () => {
  assertCountsEqualRows(t);
  await t.stop();
});

const store = () => t.engine.project().parts.store;
const enter = async (...contacts: number[]) => {
  await t.api.journeyRuns.addContacts({ id: "j1", contacts });
  await t.quiet();
};
type Plan = Parameters<typeof t.api.journeyRuns.publish>[0]["plan"];
const publish = async (document: JourneyDocument, plan: Plan) => {
  draftJourney(t, document);
  const revision = revisionOf(t, "j1");
  await t.api.journeyRuns.publish({ id: "j1", revision, startAt: null, note: "", plan });
  await t.api.journeyRuns.startNow({ id: "j1" });
  await t.quiet();
};
/** Where everybody is: version, activity and why they ended, by contact. */
const whereabouts = () =>
  Object.fromEntries(
    store()
      .all<{ contact: number; number: number; activity: string; end_reason: string | null }>(
        `SELECT p.contact, v.number, p.activity, p.end_reason FROM participants AS p
           JOIN journey_versions AS v ON v.key = p.version ORDER BY p.contact`,
      )
      .map(({ contact, number, activity, end_reason }) => [
        contact,
        `${number} ${end_reason ?? activity}`,
      ]),
  );
const states = () =>
  store()
    .all<{ state: string }>("SELECT state FROM journey_versions ORDER BY number")
    .map(({ state }) => state);
const waitOf = (duration: string, next?: string) => ({
  type: "wait" as const,
  settings: { wait: { kind: "for" as const, duration } },
  ...(next ? { next } : {}),
});
const manual = (next: string) => ({
  type: "entry" as const,
  settings: { by: { kind: "manual" as const } },
  next,
});

it("carries out a plan: some go on, some are moved, some finish on the old version, some end", async () => {
  const entry = manual("a");
  await begun(
    t,
    journeyOf({
      entry,
      a: waitOf("P1D", "b"),
      b: waitOf("P1D", "c"),
      c: waitOf("P1D", "d"),
      d: waitOf("P1D", "mail"),
      mail: { type: "email", settings: { templateId: "t1" } },
    }),
  );
  for (const first of [1, 3, 5, 7]) {
    await enter(first, first + 1);
    if (first < 7) await later(t, 25);
  }
  expect(whereabouts()).toEqual({
    1: "1 d",
    2: "1 d",
    3: "1 c",
    4: "1 c",
    5: "1 b",
    6: "1 b",
    7: "1 a",
    8: "1 a",
  });
  const due = store().all("SELECT due_at FROM participants WHERE activity = 'a'");
  await publish(
    journeyOf({
      entry,
      a: waitOf("P5D", "news"),
      news: { type: "email", settings: { templateId: "t1" } },
    }),
    [
      { version: 1, activity: "a", choice: { kind: "continue" } },
      { version: 1, activity: "b", choice: { kind: "move", to: "news" } },
      { version: 1, activity: "c", choice: { kind: "finish" } },
      { version: 1, activity: "d", choice: { kind: "end" } },
    ],
  );
  expect(whereabouts()).toEqual({
    1: "1 published",
    2: "1 published",
    3: "1 c",
    4: "1 c",
    5: "2 completed",
    6: "2 completed",
    7: "2 a",
    8: "2 a",
  });
  // A wait that has begun stays as it is, though the new version waits longer.
  expect(store().all("SELECT due_at FROM participants WHERE activity = 'a'")).toEqual(due);
  expect(states()).toEqual(["draining", "current"]);
  await later(t, 25);
  expect(whereabouts()).toMatchObject({ 3: "1 d", 4: "1 d", 7: "2 completed", 8: "2 completed" });
  await later(t, 25);
  expect(whereabouts()).toMatchObject({ 3: "1 completed", 4: "1 completed" });
  expect(states()).toEqual(["ended", "current"]);
  const mails = store().all("SELECT contact, activity FROM messages ORDER BY contact");
  expect(mails).toEqual([
    ...[3, 4].map((contact) => ({ contact, activity: "mail" })),
    ...[5, 6, 7, 8].map((contact) => ({ contact, activity: "news" })),
  ]);
  // Who was moved has a history of both versions.
  const moved = store().get<{ key: number }>("SELECT key FROM participants WHERE contact = 5");
  const { steps } = await t.api.journeyRuns.participant({ key: moved?.key ?? 0 });
  expect(steps.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["entered", "waiting", "moved", "sent", "ended"]),
  );
});

it("ends people where a new version says so, and lets them finish nowhere else", async () => {
  const entry = manual("a");
  await begun(t, journeyOf({ entry, a: waitOf("P1D", "mail"), mail: mail() }));
  await enter(1, 2);
  await publish(journeyOf({ entry: manual("b"), b: waitOf("P1D") }), [
    { version: 1, activity: "a", choice: { kind: "end" } },
  ]);
  const live = await t.api.journeyRuns.live({ id: "j1", version: 1, from: null, to: null });
  expect(live).toMatchObject({ inJourney: 0, completed: 0 });
  await later(t, 48);
  expect(store().get("SELECT count(*) AS n FROM messages")).toEqual({ n: 0 });
  expect(states()).toEqual(["ended", "current"]);
});
const mail = () => ({ type: "email" as const, settings: { templateId: "t1" } });

const waitFor = (name: string) => ({
  type: "wait" as const,
  settings: {
    wait: {
      kind: "event" as const,
      condition: {
        kind: "event" as const,
        event: { name, attributes: [], metrics: [] },
        happened: true,
      },
      timeout: "P9D",
    },
  },
});

it("lets who goes on in a wait for an event wait for what the new version names", async () => {
  const entry = manual("a");
  await begun(t, journeyOf({ entry, a: waitFor("purchase") }));
  await enter(1);
  await publish(journeyOf({ entry, a: waitFor("visit") }), []);
  const record = async (type: string) => {
    store().run(
      "INSERT INTO events (type, at, contact, attributes, simulated) VALUES (?, ?, 1, '{}', 0)",
      type,
      t.clock.now(),
    );
    t.engine.topics.touch("events");
    await t.quiet();
  };
  await record("purchase");
  expect(whereabouts()).toEqual({ 1: "2 a" });
  await record("visit");
  expect(whereabouts()).toEqual({ 1: "2 completed" });
});

it("moves those over who wait in a paused journey, and they stand still until it is resumed", async () => {
  const entry = manual("a");
  await begun(t, journeyOf({ entry, a: waitOf("P1D", "mail"), mail: mail() }));
  await enter(1);
  const before = store().get<{ due_at: number }>("SELECT due_at FROM participants");
  await t.api.journeyRuns.pause({ id: "j1" });
  await publish(journeyOf({ entry, a: waitOf("P1D") }), []);
  await later(t, 48);
  expect(whereabouts()).toEqual({ 1: "2 a" });
  await t.api.journeyRuns.resume({ id: "j1" });
  await t.quiet();
  const after = store().get<{ due_at: number }>("SELECT due_at FROM participants");
  expect((after?.due_at ?? 0) - (before?.due_at ?? 0)).toBe(2 * day);
  await later(t, 25);
  expect(whereabouts()).toEqual({ 1: "2 completed" });
});
