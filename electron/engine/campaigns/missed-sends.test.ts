import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CampaignDraft } from "../../../shared/domain/campaign.ts";
import { everybody, launched, people, seedContacts, status } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

const figures = async (id: string) => (await t.api.campaigns.report({ id })).figures;
const count = (where: string) =>
  t.engine
    .project()
    .parts.store.get<{ count: number }>(`SELECT count(*) AS count FROM messages WHERE ${where}`)
    ?.count;

describe("a send that was due while the program was off", () => {
  const missedOne = async (every: "daily" | null = null) => {
    seedContacts(t, people(2));
    const at = "2026-11-17T10:00";
    const zone = "Europe/Vienna";
    const id = await launched(t, await everybody(t), {
      schedule: every
        ? { kind: "recurring", every, at, zone, end: null }
        : { kind: "once", at, zone },
    });
    t.clock.set(Date.parse("2026-11-17T16:00:00Z"));
    await t.restart();
    await t.until(async () => (await t.api.campaigns.missed()).length === 1);
    const [missed] = await t.api.campaigns.missed();
    return { id, runId: missed!.runId };
  };

  it("is asked about no more once its campaign is deleted", async () => {
    const { id } = await missedOne();
    await t.api.campaigns.remove({ id });
    expect(await t.api.campaigns.missed()).toEqual([]);
    expect((await t.api.system.status()).missed).toBe(0);
    expect((await t.api.analytics.home({ days: 7 })).attention).toEqual([]);
    await t.api.campaigns.restore({ id });
    expect(await t.api.campaigns.missed()).toHaveLength(1);
  });

  it("is settled when its campaign is moved, and says so", async () => {
    const { id, runId } = await missedOne();
    await t.api.campaigns.reschedule({
      id,
      schedule: { kind: "once", at: "2026-11-18T10:00", zone: "Europe/Vienna" },
    });
    expect(await t.api.campaigns.missed()).toEqual([]);
    await expect(t.api.campaigns.decideMissed({ runId, choice: "sendNow" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect((await t.api.campaigns.get({ id })).runs).toMatchObject([
      { state: "skipped", note: "Skipped by you: rescheduled" },
    ]);
    await t.clock.advance("17h");
    await status(t, id, "completed");
    expect((await figures(id)).sent).toBe(2);
  });

  it("does not end a pause", async () => {
    const { id, runId } = await missedOne("daily");
    await t.api.campaigns.pause({ id });
    for (const choice of ["sendNow", "tomorrow"] as const)
      await expect(t.api.campaigns.decideMissed({ runId, choice })).rejects.toMatchObject({
        code: "CONFLICT",
      });
    await t.api.campaigns.decideMissed({ runId, choice: "skip" });
    expect((await t.api.campaigns.get({ id })).status).toBe("paused");
    expect(count("1")).toBe(0);
    await t.api.campaigns.resume({ id });
    expect((await t.api.campaigns.get({ id })).status).toBe("pendingNextRun");
  });

  it("is sent the way email goes when it is decided", async () => {
    const { id, runId } = await missedOne();
    t.engine.project().parts.store.run("UPDATE runs SET live = 1, tracked = 0");
    await t.api.campaigns.decideMissed({ runId, choice: "sendNow" });
    await status(t, id, "completed");
    expect(await figures(id)).toMatchObject({ sent: 2, opened: 0 });
  });
});

describe("a send that was due while everything was paused", () => {
  const due = { kind: "once", at: "2026-11-17T10:00", zone: "Europe/Vienna" } as const;
  const heldBack = async (parts: Partial<CampaignDraft> = {}) => {
    seedContacts(t, people(2));
    const id = await launched(t, await everybody(t), { schedule: due, ...parts });
    await t.api.system.pauseScheduler();
    await t.clock.advance("7h");
    expect((await t.api.campaigns.get({ id })).runs).toEqual([]);
    await t.api.system.resumeScheduler();
    await t.until(async () => (await t.api.campaigns.get({ id })).runs.length === 1, "its run");
    return id;
  };
  const notes = async (id: string) =>
    (await t.api.campaigns.get({ id })).runs.map(({ state, note }) => [state, note]);

  it("waits for the same choice, with what happened as the reason", async () => {
    const id = await heldBack();
    expect(await notes(id)).toEqual([["missed", "Due while sending was paused"]]);
    const [missed] = await t.api.campaigns.missed();
    expect(missed).toMatchObject({ cause: "sendingPaused", lateBy: 6 * 3_600_000 });
    expect(await t.api.system.status()).toMatchObject({ missed: 1, missedWhilePaused: 1 });
    const { attention, nextSends } = await t.api.analytics.home({ days: 7 });
    expect(attention).toMatchObject([{ title: "1 send was due while sending was paused" }]);
    expect(nextSends).toMatchObject([{ status: "missed", cause: "sendingPaused" }]);
    await t.api.campaigns.decideMissed({ runId: missed!.runId, choice: "sendNow" });
    await status(t, id, "completed");
    expect((await figures(id)).sent).toBe(2);
    expect(await notes(id)).toEqual([
      ["completed", "Sent late by your choice: sending was paused"],
    ]);
  });

  it("says so too where the campaign answers by itself", async () => {
    const sent = await heldBack({ latePolicy: "send" });
    await status(t, sent, "completed");
    expect(await notes(sent)).toEqual([["completed", "Sent late: sending was paused"]]);
  });

  it("keeps a pause over a restart, and tells it from a computer that was off later", async () => {
    seedContacts(t, people(1));
    const id = await launched(t, await everybody(t), {
      schedule: { ...due, kind: "recurring", every: "daily", end: null },
    });
    await t.api.system.pauseScheduler();
    await t.restart();
    await t.clock.advance("7h");
    expect((await t.api.campaigns.get({ id })).runs).toEqual([]);
    await t.api.system.resumeScheduler();
    await t.until(async () => (await t.api.campaigns.missed()).length === 1);
    t.clock.set(Date.parse("2026-11-18T16:00:00Z"));
    await t.restart();
    await t.until(async () => (await t.api.campaigns.missed()).length === 2);
    expect((await t.api.campaigns.missed()).map(({ cause }) => cause)).toEqual([
      "sendingPaused",
      "computerOff",
    ]);
    expect(await t.api.system.status()).toMatchObject({ missed: 2, missedWhilePaused: 1 });
    expect((await t.api.analytics.home({ days: 7 })).attention).toMatchObject([
      { title: "2 sends were due while this computer was off or sending was paused" },
    ]);
  });
});
