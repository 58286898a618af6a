import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Outcome } from "../../../../shared/contract/contacts.ts";
import type { FeedbackKind } from "../../../../shared/domain/event.ts";
import { emptyRules } from "../../../../shared/domain/segment.ts";
import { everybody, launched, letter, seedContacts, status } from "../../testing/builders.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

const title = "“Autumn roast”";
const seeded = () =>
  seedContacts(t, [
    { email: "a@example.com", first: "Anna" },
    { email: "b@example.com", first: "Bernd" },
    { email: "c@example.com", first: "Carla" },
    { email: "d@example.com", first: "Dora" },
    { email: "out@example.com", first: "Otto", optedOut: true },
    { email: "off@example.com", first: "Ina", inactive: true },
    { phone: "+43660", first: "Pia" },
  ]);
const feedback = (contact: number, kind: FeedbackKind, detail = {}) => {
  const { parts, feedback: door } = t.engine.project();
  const row = parts.store.get<{ key: number }>("SELECT key FROM messages WHERE contact = ? AND test = 0 ORDER BY key DESC", contact); // prettier-ignore
  door.record(row!.key, kind, detail);
};
const link = { index: 0, address: "https://shop.example/roast", label: "Shop" };
const keysOf = async (id: string, outcome: Outcome, more = {}) =>
  (await t.api.contacts.list({ limit: 100, campaign: { id, outcome, ...more } })).items.map((row) => row.key); // prettier-ignore

describe("the contacts behind a report", () => {
  it("are as many as each number says, and the ones it means", async () => {
    seeded();
    const id = await launched(t, await everybody(t));
    await status(t, id, "completed");
    await t.api.campaigns.sendTest({ id, message: letter(), contact: 1, to: ["me@example.com"] });
    const tests = t.engine.project().parts.store.get("SELECT 1 FROM messages WHERE test = 1");
    expect(tests).toBeDefined();
    feedback(1, "open");
    feedback(1, "click", { link });
    feedback(2, "open");
    feedback(2, "unsubscribe");
    feedback(3, "hardBounce");
    feedback(4, "softBounce");
    feedback(1, "complaint");

    const { figures, links, reasons } = await t.api.campaigns.report({ id });
    for (const outcome of Outcome.options) {
      const { count } = await t.api.contacts.count({ campaign: { id, outcome } });
      expect([outcome, (await keysOf(id, outcome)).length]).toEqual([outcome, count]);
      if (outcome in figures)
        expect([outcome, count]).toEqual([outcome, figures[outcome as keyof typeof figures]]);
    }
    expect(await keysOf(id, "targeted")).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await keysOf(id, "delivered")).toEqual([1, 2]);
    expect(await keysOf(id, "bounced")).toEqual([3, 4]);
    expect(await keysOf(id, "notClicked")).toEqual([2]);
    expect(await keysOf(id, "clicked", { link: link.address })).toEqual([1]);
    expect(await keysOf(id, "clicked", { link: "https://other.example" })).toEqual([]);
    expect(links).toMatchObject([{ url: link.address, contacts: 1 }]);
    for (const { reason, count } of reasons)
      expect(await keysOf(id, "notSent", { reason })).toHaveLength(count);
    const { items } = await t.api.contacts.list({ limit: 1, campaign: { id, outcome: "notSent", reason: "optedOut" } }); // prettier-ignore
    expect(items[0]).toMatchObject({ name: "Otto", message: { state: "notSent", reason: "optedOut" } }); // prettier-ignore
  });

  it("stay as many when a contact is gone, and narrow with the other filters", async () => {
    seeded();
    const id = await launched(t, await everybody(t));
    await status(t, id, "completed");
    const [{ runId } = { runId: "" }] = (await t.api.campaigns.get({ id })).runs.map((run) => ({ runId: run.id })); // prettier-ignore
    expect(await keysOf(id, "sent", { runId })).toEqual([1, 2, 3, 4]);
    expect(await keysOf(id, "sent", { runId: "other" })).toEqual([]);
    t.engine.project().parts.store.run("DELETE FROM contacts WHERE key = 2");
    const { items } = await t.api.contacts.list({ limit: 100, campaign: { id, outcome: "sent" } });
    expect(items.map((row) => [row.id, row.email, row.status])[1]).toEqual(["b@example.com", "b@example.com", "inactive"]); // prettier-ignore
    expect(await t.api.contacts.count({ campaign: { id, outcome: "sent" } })).toEqual({ count: 4, all: 6 }); // prettier-ignore
    expect(await t.api.contacts.count({ search: "carla", campaign: { id, outcome: "sent" } })).toMatchObject({ count: 1 }); // prettier-ignore
    const page = await t.api.contacts.list({ limit: 2, campaign: { id, outcome: "sent" } });
    const rest = await t.api.contacts.list({ limit: 2, after: page.next, campaign: { id, outcome: "sent" } }); // prettier-ignore
    expect([...page.items, ...rest.items].map((row) => row.key)).toEqual([1, 2, 3, 4]);
    expect(rest.next).toBeNull();
  });
});

describe("a timeline", () => {
  it("tells newest first what was sent and what came back, by family and page by page", async () => {
    seeded();
    const id = await launched(t, await everybody(t));
    await status(t, id, "completed");
    await t.clock.advance("1m");
    feedback(1, "open", { simulated: true });
    await t.clock.advance("1m");
    feedback(1, "click", { link });
    const { store } = t.engine.project().parts;
    const at = t.clock.now() + 1000;
    store.run("INSERT INTO events (type, at, contact, attributes, metrics, simulated) VALUES ('purchase.completed', ?, 1, '{\"sku\":\"b1\"}', '{\"amount\":74}', 0)", at); // prettier-ignore
    store.run("INSERT INTO changes (at, contact, text, detail) VALUES (?, 1, 'Opted out of email by hand', 'no json')", at); // prettier-ignore
    store.run("INSERT INTO events (type, at, contact, attributes, simulated) VALUES ('_campaign.opened_notification', ?, 1, '{}', 0)", at + 1); // prettier-ignore

    const { items, next } = await t.api.contacts.timeline({ key: 1, limit: 50 });
    expect(next).toBeNull();
    expect(items.map((entry) => [entry.family, entry.text])).toEqual([
      ["campaign", "Opened the notification of a message"],
      ["event", "Event: purchase.completed"],
      ["change", "Opted out of email by hand"],
      ["message", `Clicked “Shop” in ${title}`],
      ["message", `Opened ${title}`],
      ["message", `Email sent: ${title}`],
    ]);
    expect(items[1]!.detail).toEqual({ sku: "b1", metrics: { amount: 74 } });
    expect(items[2]!.detail).toEqual({ value: "no json" });
    expect(items[4]).toMatchObject({
      campaignId: id,
      channel: "EMAIL",
      sandbox: false,
      simulated: true,
    });
    // The send was real, to the sandbox mailbox.
    expect(items[5]).toMatchObject({ sandbox: true, simulated: false });
    expect(new Set(items.map((entry) => entry.id)).size).toBe(6);

    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof t.api.contacts.timeline>> = await t.api.contacts.timeline({ key: 1, limit: 2, after }); // prettier-ignore
      seen.push(...page.items.map((entry) => entry.id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual(items.map((entry) => entry.id));
    const some = await t.api.contacts.timeline({
      key: 1,
      limit: 50,
      families: ["event", "change"],
    });
    expect(some.items).toHaveLength(2);
    expect((await t.api.contacts.timeline({ key: 5, limit: 9 })).items.map((entry) => entry.text)).toEqual([`Didn’t get ${title}: opted out of this channel`]); // prettier-ignore
    await expect(t.api.contacts.timeline({ key: 1, limit: 9, after: "1:x:2" })).rejects.toThrow("does not exist"); // prettier-ignore
  });
});

describe("why", () => {
  it("reads what was written when the campaign ran", async () => {
    seeded();
    const vienna = emptyRules();
    vienna.groups[0]!.dimensions[0]!.criteria.push({ field: { kind: "userAttribute", name: "FirstName" }, operator: "isNot", values: ["Dora"] }); // prettier-ignore
    const segment = await t.api.segments.save({ id: null, name: "Not Dora", rules: vienna });
    const id = await launched(t, segment.id);
    await status(t, id, "completed");
    await t.clock.advance("1h");
    const { store } = t.engine.project().parts;
    store.run("INSERT INTO contacts (user_id, name, attributes, created_at) VALUES ('late', 'Lena', '{}', ?)", t.clock.now()); // prettier-ignore
    feedback(3, "hardBounce");
    // Asked later: what is true now must not change what was so then.
    store.run("UPDATE endpoints SET opted_out = 1 - opted_out");

    const why = (key: number) => t.api.contacts.why({ key, campaignId: id });
    const verdicts = await Promise.all([1, 3, 4, 5, 6, 7, 8].map(async (key) => (await why(key)).verdict)); // prettier-ignore
    expect(verdicts).toEqual([
      `Got ${title} on 17 Nov 2026, 09:00, in the sandbox mailbox.`,
      `Didn’t get ${title}: it was sent but bounced.`,
      `Didn’t get ${title}: not in the segment.`,
      `Didn’t get ${title}: opted out of this channel.`,
      `Didn’t get ${title}: endpoint is inactive.`,
      `Didn’t get ${title}: no address for this channel.`,
      `Didn’t get ${title}: the campaign ran before they were added.`,
    ]);
    expect(await why(6)).toMatchObject({
      got: false,
      steps: [
        { passed: true, text: "In “Not Dora” on 17 Nov 2026, 09:00" },
        { passed: true, text: "Not opted out of this channel" },
        { passed: false, text: "Endpoint is inactive", detail: "off@example.com" },
      ],
    });
    expect((await why(4)).steps).toEqual([
      { passed: false, text: "Not in “Not Dora” on 17 Nov 2026, 09:00", detail: "Not in it now either" }, // prettier-ignore
    ]);
    expect((await why(1)).steps.every((one) => one.passed === true)).toBe(true);
    expect(await t.api.contacts.whyChoices()).toMatchObject([{ campaignId: id, name: "Autumn roast" }]); // prettier-ignore
  });

  it("says so when nothing ran yet", async () => {
    seeded();
    const id = await launched(t, await everybody(t), {
      schedule: { kind: "once", at: "2026-11-20T09:00", zone: "Europe/Vienna" },
    });
    expect(await t.api.contacts.why({ key: 1, campaignId: id })).toEqual({
      verdict: `${title} hasn’t been sent yet.`,
      got: null,
      steps: [
        { passed: null, text: "The campaign has not run", detail: null },
        { passed: true, text: "In “Everybody” now", detail: null },
      ],
    });
  });
});
