import { afterEach, beforeEach, expect, it } from "vitest";
import type { ActivityType } from "../../../shared/activities/index.ts";
import type { Condition, MessageEvent } from "../../../shared/activities/condition.ts";
import type { PlayedKind } from "../../../shared/domain/event.ts";
import { addressKind } from "../store/key-hash.ts";
import { enterKey } from "../store/lookups.ts";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import {
  assertCountsEqualRows,
  begun,
  journeyOf,
  later,
  otherTemplates,
} from "../testing/journeys.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
  seedContacts(t, people(2));
  for (const contact of [1, 2]) {
    endpoint(contact, "SMS", `+1425555014${contact}`);
    endpoint(contact, "VOICE", `+1425555014${contact}`);
    endpoint(contact, "GCM", `token-${contact}`);
    endpoint(contact, "CUSTOM", `member-${contact}`);
  }
  otherTemplates(t);
});
afterEach(async () => {
  assertCountsEqualRows(t);
  await t.stop();
});

const store = () => t.engine.project().parts.store;
const live = () => t.api.journeyRuns.live({ id: "j1", from: null, to: null });
const of = async (activity: string) =>
  (await live()).activities.find((one) => one.activity === activity);

function endpoint(contact: number, channel: string, address: string): void {
  const { lastInsertRowid } = store().run(
    `INSERT INTO endpoints (id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at)
       VALUES (?, ?, ?, ?, 1, 0, 0, '{}', 0, 0)`,
    `${channel} ${contact}`,
    contact,
    channel,
    address,
  );
  enterKey(store(), addressKind(channel), address, Number(lastInsertRowid));
}

/** A message, a split by what became of it, and a second message for those whom it leads to Yes. */
async function walks(type: ActivityType, settings: object, condition: Condition): Promise<void> {
  const message = { type, settings } as never;
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "first" },
      first: { ...(message as object), next: "split" } as never,
      split: {
        type: "yesNoSplit",
        settings: { conditions: [condition], evaluate: { kind: "after", duration: "PT2H" } },
        next: { yes: "second" },
      },
      second: message,
    }),
  );
  await t.api.journeyRuns.addContacts({ id: "j1", contacts: [1, 2] });
  await t.until(() => states().filter((one) => one === "sent").length === 2, "both sent");
  expect(await inbox()).toBe(2);
}

const states = () =>
  store()
    .all<{ state: string }>("SELECT state FROM messages ORDER BY key")
    .map(({ state }) => state);
const inbox = async () =>
  (await t.api.messages.list({ folder: "sandbox", limit: 20 })).items.length;
const asked = (event: MessageEvent): Condition => ({
  kind: "messageEvent",
  activity: "first",
  event,
  happened: true,
});
/** The receiver of contact 1's message does something, in the sandbox. */
async function plays(kind: PlayedKind, more: object = {}): Promise<void> {
  const first = store().get<{ key: number }>("SELECT key FROM messages WHERE contact = 1");
  await t.clock.advance("1m");
  await t.api.messages.play({ id: `message:${first?.key}`, kind, ...more });
  await t.quiet();
}
/** The contacts who went on to the second message; everybody has left by then. */
async function receivers(): Promise<unknown> {
  await later(t, 3);
  expect((await of("split"))?.outlets).toEqual({ yes: 1, no: 1 });
  await t.until(() => states().every((one) => one === "sent"), "all sent");
  expect(await inbox()).toBe(3);
  expect(await live()).toMatchObject({ inJourney: 0, completed: 2 });
  return store().all("SELECT contact FROM messages WHERE activity = 'second'");
}

it.each<[ActivityType, MessageEvent, PlayedKind]>([
  ["sms", "delivered", "smsDelivered"],
  ["sms", "failed", "smsFailed"],
  ["push", "openedNotification", "pushOpened"],
  ["voice", "answered", "voiceAnswered"],
  ["voice", "failed", "voiceNotAnswered"],
])("goes on by %s after “%s”", async (type, event, kind) => {
  await walks(type, { templateId: type }, asked(event));
  await plays(kind);
  expect(await receivers()).toEqual([{ contact: 1 }]);
});

const happened = (name: string, attribute: string, value: string): Condition => ({
  kind: "event",
  event: { name, attributes: [{ name: attribute, values: [value] }], metrics: [] },
  happened: true,
});

it("goes on by what was replied to a text", async () => {
  await walks("sms", { templateId: "sms" }, happened("sms.reply", "keyword", "YES"));
  await plays("smsReply", { text: "yes please" });
  expect(await receivers()).toEqual([{ contact: 1 }]);
});

it("goes on by the key that was pressed in a call", async () => {
  await walks("voice", { templateId: "voice" }, happened("VOICE_ANSWERED", "keypad", "1"));
  await plays("voiceAnswered", { keypad: "1" });
  expect(await receivers()).toEqual([{ contact: 1 }]);
});

it("sends no second text to who replied STOP, and says why", async () => {
  await walks("sms", { templateId: "sms" }, asked("optOut"));
  await plays("smsReply", { text: "Stop." });
  await later(t, 3);
  expect((await of("split"))?.outlets).toEqual({ yes: 1, no: 1 });
  expect((await of("second"))?.notSent).toEqual({ optedOut: 1 });
  expect(await inbox()).toBe(2);
});

const call = { url: "https://hooks.example/x", endpointTypes: ["CUSTOM"] };

it("goes on by what a custom channel answered", async () => {
  await walks("custom", call, {
    kind: "customReply",
    activity: "first",
    attribute: "tier",
    values: ["gold"],
  });
  await plays("customReply", { attributes: { tier: "gold" } });
  expect(await receivers()).toEqual([{ contact: 1 }]);
});

it("knows of a call whether it succeeded", async () => {
  await walks("custom", call, asked("delivered"));
  await later(t, 3);
  expect((await of("split"))?.outlets).toEqual({ yes: 2 });
});

it("wakes who waits for a reply at once", async () => {
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "first" },
      first: { type: "sms", settings: { templateId: "sms" }, next: "wait" },
      wait: {
        type: "wait",
        settings: {
          wait: {
            kind: "event",
            condition: happened("sms.reply", "keyword", "YES"),
            timeout: "P1D",
          },
        },
        next: { happened: "push" },
      },
      push: { type: "push", settings: { templateId: "push" } },
    }),
  );
  await t.api.journeyRuns.addContacts({ id: "j1", contacts: [1, 2] });
  await t.until(() => states().filter((one) => one === "sent").length === 2, "both sent");
  await plays("smsReply", { text: "YES" });
  await t.until(() => states().filter((one) => one === "sent").length === 3, "the push is sent");
  expect((await of("wait"))?.here).toBe(1);
  await later(t, 25);
  expect((await of("wait"))?.outlets).toEqual({ happened: 1, timedOut: 1 });
});

it("wakes who waits for a message that failed, and only them", async () => {
  await t.api.channels.setCustomAnswer({ status: 404, attributes: {} });
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "first" },
      first: { type: "custom", settings: call as never, next: "wait" },
      wait: {
        type: "wait",
        settings: { wait: { kind: "event", condition: asked("failed"), timeout: "P1D" } },
        next: { happened: "push" },
      },
      push: { type: "push", settings: { templateId: "push" } },
    }),
  );
  await t.api.journeyRuns.addContacts({ id: "j1", contacts: [1] });
  await t.until(() => states().includes("sent"), "the push instead");
  expect(states()).toEqual(["failed", "sent"]);
  await t.api.channels.setCustomAnswer({ status: 200, attributes: {} });
  await t.api.journeyRuns.addContacts({ id: "j1", contacts: [2] });
  await t.until(() => states().filter((one) => one === "sent").length === 2, "the call");
  expect(await of("wait")).toMatchObject({ here: 1, outlets: { happened: 1 } });
});
