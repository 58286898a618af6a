import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../../shared/domain/errors.ts";
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

describe("while the audience is being frozen", () => {
  /** Acts at the first sign of rows, between two ranges. */
  const atTheFirstRows = (act: (id: string) => unknown) => {
    const stop = t.engine.topics.listen((topics) => {
      if (!topics.includes("messages") || !count("run IS NOT NULL")) return;
      stop();
      act(t.engine.project().campaigns.list()[0]!.id);
    });
  };
  const many = 9000;

  it("stops at a pause and carries on when it is resumed", async () => {
    await t.api.projects.saveSettings({ sendingPerSecond: 1 });
    seedContacts(t, people(many));
    const segment = await everybody(t);
    const { campaigns } = t.engine.project();
    atTheFirstRows(campaigns.pause);
    const id = await launched(t, segment);
    await status(t, id, "paused");
    await t.quiet();
    expect(count("state <> 'queued'")).toBe(0);
    expect(count("state = 'queued'")).toBeLessThan(many);
    await t.api.campaigns.resume({ id });
    await t.until(() => count("run IS NOT NULL") === many);
    await t.until(() => Boolean(count("state = 'sent'")));
    expect((await figures(id)).targeted).toBe(many);
    await t.api.campaigns.cancel({ id });
  });

  it("stops at a cancel and sends to nobody", async () => {
    seedContacts(t, people(many));
    const segment = await everybody(t);
    const { campaigns } = t.engine.project();
    let cancelled: Promise<unknown> = Promise.resolve();
    atTheFirstRows((started) => {
      cancelled = campaigns.cancel(started);
    });
    const id = await launched(t, segment);
    await status(t, id, "cancelled");
    await cancelled;
    await t.quiet();
    expect(await figures(id)).toMatchObject({ sent: 0, waiting: 0 });
    expect(count("state <> 'notSent'")).toBe(0);
    expect((await t.api.campaigns.get({ id })).status).toBe("cancelled");
  });
});

describe("a full disk", () => {
  it("puts the freezing of the audience off, and says so", async () => {
    seedContacts(t, people(9000));
    const segment = await everybody(t);
    const { store } = t.engine.project().parts;
    const { transaction } = store;
    let full = false;
    store.transaction = (work) => {
      if (full) throw new AppError("DISK_FULL", "There is no room left on the disk.");
      return transaction(work);
    };
    const stop = t.engine.topics.listen((topics) => {
      if (topics.includes("messages") && count("run IS NOT NULL")) full = true;
    });
    const id = await launched(t, segment);
    await t.until(async () => (await t.api.system.status()).queue.retryReason !== null);
    expect((await t.api.system.status()).queue.retryReason).toContain("no room left");
    expect((await t.api.campaigns.get({ id })).status).toBe("sending");
    stop();
    full = false;
    await t.clock.advance("10s");
    await t.until(() => count("run IS NOT NULL") === 9000);
    expect(await figures(id)).toMatchObject({ targeted: 9000 });
    expect((await t.api.system.status()).queue.retryReason).toBeNull();
    await t.api.campaigns.cancel({ id });
  });
});

describe("what a cancelled run leaves", () => {
  it("is dropped though the program ended in the middle of it", async () => {
    await t.api.projects.saveSettings({ sendingPerSecond: 1 });
    seedContacts(t, people(20));
    const id = await launched(t, await everybody(t));
    await t.until(async () => (await figures(id)).sent > 0);
    await t.api.campaigns.pause({ id });
    await t.until(() => count("state = 'sending'") === 0);
    const { sent } = await figures(id);
    // As a kill after the first commit of the cancel leaves it.
    t.engine.project().parts.store.run("UPDATE runs SET state = 'cancelled', ended_at = 1");
    t.engine.project().parts.store.run("UPDATE campaigns SET status = 'cancelled'");
    await t.restart();
    await t.until(() => count("state = 'queued'") === 0);
    expect(await figures(id)).toMatchObject({ sent, notSent: 20 - sent, waiting: 0 });
  });
});

describe("a run that is still being sent when the next one is due", () => {
  /** An hourly campaign from 8:30 UTC whose first run has one message on its way for hours. */
  const slow = async () => {
    await t.api.projects.saveSettings({ lateGraceMinutes: 10 });
    seedContacts(t, people(1));
    const id = await launched(t, await everybody(t), {
      schedule: {
        kind: "recurring",
        every: "hourly",
        at: "2026-11-17T09:30",
        zone: "Europe/Vienna",
        end: "2026-11-17T13:30",
      },
    });
    await t.clock.advance("31m");
    await status(t, id, "pendingNextRun");
    const { store } = t.engine.project().parts;
    store.run("UPDATE messages SET state = 'sending'");
    store.run("UPDATE runs SET state = 'sending', ended_at = NULL");
    store.run("UPDATE campaigns SET status = 'sending'");
    return id;
  };
  const arrives = async () => {
    t.engine.project().parts.store.run("UPDATE messages SET state = 'sent'");
    t.engine.topics.touch("campaigns");
    await t.quiet();
  };
  const runs = async (id: string) => (await t.api.campaigns.get({ id })).runs;

  it("lets the next one start when it has ended, the times between folded in, in words", async () => {
    const id = await slow();
    await t.clock.advance("134m");
    expect(await runs(id)).toHaveLength(1);
    await arrives();
    await t.until(async () => (await runs(id)).length === 2, "the second run");
    expect(await t.api.campaigns.missed()).toEqual([]);
    expect((await runs(id))[0]).toMatchObject({
      dueAt: Date.parse("2026-11-17T10:30:00Z"),
      lateBy: 15 * 60_000,
      earlier: 1,
      note: "Started late: the previous run was still sending; 1 earlier run folded in",
    });
    await status(t, id, "pendingNextRun");
    expect(count("state = 'sent'")).toBe(2);
  });

  it("does not pass for the reason when the computer was off as the next one fell due", async () => {
    const id = await slow();
    t.clock.set(Date.parse("2026-11-17T10:45:00Z"));
    await t.restart();
    // What a restart leaves uncertain no longer holds the run open.
    await t.until(async () => (await runs(id)).length === 2, "the second run");
    expect((await runs(id))[0]).toMatchObject({
      state: "missed",
      note: "Due while the computer was off",
    });
  });
});

describe("a pause", () => {
  it("ends a campaign whose last times have all passed meanwhile", async () => {
    seedContacts(t, people(1));
    const id = await launched(t, await everybody(t), {
      schedule: {
        kind: "recurring",
        every: "daily",
        at: "2026-11-17T10:00",
        zone: "Europe/Vienna",
        end: "2026-11-18T10:00",
      },
    });
    await t.api.campaigns.pause({ id });
    await t.clock.advance("72h");
    await t.api.campaigns.resume({ id });
    expect((await t.api.campaigns.get({ id })).status).toBe("completed");
    expect(count("1")).toBe(0);
  });
});

describe("a campaign that was deleted", () => {
  it("does not keep the others from running when one of its messages is resolved", async () => {
    seedContacts(t, people(1));
    const segment = await everybody(t);
    const id = await launched(t, segment);
    await status(t, id, "completed");
    t.engine.project().parts.store.run("UPDATE messages SET state = 'unknown'");
    await t.api.campaigns.remove({ id });
    const { items } = await t.api.messages.list({ folder: "unknown", limit: 5 });
    await t.api.messages.resolveUnknown({ ids: [items[0]!.id], as: "sendAgain" });
    await t.until(() => count("state = 'sent'") === 1);
    await t.api.system.status();
    const next = await launched(t, segment);
    await status(t, next, "completed");
    expect((await figures(next)).sent).toBe(1);
  });
});
