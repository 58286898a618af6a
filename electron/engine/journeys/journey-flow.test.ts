import { afterEach, beforeEach, expect, it } from "vitest";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import {
  assertCountsEqualRows,
  begun,
  draftJourney,
  entryBySegment,
  journeyOf,
  later,
  mailTemplate,
  revisionOf,
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

const counts = async (id: string) => {
  const live = await t.api.journeyRuns.live({ id, from: null, to: null });
  return Object.fromEntries(live.activities.map((one) => [one.activity, one]));
};
const mails = () =>
  t.engine.project().parts.store.get<{ n: number }>("SELECT count(*) AS n FROM mails")?.n ?? 0;

it("walks everybody of a segment through wait, split and send, once", async () => {
  seedContacts(t, people(20));
  mailTemplate(t);
  const id = await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t), next: "wait" },
      wait: { type: "wait", settings: { wait: { kind: "for", duration: "P1D" } }, next: "split" },
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
                    field: { kind: "userAttribute", name: "FirstName" },
                    operator: "is",
                    values: ["Person 1", "Person 2", "Person 3"],
                  },
                ],
              } as never,
            },
          ],
        },
        next: { yes: "mail" },
      },
      mail: { type: "email", settings: { templateId: "t1" } },
    }),
  );
  expect(await counts(id)).toMatchObject({ wait: { here: 20, arrived: 20, passed: 0 } });
  expect(statusOf(t, id)).toBe("closed");
  await later(t, 23);
  expect(await counts(id)).toMatchObject({ wait: { here: 20 } });
  await later(t, 2);
  await t.until(() => mails() === 3, "three mails");
  await t.quiet();
  expect(await counts(id)).toMatchObject({
    wait: { here: 0, passed: 20 },
    split: { outlets: { yes: 3, no: 17 } },
    mail: { arrived: 3, sent: 3, here: 0 },
  });
  expect(statusOf(t, id)).toBe("completed");
  const { items, total } = await t.api.journeyRuns.participants({
    id,
    filter: { of: "passed", activity: "split", outlet: "yes" },
    from: null,
    to: null,
    limit: 10,
  });
  expect(total).toBe(3);
  const [first] = items;
  const told = await t.api.journeyRuns.participant({ key: first?.key ?? 0 });
  expect(told.steps.map((one) => one.kind)).toEqual([
    "entered",
    "left",
    "waiting",
    "left",
    "left",
    "sent",
    "ended",
  ]);
  expect(told.steps.find((one) => one.kind === "sent")?.message).toBeGreaterThan(0);
});

it("refuses to publish what has errors, and names the activities", async () => {
  const id = draftJourney(
    t,
    journeyOf({
      entry: { type: "entry", next: "mail" },
      mail: { type: "email" },
    }),
  );
  await expect(
    t.api.journeyRuns.publish({ id, revision: 1, startAt: null, note: "", plan: [] }),
  ).rejects.toMatchObject({ code: "BAD_INPUT", data: { place: "entry, mail" } });
});

it("waits five minutes before anybody enters, and publishing can be taken back", async () => {
  seedContacts(t, people(2));
  const id = draftJourney(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t), next: "wait" },
      wait: { type: "wait" },
    }),
  );
  const publish = () =>
    t.api.journeyRuns.publish({
      id,
      revision: revisionOf(t, id),
      startAt: null,
      note: "",
      plan: [],
    });
  const { startsAt } = await publish();
  expect(startsAt).toBe(t.clock.now() + 300_000);
  expect(statusOf(t, id)).toBe("scheduled");
  await t.api.journeyRuns.cancelStart({ id });
  expect(statusOf(t, id)).toBe("draft");
  await publish();
  await t.clock.advance("4m");
  expect(statusOf(t, id)).toBe("scheduled");
  await t.clock.advance("2m");
  await t.quiet();
  expect((await t.api.journeyRuns.live({ id, from: null, to: null })).inJourney).toBe(2);
});

it("stands still while paused: waits for a time go on afterwards, dates do not move", async () => {
  seedContacts(t, people(2));
  const id = await begun(
    t,
    journeyOf({
      entry: {
        type: "entry",
        settings: { by: { kind: "manual" } },
        next: "half",
      },
      half: {
        type: "randomSplit",
        settings: {
          branches: [
            { id: "A", name: "", percent: 50 },
            { id: "B", name: "", percent: 50 },
          ],
        } as never,
        next: { A: "wait", B: "date" },
      },
      wait: { type: "wait", settings: { wait: { kind: "for", duration: "PT2H" } } },
      date: {
        type: "wait",
        settings: { wait: { kind: "until", at: "2026-11-17T11:00", contactZone: false } },
      },
    }),
  );
  await t.api.journeyRuns.addContacts({ id, contacts: [1, 2] });
  await t.quiet();
  await t.api.journeyRuns.pause({ id });
  await later(t, 5);
  expect((await t.api.journeyRuns.live({ id, from: null, to: null })).inJourney).toBe(2);
  await t.api.journeyRuns.resume({ id });
  await t.quiet();
  const after = await counts(id);
  expect(after["date"]?.here).toBe(0);
  const waiting = after["wait"]?.arrived ?? 0;
  expect(after["wait"]?.here).toBe(waiting);
  await later(t, 3);
  expect((await counts(id))["wait"]?.here).toBe(0);
});

it("stops for good: everybody leaves, and nothing stays queued", async () => {
  seedContacts(t, people(5));
  const id = await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t), next: "wait" },
      wait: { type: "wait" },
    }),
  );
  expect(await t.api.journeyRuns.stop({ id })).toEqual({ left: 5 });
  expect(statusOf(t, id)).toBe("stopped");
  const live = await t.api.journeyRuns.live({ id, from: null, to: null });
  expect(live).toMatchObject({ inJourney: 0, completed: 0 });
  await expect(t.api.journeyRuns.resume({ id })).rejects.toMatchObject({ code: "CONFLICT" });
});
