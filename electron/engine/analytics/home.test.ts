import { afterEach, beforeEach, expect, it } from "vitest";
import { everybody, launched, people, seedContacts, status } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";

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
