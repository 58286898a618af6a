import { afterEach, beforeEach, expect, it } from "vitest";
import { everybody, launched, people, seedContacts, status } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import {
  assertCountsEqualRows,
  begun,
  entryBySegment,
  journeyOf,
  mailTemplate,
} from "../testing/journeys.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

it("shows the newest run of a campaign that repeats, as many as its link lists", async () => {
  seedContacts(t, people(2));
  const id = await launched(t, await everybody(t), {
    schedule: {
      kind: "recurring",
      every: "daily",
      at: "2026-11-17T10:00",
      zone: "Europe/Vienna",
      end: "2026-11-18T10:00",
    },
  });
  await t.clock.advance("61m");
  await status(t, id, "pendingNextRun");
  await t.clock.advance("24h");
  await status(t, id, "completed");
  expect((await t.api.campaigns.report({ id })).figures.delivered).toBe(4);
  const [newest] = (await t.api.campaigns.get({ id })).runs;
  const { recent } = await t.api.analytics.home({ days: 7 });
  expect(recent).toMatchObject([{ campaignId: id, runId: newest!.id, delivered: 2 }]);
  const behind = { campaign: { id, runId: newest!.id, outcome: "delivered" as const } };
  expect((await t.api.contacts.count(behind)).count).toBe(2);
});

it("counts messages of journeys like those of campaigns", async () => {
  seedContacts(t, people(4));
  const segment = await everybody(t);
  await status(t, await launched(t, segment), "completed");
  const before = await t.api.analytics.home({ days: 7 });
  expect(before.messagesSent.value).toBe(4);
  mailTemplate(t);
  const id = await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t), next: "mail" },
      mail: { type: "email", settings: { templateId: "t1" } },
    }),
  );
  const { store } = t.engine.project().parts;
  const keys = () =>
    store
      .all<{ key: number }>(
        "SELECT key FROM messages WHERE participant IS NOT NULL AND state = 'sent' ORDER BY key",
      )
      .map(({ key }) => key);
  await t.until(() => keys().length === 4, "four mails of the journey");
  // They come back an hour later, and count with what they answer.
  await t.clock.advance("1h");
  const { feedback } = t.engine.project();
  const [first, second] = keys();
  feedback.record(first!, "open");
  feedback.record(first!, "open");
  feedback.record(second!, "hardBounce");
  const home = await t.api.analytics.home({ days: 7 });
  expect(home.messagesSent.value).toBe(8);
  expect(home.days.at(-1)?.counts).toEqual({ email: 8 });
  expect(home.deliveryRate.value).toBe(7 / 8);
  expect(home.openRate.value).toBe(1 / 7);
  expect(home.setUp.launched).toBe(true);
  const { activities } = await t.api.journeyRuns.live({ id, from: null, to: null });
  expect(activities.find((one) => one.activity === "mail")).toMatchObject({
    sent: 4,
    delivered: 3,
    opened: 1,
    hardBounced: 1,
  });
  const folders = await t.api.messages.folders();
  expect(folders).toContainEqual(expect.objectContaining({ folder: "sent", count: 8 }));
  assertCountsEqualRows(t);
});
