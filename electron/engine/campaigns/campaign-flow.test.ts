import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  draftCampaign,
  everybody,
  launched,
  letter,
  people,
  seedContacts,
  status,
} from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

const figures = async (id: string) => (await t.api.campaigns.report({ id })).figures;

describe("a campaign to the sandbox", () => {
  it("reaches each contact once, personal, with tracking and unsubscribe headers", async () => {
    seedContacts(t, [
      { email: "amara@example.com", first: "Amara" },
      { email: "jo@example.com" },
      { email: "out@example.com", optedOut: true },
      { email: "gone@example.com", inactive: true },
      { phone: "+43660000001", first: "Only phone" },
    ]);
    const id = await launched(t, await everybody(t));
    await status(t, id, "completed");
    expect(await figures(id)).toMatchObject({
      targeted: 5,
      sent: 2,
      notSent: 3,
      waiting: 0,
      opened: 0,
    });
    const { reasons } = await t.api.campaigns.report({ id });
    expect(Object.fromEntries(reasons.map(({ reason, count }) => [reason, count]))).toEqual({
      optedOut: 1,
      inactive: 1,
      noAddress: 1,
    });
    const { items } = await t.api.messages.list({ folder: "sandbox", limit: 10 });
    expect(items.map((mail) => [mail.to, mail.subject]).sort()).toEqual([
      ["amara@example.com", "Hello Amara"],
      ["jo@example.com", "Hello there"],
    ]);
    const amara = items.find((mail) => mail.to === "amara@example.com")!;
    const mail = await t.api.messages.get({ id: amara.id });
    const header = (name: string) =>
      mail.headers.find((one) => one.name.toLowerCase() === name)?.value;
    expect(header("list-unsubscribe")).toMatch(/^<http:\/\/127\.0\.0\.1:9\/u\/[\w.-]+>$/);
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(mail.links).toEqual([
      expect.objectContaining({ label: "Shop", target: "https://shop.example/roast" }),
    ]);
    const { html } = (await t.api.door.page({ id: mail.url!.split("/").at(-1)! }))!;
    expect(html).toContain("Hi Amara");
    expect(html).toContain(`${mail.links[0]!.url}"`);
    expect(html).toContain("/t/o/");
  });

  it("counts opens, clicks and unsubscribes through the door, once an hour, and leaves forged tokens out", async () => {
    seedContacts(t, people(3));
    const id = await launched(t, await everybody(t));
    await status(t, id, "completed");
    const { items } = await t.api.messages.list({ folder: "sandbox", limit: 10 });
    const mail = await t.api.messages.get({ id: items[0]!.id });
    const { html } = (await t.api.door.page({ id: mail.url!.split("/").at(-1)! }))!;
    const open = /\/t\/o\/([\w.-]+)\.gif/.exec(html)![1]!;
    const click = mail.links[0]!.url.split("/").at(-1)!;
    const unsubscribe = mail.unsubscribeUrl!.split("/").at(-1)!;

    expect(await t.api.door.opened({ token: open })).toEqual({ found: true });
    expect(await t.api.door.opened({ token: open })).toEqual({ found: true });
    expect(await t.api.door.clicked({ token: click })).toEqual({
      url: "https://shop.example/roast",
    });
    await t.clock.advance("1h");
    await t.api.door.opened({ token: open });
    expect(await t.api.door.unsubscribePage({ token: unsubscribe })).toMatchObject({ done: false });
    expect(await t.api.door.unsubscribe({ token: unsubscribe })).toEqual({ found: true });
    expect(await t.api.door.unsubscribePage({ token: unsubscribe })).toMatchObject({
      done: true,
      sender: "Juniper & Oak",
    });

    // A token of one kind is none of another, and a changed one is none at all.
    for (const token of [click, `${open}x`, "0.0.AAAAAAAAAAAAAAAAAAAAAA", ""])
      expect(await t.api.door.opened({ token })).toEqual({ found: false });
    expect(await t.api.door.clicked({ token: open })).toEqual({ url: null });

    const report = await t.api.campaigns.report({ id });
    expect(report.figures).toMatchObject({ opened: 1, clicked: 1, unsubscribed: 1 });
    expect(report.series.reduce((sum, point) => sum + point.opens, 0)).toBe(2);
    expect(report.links).toEqual([
      { url: "https://shop.example/roast", label: "Shop", clicks: 1, contacts: 1 },
    ]);
    const opened = await t.api.contacts.list({ campaign: { id, outcome: "opened" }, limit: 10 });
    expect(opened.items.map((contact) => contact.email)).toEqual([items[0]!.to]);
    // Who unsubscribed gets nothing more.
    const again = await launched(t, await everybody(t));
    await status(t, again, "completed");
    expect(await figures(again)).toMatchObject({ sent: 2, notSent: 1 });
  });

  it("sends tests that no figure counts", async () => {
    seedContacts(t, people(1));
    const { id } = await draftCampaign(t, await everybody(t));
    const { key } = (await t.api.contacts.list({ limit: 1 })).items[0]!;
    const result = await t.api.campaigns.sendTest({
      id,
      message: letter(),
      contact: key,
      to: ["me@example.com"],
    });
    expect(result).toEqual([expect.objectContaining({ to: "me@example.com", ok: true })]);
    const { items } = await t.api.messages.list({ folder: "tests", limit: 5 });
    expect(items[0]).toMatchObject({ subject: "[Test] Hello Person 0", to: "me@example.com" });
    const { messagesSent } = await t.api.analytics.home({ days: 7 });
    expect(messagesSent.value).toBe(0);
  });

  it("refuses a launch with the place and the cure", async () => {
    seedContacts(t, people(1));
    const segment = await everybody(t);
    const broken = await draftCampaign(t, segment, { message: letter({ text: "Hi\n{{Nick}}" }) });
    await expect(t.api.campaigns.launch(broken)).rejects.toMatchObject({
      code: "BAD_INPUT",
      data: { place: "message", cure: expect.stringContaining("1 error") },
    });
    const { findings } = await t.api.campaigns.review({ id: broken.id });
    expect(findings.find((found) => found.severity === "error")).toMatchObject({
      field: "text",
      line: 2,
      column: 3,
    });
    const past = await draftCampaign(t, segment, {
      schedule: { kind: "once", at: "2020-01-01T09:00", zone: "Europe/Vienna" },
    });
    await expect(t.api.campaigns.launch(past)).rejects.toThrow("passed");
  });

  it("does not send where a variable has neither value nor default", async () => {
    seedContacts(t, [{ email: "a@example.com", first: "A" }, { email: "b@example.com" }]);
    const id = await launched(t, await everybody(t), { message: letter({ defaults: {} }) });
    await status(t, id, "completed");
    const { figures: counted, reasons } = await t.api.campaigns.report({ id });
    expect(counted).toMatchObject({ sent: 1, notSent: 1 });
    expect(reasons).toEqual([
      { reason: "missingVariable", count: 1, example: "User.UserAttributes.FirstName" },
    ]);
  });

  it("stops at the daily limit whatever sends", async () => {
    seedContacts(t, people(2));
    await t.api.projects.saveSettings({ dailyLimit: 2 });
    const segment = await everybody(t);
    for (const expected of [2, 2, 0]) {
      const id = await launched(t, segment);
      await status(t, id, "completed");
      expect((await figures(id)).sent).toBe(expected);
    }
    await t.clock.advance("25h");
    const id = await launched(t, segment);
    await status(t, id, "completed");
    expect((await figures(id)).sent).toBe(2);
  });
});

describe("the schedule", () => {
  it("waits for its time in its zone", async () => {
    seedContacts(t, people(2));
    const id = await launched(t, await everybody(t), {
      schedule: { kind: "once", at: "2026-11-17T10:00", zone: "Europe/Vienna" },
    });
    await t.quiet();
    await t.clock.advance(59 * 60_000);
    expect((await t.api.campaigns.get({ id })).status).toBe("scheduled");
    await t.clock.advance("2m");
    await status(t, id, "completed");
    expect((await figures(id)).sent).toBe(2);
  });

  it("repeats until its end", async () => {
    seedContacts(t, people(1));
    await t.api.projects.saveSettings({ dailyLimit: 50 });
    const id = await launched(t, await everybody(t), {
      schedule: {
        kind: "recurring",
        every: "daily",
        at: "2026-11-17T10:00",
        zone: "Europe/Vienna",
        end: "2026-11-19T10:00",
      },
    });
    for (const runs of [1, 2, 3]) {
      await t.clock.advance(runs === 1 ? "2h" : "24h");
      await status(t, id, runs === 3 ? "completed" : "pendingNextRun");
      expect((await t.api.campaigns.get({ id })).runs).toHaveLength(runs);
    }
    expect((await figures(id)).sent).toBe(3);
  });

  it("asks about a send that was due while the program was off", async () => {
    seedContacts(t, people(2));
    const segment = await everybody(t);
    const at = { kind: "once", at: "2026-11-17T10:00", zone: "Europe/Vienna" } as const;
    const [now, tomorrow, skipped, late] = [
      await launched(t, segment, { schedule: at, name: "Now" }),
      await launched(t, segment, { schedule: at, name: "Tomorrow" }),
      await launched(t, segment, { schedule: at, name: "Skip" }),
      await launched(t, segment, { schedule: at, latePolicy: "send", name: "Late" }),
    ];
    t.clock.set(Date.parse("2026-11-17T16:00:00Z"));
    await t.restart();
    await status(t, late, "completed");
    const missed = await t.api.campaigns.missed();
    expect(missed.map((row) => row.name).sort()).toEqual(["Now", "Skip", "Tomorrow"]);
    expect(missed[0]).toMatchObject({ lateBy: 7 * 3_600_000, people: 2 });
    expect((await t.api.messages.list({ folder: "sandbox", limit: 50 })).items).toHaveLength(2);
    for (const [name, choice] of [
      ["Now", "sendNow"],
      ["Tomorrow", "tomorrow"],
      ["Skip", "skip"],
    ] as const)
      await t.api.campaigns.decideMissed({
        runId: missed.find((row) => row.name === name)!.runId,
        choice,
      });
    await status(t, now, "completed");
    expect((await figures(now)).sent).toBe(2);
    expect((await t.api.campaigns.get({ id: skipped })).status).toBe("completed");
    expect((await t.api.campaigns.get({ id: skipped })).runs[0]!.state).toBe("skipped");
    expect((await t.api.campaigns.get({ id: tomorrow })).nextRunAt).toBe(
      Date.parse("2026-11-18T08:00:00Z"),
    );
    await t.clock.advance("17h");
    await status(t, tomorrow, "completed");
    expect((await figures(tomorrow)).sent).toBe(2);
  });

  it("pauses, resumes and cancels what has not left", async () => {
    seedContacts(t, people(40));
    await t.api.projects.saveSettings({ sendingPerSecond: 5 });
    const id = await launched(t, await everybody(t));
    await t.until(async () => (await figures(id)).sent >= 5);
    await t.api.campaigns.pause({ id });
    const { store } = t.engine.project().parts;
    await t.until(() => store.get("SELECT 1 FROM messages WHERE state = 'sending'") === undefined);
    const paused = (await figures(id)).sent;
    await t.clock.advance("10s");
    expect((await figures(id)).sent).toBe(paused);
    await t.api.campaigns.resume({ id });
    await t.clock.advance("2s");
    await t.until(async () => (await figures(id)).sent > paused);
    await t.api.campaigns.cancel({ id });
    await t.clock.advance("10s");
    await t.quiet();
    const end = await figures(id);
    expect(end.sent + end.notSent).toBe(40);
    expect(end.notSent).toBeGreaterThan(0);
    expect((await t.api.campaigns.report({ id })).reasons[0]).toMatchObject({
      reason: "cancelled",
    });
    expect((await t.api.messages.list({ folder: "sandbox", limit: 100 })).items).toHaveLength(
      end.sent,
    );
  });

  it("keeps a draft from being overwritten by another window", async () => {
    const { id, revision } = await draftCampaign(t, await everybody(t));
    const { draft } = await t.api.campaigns.get({ id });
    await t.api.campaigns.saveDraft({ id, revision, draft: { ...draft, name: "Mine" } });
    await expect(
      t.api.campaigns.saveDraft({ id, revision, draft: { ...draft, name: "Theirs" } }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await t.api.campaigns.get({ id })).name).toBe("Mine");
  });
});
