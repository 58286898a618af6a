import { afterEach, beforeEach, expect, it } from "vitest";
import { blankJourneySettings } from "../../../shared/domain/journey.ts";
import { hour } from "../../../shared/domain/time.ts";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import {
  assertCountsEqualRows,
  begun,
  entryBySegment,
  joins,
  journeyOf,
  later,
  mailTemplate,
} from "../testing/journeys.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
  seedContacts(t, people(3));
  mailTemplate(t);
});
afterEach(async () => {
  assertCountsEqualRows(t);
  await t.stop();
});

const store = () => t.engine.project().parts.store;
const live = () => t.api.journeyRuns.live({ id: "j1", from: null, to: null });
const of = async (activity: string) =>
  (await live()).activities.find((one) => one.activity === activity);
const count = (sql: string) => store().get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)?.n;
const waitOf = (duration: string, next?: string) => ({
  type: "wait" as const,
  settings: { wait: { kind: "for" as const, duration } },
  ...(next ? { next } : {}),
});
/** The clock of the computer is set; nothing in between happens. */
const setTo = async (hours: number) => {
  t.clock.set(t.clock.now() + hours * hour);
  await t.clock.advance("1m");
  await t.quiet();
};
const mail = (next?: string) => ({
  type: "email" as const,
  settings: { templateId: "t1" },
  ...(next ? { next } : {}),
});

it("goes one step at a time after three days of sleep, and lets in once for all that was missed", async () => {
  await begun(
    t,
    journeyOf(
      {
        entry: { type: "entry", settings: await entryBySegment(t, { refresh: "PT6H" }), next: "a" },
        a: waitOf("P1D", "mail"),
        mail: mail("b"),
        b: waitOf("P1D", "again"),
        again: mail(),
      },
      { limits: { ...blankJourneySettings().limits, reentryCap: 1 } },
    ),
  );
  joins(t, "late");
  await setTo(72);
  // The wait of those who were inside is over; the next one begins now and not two days ago.
  expect(await of("b")).toMatchObject({ here: 3 });
  expect(await of("a")).toMatchObject({ here: 1, arrived: 4 });
  expect(count("journey_runs")).toBe(2);
  expect(count("messages")).toBe(3);
  await later(t, 23);
  expect(await of("b")).toMatchObject({ here: 3 });
  await later(t, 2);
  expect((await of("again"))?.sent).toBe(3);
});

it("sends nothing twice and lets nobody in twice when the clock goes ahead and back again", async () => {
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t, { refresh: "PT6H" }), next: "a" },
      a: waitOf("PT12H", "mail"),
      mail: mail("b"),
      b: waitOf("PT12H", "again"),
      again: mail(),
    }),
  );
  await setTo(48);
  expect((await of("mail"))?.sent).toBe(3);
  await setTo(-48);
  expect(await of("b")).toMatchObject({ here: 3 });
  expect((await live()).entered).toBe(3);
  // What fell due by the wrong clock waits until the right one shows it, and is not lost.
  await later(t, 24);
  expect(await of("b")).toMatchObject({ here: 3 });
  await later(t, 40);
  await t.until(() => count("messages WHERE state = 'sent'") === 6, "all sent");
  expect(await live()).toMatchObject({ entered: 3, inJourney: 0 });
  expect((await of("again"))?.sent).toBe(3);
});

it("keeps anniversaries to one a year though the clock goes back over the day", async () => {
  store().run(`UPDATE contacts SET attributes = '{"Birthday":["1990-11-18"]}' WHERE key = 1`);
  await begun(
    t,
    journeyOf(
      {
        entry: {
          type: "entry",
          settings: {
            by: {
              kind: "date",
              of: "user",
              attribute: "Birthday",
              offsetDays: 0,
              time: "09:00",
              yearly: true,
              segmentId: null,
            },
          },
          next: "mail",
        },
        mail: mail(),
      },
      { limits: { ...blankJourneySettings().limits, reentryCap: 0 } },
    ),
  );
  await setTo(26);
  await t.clock.advance("20m");
  expect((await live()).entered).toBe(1);
  await setTo(-12);
  await t.clock.advance("20m");
  await setTo(12);
  await t.clock.advance("20m");
  expect((await live()).entered).toBe(1);
  expect(count("messages")).toBe(1);
});

it("forgets whom was erased while they were held, waited, or had a message queued", async () => {
  await begun(
    t,
    journeyOf(
      {
        entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "mail" },
        mail: mail("wait"),
        wait: {
          type: "wait",
          settings: {
            wait: {
              kind: "event",
              condition: {
                kind: "event",
                event: { name: "purchase", attributes: [], metrics: [] },
                happened: true,
              },
              timeout: "P1D",
            },
          },
        },
      },
      {
        limits: { ...blankJourneySettings().limits, messagesPerSecond: 1 },
        missingZone: "projectZone",
        quietTime: { start: "12:00", end: "14:00" },
      },
    ),
  );
  const add = async (...contacts: number[]) => {
    await t.api.journeyRuns.addContacts({ id: "j1", contacts });
    await t.quiet();
  };
  await add(1, 2);
  await t.until(() => count("messages WHERE state = 'sent'") === 1, "the first is sent");
  // The second has a message in the outbox that may leave in a second; noon is quiet for the third.
  await t.api.contacts.erase({ key: 2, suppress: false });
  await later(t, 4);
  await add(3);
  expect(store().all("SELECT hold_reason FROM participants WHERE state = 'held'")).toEqual([
    { hold_reason: "quietTime" },
  ]);
  await t.api.contacts.erase({ key: 3, suppress: false });
  await later(t, 3);
  await t.api.contacts.erase({ key: 1, suppress: false });
  await later(t, 30);
  expect(await live()).toMatchObject({ inJourney: 0, completed: 0 });
  expect(count("participants WHERE end_reason = 'erased'")).toBe(3);
  expect(count("messages WHERE state IN ('queued', 'sending')")).toBe(0);
  expect(count("messages WHERE sent_at IS NOT NULL")).toBe(1);
  expect(count("messages WHERE address LIKE '%example.com'")).toBe(0);
});
