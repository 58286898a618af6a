import { afterEach, beforeEach, expect, it } from "vitest";
import type { MessageSettings } from "../../../shared/activities/message.ts";
import { blankJourneySettings, type JourneySettings } from "../../../shared/domain/journey.ts";
import { emptyRules } from "../../../shared/domain/segment.ts";
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
  // A Tuesday, 09:00 in Vienna.
  t = await testEngine();
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
const queued = () =>
  store().all<{ contact: number; endpoint: number; state: string; live: number }>(
    "SELECT contact, endpoint, state, live FROM messages ORDER BY key",
  );
const limits = (change: Partial<JourneySettings["limits"]>) => ({
  limits: { ...blankJourneySettings().limits, ...change },
});
const mailing = (settings: Partial<JourneySettings> = {}, message: Partial<MessageSettings> = {}) =>
  journeyOf(
    {
      entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "mail" },
      mail: { type: "email", settings: { templateId: "t1", ...message }, next: "wait" },
      wait: { type: "wait", settings: { wait: { kind: "for", duration: "PT1H" } }, next: "again" },
      again: { type: "email", settings: { templateId: "t1" } },
    },
    settings,
  );
const enter = async (...contacts: number[]) => {
  const result = await t.api.journeyRuns.addContacts({ id: "j1", contacts });
  await t.quiet();
  return result;
};

it("tells every reason why nobody got it, and lets them go on", async () => {
  seedContacts(t, [
    { email: "a@example.com" },
    { email: "b@example.com", optedOut: true },
    { email: "c@example.com", inactive: true },
    { phone: "+43660123" },
    { email: "e@example.com" },
  ]);
  store().run(
    "INSERT INTO suppressions (channel, address, reason, at) VALUES ('EMAIL', 'e@example.com', 'hardBounce', 0)",
  );
  await begun(t, mailing());
  await enter(1, 2, 3, 4, 5);
  expect((await of("mail"))?.notSent).toEqual({
    optedOut: 1,
    inactive: 1,
    noAddress: 1,
    suppressed: 1,
  });
  expect((await of("wait"))?.here).toBe(5);
  for (const reason of ["optedOut", "inactive", "noAddress", "suppressed"]) {
    const { total, items } = await t.api.journeyRuns.participants({
      id: "j1",
      filter: { of: "notSent", activity: "mail", reason },
      from: null,
      to: null,
      limit: 10,
    });
    expect(total).toBe(1);
    expect(items[0]?.reason).toBe(reason);
  }
});

it("ends for those who can't get it where the activity says so", async () => {
  seedContacts(t, [{ email: "b@example.com", optedOut: true }]);
  await begun(t, mailing({}, { ifNotSent: "end" }));
  await enter(1);
  expect(await live()).toMatchObject({ inJourney: 0, completed: 0 });
  expect((await of("mail"))?.ended).toBe(1);
});

it("writes to each address of a user once", async () => {
  seedContacts(t, [{ email: "a@example.com" }]);
  const add = (id: string, address: string) =>
    store().run(
      `INSERT INTO endpoints (id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at)
         VALUES (?, 1, 'EMAIL', ?, 1, 0, 0, '{}', 0, 0)`,
      id,
      address,
    );
  add("e2", "A@example.com");
  add("e3", "other@example.com");
  await begun(t, mailing());
  await enter(1);
  expect(queued().map((one) => one.endpoint)).toEqual([1, 3]);
});

it("keeps to the caps of a journey and lets them go on", async () => {
  seedContacts(t, people(1));
  await begun(t, mailing(limits({ dailyCap: 1 })));
  await enter(1);
  await later(t, 2);
  expect((await of("again"))?.notSent).toEqual({ dailyCap: 1 });
  expect(queued()).toHaveLength(1);
});

it("holds until quiet time is over in the zone of the contact", async () => {
  seedContacts(t, people(2));
  store().run(
    `UPDATE endpoints SET document = '{"demographic":{"Timezone":"America/New_York"}}' WHERE contact = 2`,
  );
  await begun(
    t,
    mailing({ quietTime: { start: "21:00", end: "08:00" }, missingZone: "projectZone" }),
  );
  // 09:00 in Vienna is 03:00 in New York.
  await enter(1, 2);
  expect((await of("mail"))?.here).toBe(1);
  const { items } = await t.api.journeyRuns.participants({
    id: "j1",
    filter: { of: "here", activity: "mail" },
    from: null,
    to: null,
    limit: 10,
  });
  expect(items[0]).toMatchObject({ contact: 2, state: "held", reason: "quietTime" });
  expect(items[0]?.dueAt).toBe(Date.parse("2026-11-17T13:00:00Z"));
  await t.clock.advance("30m");
  expect((await of("mail"))?.here).toBe(1);
  await later(t, 5);
  expect((await of("mail"))?.here).toBe(0);
  expect(queued().filter((one) => one.contact === 2)).toHaveLength(1);
});

it("drops at quiet time where the journey drops", async () => {
  seedContacts(t, people(1));
  await begun(
    t,
    mailing({
      quietTime: { start: "08:00", end: "10:00" },
      whenClosed: "drop",
      missingZone: "projectZone",
    }),
  );
  await enter(1);
  expect((await of("mail"))?.notSent).toEqual({ quietTime: 1 });
});

const late = (action: JourneySettings["late"]["action"]) => ({
  late: { afterMinutes: 30, action },
});
const asleep = async (action: JourneySettings["late"]["action"]) => {
  seedContacts(t, people(1));
  await begun(t, mailing(late(action)));
  await enter(1);
  await t.api.projects.saveSettings({ dailyLimit: 100 });
  // The computer sleeps for three days; the second mail fell due an hour after the first.
  await later(t, 72);
};

it("sends late what fell due while the computer was off", async () => {
  await asleep("send");
  expect(queued()).toHaveLength(2);
});
it("skips what is late", async () => {
  await asleep("skip");
  expect((await of("again"))?.notSent).toEqual({ skippedLate: 1 });
});
it("asks about what is late, and sends when told to", async () => {
  await asleep("ask");
  expect((await of("again"))?.here).toBe(1);
  expect(queued()).toHaveLength(1);
  expect(
    await t.api.journeyRuns.settleHeld({ id: "j1", participants: null, how: "retry" }),
  ).toEqual({ changed: 1 });
  await t.quiet();
  expect(queued()).toHaveLength(2);
});
it("puts off what is late to the same time of day", async () => {
  await asleep("nextWindow");
  const p = store().get<{ due_at: number }>("SELECT due_at FROM participants");
  expect(new Date(p?.due_at ?? 0).toISOString()).toBe("2026-11-20T09:00:00.000Z");
});

it("takes held people out when told to", async () => {
  await asleep("ask");
  await t.api.journeyRuns.settleHeld({ id: "j1", participants: null, how: "end" });
  expect((await live()).inJourney).toBe(0);
});

it("holds where the template is gone, and goes on when it is back", async () => {
  seedContacts(t, people(1));
  await begun(t, mailing());
  store().run("UPDATE templates SET deleted_at = 1");
  await enter(1);
  expect((await of("mail"))?.here).toBe(1);
  const why = await t.api.journeyRuns.why({ id: "j1", contact: 1, activity: "mail" });
  expect(why.verdict).toMatch(/template is gone/);
  store().run("UPDATE templates SET deleted_at = NULL");
  t.engine.topics.touch("templates");
  await t.quiet();
  expect(queued()).toHaveLength(1);
});

it("holds where the segment of a split is gone, and goes on when it is back", async () => {
  seedContacts(t, people(1));
  const segment = (
    await t.api.segments.save({
      id: null,
      name: "VIP",
      rules: emptyRules(),
    })
  ).id;
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "split" },
      split: {
        type: "yesNoSplit",
        settings: { conditions: [{ kind: "segment", segmentId: segment, isIn: true }] },
        next: { yes: "mail" },
      },
      mail: { type: "email", settings: { templateId: "t1" } },
    }),
  );
  store().run("UPDATE segments SET deleted_at = 1 WHERE id = ?", segment);
  await enter(1);
  expect((await of("split"))?.here).toBe(1);
  store().run("UPDATE segments SET deleted_at = NULL WHERE id = ?", segment);
  t.engine.topics.touch("segments");
  await t.quiet();
  expect((await of("split"))?.outlets).toEqual({ yes: 1 });
});

it("splits by what became of an earlier message, after the wait that nobody chose", async () => {
  seedContacts(t, people(2));
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "mail" },
      mail: { type: "email", settings: { templateId: "t1" }, next: "split" },
      split: {
        type: "yesNoSplit",
        settings: {
          conditions: [{ kind: "messageEvent", activity: "mail", event: "open", happened: true }],
        },
        next: { yes: "end" },
      },
      end: { type: "end", settings: { outcome: "Opened", goal: true } },
    }),
  );
  await enter(1, 2);
  await t.until(() => queued().every((one) => one.state === "sent"), "both sent");
  const first = store().get<{ key: number }>("SELECT key FROM messages WHERE contact = 1");
  t.engine.project().feedback.record(first?.key ?? 0, "open");
  await t.quiet();
  expect((await of("split"))?.here).toBe(2);
  await later(t, 2);
  expect((await of("split"))?.outlets).toEqual({ yes: 1, no: 1 });
  expect(await live()).toMatchObject({ completed: 2, goal: { converted: 1, rate: 0.5 } });
  const opened = await t.api.journeyRuns.participants({
    id: "j1",
    filter: { of: "feedback", activity: "mail", measure: "opened" },
    from: null,
    to: null,
    limit: 10,
  });
  expect(opened.items.map((one) => one.contact)).toEqual([1]);
});

it("wakes who waits for an event or for news of a message, and times out for the others", async () => {
  seedContacts(t, people(2));
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "mail" },
      mail: { type: "email", settings: { templateId: "t1" }, next: "wait" },
      wait: {
        type: "wait",
        settings: {
          wait: {
            kind: "event",
            condition: { kind: "messageEvent", activity: "mail", event: "click", happened: true },
            timeout: "P1D",
          },
        },
        next: { happened: "buys" },
      },
      buys: {
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
    }),
  );
  await enter(1, 2);
  await t.until(() => queued().every((one) => one.state === "sent"), "both sent");
  const first = store().get<{ key: number }>("SELECT key FROM messages WHERE contact = 1");
  t.engine.project().feedback.record(first?.key ?? 0, "click");
  await t.quiet();
  expect((await of("buys"))?.here).toBe(1);
  store().run(
    "INSERT INTO events (type, at, contact, attributes, simulated) VALUES ('purchase', ?, 1, '{}', 0)",
    t.clock.now(),
  );
  t.engine.topics.touch("events");
  await t.quiet();
  expect((await of("buys"))?.outlets).toEqual({ happened: 1 });
  await later(t, 25);
  expect((await of("wait"))?.outlets).toEqual({ happened: 1, timedOut: 1 });
});

it("ends for a contact who was erased, and keeps nothing of them", async () => {
  seedContacts(t, people(2));
  await begun(t, mailing());
  await enter(1, 2);
  await t.until(() => queued().every((one) => one.state === "sent"), "both sent");
  await t.api.contacts.erase({ key: 1, suppress: false });
  await t.quiet();
  await later(t, 2);
  expect(await live()).toMatchObject({ inJourney: 0, completed: 1 });
  const { items } = await t.api.journeyRuns.participants({
    id: "j1",
    filter: { of: "ended", activity: "wait" },
    from: null,
    to: null,
    limit: 10,
  });
  expect(items[0]).toMatchObject({ endReason: "erased", name: "Erased contact" });
});

it("moves people over to a new version as planned, and refuses to forget those whose activity is gone", async () => {
  seedContacts(t, people(4));
  const before = journeyOf({
    entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "half" },
    half: {
      type: "wait",
      settings: { wait: { kind: "for", duration: "P1D" } },
      next: "old",
    },
    old: { type: "wait", settings: { wait: { kind: "for", duration: "P9D" } } },
  });
  await begun(t, before);
  await enter(1, 2);
  await later(t, 25);
  await enter(3, 4);
  const after = journeyOf({
    entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "half" },
    half: { type: "wait", settings: { wait: { kind: "for", duration: "P2D" } }, next: "mail" },
    mail: { type: "email", settings: { templateId: "t1" } },
  });
  draftJourney(t, after);
  const review = await t.api.journeyRuns.review({ id: "j1" });
  expect(review.groups.map(({ activity, waiting, change }) => [activity, waiting, change])).toEqual(
    [
      ["half", 2, "changed"],
      ["old", 2, "removed"],
    ],
  );
  const publish = (plan: Parameters<typeof t.api.journeyRuns.publish>[0]["plan"]) =>
    t.api.journeyRuns.publish({
      id: "j1",
      revision: revisionOf(t, "j1"),
      startAt: null,
      note: "",
      plan,
    });
  await expect(publish([])).rejects.toMatchObject({ data: { place: "old" } });
  await publish([{ version: 1, activity: "old", choice: { kind: "move", to: "mail" } }]);
  expect((await live()).version).toBe(1);
  await t.api.journeyRuns.startNow({ id: "j1" });
  await t.quiet();
  const now = await live();
  expect(now).toMatchObject({ version: 2, inJourney: 2, completed: 2 });
  expect(now.activities.find((one) => one.activity === "half")?.here).toBe(2);
  expect(queued()).toHaveLength(2);
  expect(store().all("SELECT number, state FROM journey_versions ORDER BY number")).toEqual([
    { number: 1, state: "ended" },
    { number: 2, state: "current" },
  ]);
});

it("says why somebody got it or not: recorded, else by today’s data", async () => {
  seedContacts(t, [{ email: "a@example.com" }, { email: "b@example.com", optedOut: true }, {}]);
  await begun(t, mailing());
  await enter(1, 2);
  await t.until(() => queued().every((one) => one.state === "sent"), "sent");
  const why = (contact: number) => t.api.journeyRuns.why({ id: "j1", contact, activity: "mail" });
  expect(await why(1)).toMatchObject({ recorded: true, verdict: "Was sent" });
  expect((await why(2)).verdict).toMatch(/not sent: opted out/);
  expect(await why(3)).toMatchObject({ recorded: false });
  expect((await why(3)).verdict).toMatch(/No address/);
  expect(await t.api.journeyRuns.passages({ contact: 1 })).toHaveLength(1);
});
