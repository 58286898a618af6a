import { afterEach, beforeEach, expect, it } from "vitest";
import type { EntrySettings } from "../../../shared/activities/entry.ts";
import type { JourneySettings } from "../../../shared/domain/journey.ts";
import { blankJourneySettings } from "../../../shared/domain/journey.ts";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import {
  assertCountsEqualRows,
  begun,
  entryBySegment,
  joins,
  journeyOf,
  later,
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

const limits = (change: Partial<JourneySettings["limits"]>): Partial<JourneySettings> => ({
  limits: { ...blankJourneySettings().limits, ...change },
});
const entering = (
  entry: Partial<EntrySettings>,
  settings: Partial<JourneySettings> = {},
  wait = "PT1H",
) =>
  journeyOf(
    {
      entry: { type: "entry", settings: entry, next: "wait" },
      wait: { type: "wait", settings: { wait: { kind: "for", duration: wait } } },
    },
    settings,
  );
const live = (id = "j1") => t.api.journeyRuns.live({ id, from: null, to: null });
const record = async (type: string, contact: number, attributes: object = {}) => {
  t.engine
    .project()
    .parts.store.run(
      "INSERT INTO events (type, at, contact, attributes, simulated) VALUES (?, ?, ?, ?, 0)",
      type,
      t.clock.now(),
      contact,
      JSON.stringify(attributes),
    );
  t.engine.topics.touch("events");
  await t.quiet();
};
const byEvent = (name: string, more: object = {}) => ({
  by: {
    kind: "event" as const,
    event: { name, attributes: [], metrics: [], ...more },
    segmentId: null,
  },
});

it("never refreshes, and is closed once its members have entered", async () => {
  seedContacts(t, people(3));
  const id = await begun(t, entering(await entryBySegment(t)));
  expect(statusOf(t, id)).toBe("closed");
  joins(t, "late");
  await later(t, 2);
  expect(await live()).toMatchObject({ entered: 3, completed: 3 });
  expect(statusOf(t, id)).toBe("completed");
});

it("lets new members in at each interval, and members again only as far as limits permit", async () => {
  seedContacts(t, people(3));
  const id = await begun(
    t,
    entering(await entryBySegment(t, { refresh: "PT6H" }), limits({ reentryCap: 2 })),
  );
  joins(t, "late");
  await later(t, 5);
  expect((await live()).entered).toBe(3);
  await later(t, 2);
  expect((await live()).entered).toBe(7);
  await later(t, 6);
  const after = await live();
  expect(after.entered).toBe(8);
  expect(after.rejected).toEqual({ reentryCap: 3 });
  expect(statusOf(t, id)).toBe("live");
});

it("lets nobody in twice who is still inside, and keeps the interval between two entries", async () => {
  seedContacts(t, people(1));
  await begun(
    t,
    entering({ by: { kind: "manual" } }, limits({ reentryCap: 0, reentryInterval: "P1D" })),
  );
  const add = () => t.api.journeyRuns.addContacts({ id: "j1", contacts: [1, 99] });
  expect(await add()).toEqual({ entered: 1, rejected: { gone: 1 } });
  expect(await add()).toEqual({ entered: 0, rejected: { active: 1, gone: 1 } });
  await later(t, 2);
  expect(await add()).toEqual({ entered: 0, rejected: { reentryInterval: 1, gone: 1 } });
  await later(t, 23);
  expect((await add()).entered).toBe(1);
});

it("lets in at once who comes into a segment that is watched", async () => {
  seedContacts(t, people(2));
  await begun(t, entering(await entryBySegment(t, { refresh: "P7D", onUpdate: true })));
  expect((await live()).entered).toBe(2);
  await t.clock.advance("2m");
  joins(t, "late");
  await t.clock.advance("2m");
  expect((await live()).entered).toBe(3);
});

it("lets in by an event with its attributes, not by what happened before it began", async () => {
  seedContacts(t, people(3));
  await record("purchase", 1, { colour: "red" });
  await t.clock.advance("1m");
  await begun(
    t,
    entering(byEvent("purchase", { attributes: [{ name: "colour", values: ["red"] }] })),
  );
  expect((await live()).entered).toBe(0);
  await record("purchase", 2, { colour: "red" });
  await record("purchase", 3, { colour: "blue" });
  await record("browse", 3, { colour: "red" });
  expect((await live()).entered).toBe(1);
  await record("purchase", 2, { colour: "red" });
  expect((await live()).rejected).toEqual({ active: 1 });
});

it("lets in on each anniversary at the time of the contact’s zone, leap days too", async () => {
  seedContacts(t, people(4));
  const { store } = t.engine.project().parts;
  const born = (contact: number, date: string, zone: string) => {
    store.run(
      "UPDATE contacts SET attributes = ? WHERE key = ?",
      JSON.stringify({ Birthday: [date] }),
      contact,
    );
    store.run(
      "UPDATE endpoints SET document = ? WHERE contact = ?",
      JSON.stringify({ demographic: { Timezone: zone } }),
      contact,
    );
  };
  t.clock.set(Date.parse("2027-02-27T12:00:00Z"));
  born(1, "1992-02-29", "Europe/Vienna");
  born(2, "1990-02-28", "Asia/Kolkata");
  born(3, "1990-03-01", "Europe/Vienna");
  born(4, "not a date", "Europe/Vienna");
  await begun(
    t,
    entering({
      by: {
        kind: "date",
        of: "user",
        attribute: "Birthday",
        offsetDays: 0,
        time: "09:00",
        yearly: true,
        segmentId: null,
      },
    }),
  );
  t.clock.set(Date.parse("2027-02-28T03:20:00Z"));
  await t.clock.advance("20m");
  // 09:00 in Kolkata is 03:30 UTC.
  expect((await live()).entered).toBe(1);
  t.clock.set(Date.parse("2027-02-28T07:50:00Z"));
  await t.clock.advance("20m");
  expect((await live()).entered).toBe(2);
  const { items } = await t.api.journeyRuns.participants({
    id: "j1",
    filter: { of: "entered" },
    from: null,
    to: null,
    limit: 10,
  });
  expect(items.map((one) => one.contact).toSorted()).toEqual([1, 2]);
});

it("lets nobody who enters by a date begin before the journey begins where they live", async () => {
  seedContacts(t, people(1));
  const { store } = t.engine.project().parts;
  store.run(`UPDATE contacts SET attributes = '{"Birthday":["1990-11-17"]}'`);
  await begun(
    t,
    entering(
      {
        by: {
          kind: "date",
          of: "user",
          attribute: "Birthday",
          offsetDays: 0,
          time: "12:00",
          yearly: true,
          segmentId: null,
        },
      },
      { localTime: true, start: "2026-11-18T09:00" },
    ),
  );
  await later(t, 4);
  const entry = async () => (await live()).activities.find(({ activity }) => activity === "entry");
  expect(await entry()).toMatchObject({ here: 1, outlets: {} });
  await later(t, 21);
  expect(await entry()).toMatchObject({ here: 0, outlets: { next: 1 } });
});

it("lets contacts go on in another journey, waits for its end, and not through more than three", async () => {
  seedContacts(t, people(1));
  await begun(t, entering({ by: { kind: "manual" } }, {}, "PT2H"), "other");
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "start" },
      start: { type: "startJourney", settings: { journeyId: "other", wait: true }, next: "end" },
      end: { type: "end", settings: { outcome: "Done", goal: true } },
    }),
  );
  await t.api.journeyRuns.addContacts({ id: "j1", contacts: [1] });
  await t.quiet();
  expect((await live("other")).entered).toBe(1);
  expect((await live()).inJourney).toBe(1);
  await later(t, 3);
  expect(await live()).toMatchObject({ inJourney: 0, completed: 1, goal: { converted: 1 } });
});

it("holds out the same contacts each time, and they get no message", async () => {
  seedContacts(t, people(200));
  await begun(t, entering(await entryBySegment(t), { holdout: 30 }));
  const { store } = t.engine.project().parts;
  const held = store.get<{ n: number }>("SELECT sum(held_out) AS n FROM participants")?.n ?? 0;
  expect(held).toBeGreaterThan(35);
  expect(held).toBeLessThan(85);
});
