import { afterEach, beforeEach, expect, it } from "vitest";
import { blankJourneySettings } from "../../../shared/domain/journey.ts";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import { assertCountsEqualRows, begun, journeyOf, mailTemplate } from "../testing/journeys.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
  seedContacts(t, people(12));
  mailTemplate(t);
  await begun(
    t,
    journeyOf(
      {
        entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "mail" },
        mail: { type: "email", settings: { templateId: "t1" } },
      },
      { limits: { ...blankJourneySettings().limits, messagesPerSecond: 2 } },
    ),
  );
});
afterEach(async () => {
  assertCountsEqualRows(t);
  await t.stop();
});

const store = () => t.engine.project().parts.store;
const enter = async (...contacts: number[]) => {
  await t.api.journeyRuns.addContacts({ id: "j1", contacts });
  await t.quiet();
};
/** How long after the start each message leaves or left, in milliseconds. */
const slots = (from: number) =>
  store()
    .all<{ at: number }>("SELECT coalesce(sent_at, due_at) AS at FROM messages ORDER BY key")
    .map(({ at }) => at - from);

it("lets no more messages a second leave than the journey may", async () => {
  const from = t.clock.now();
  await enter(1, 2, 3, 4, 5);
  expect(slots(from)).toEqual([0, 500, 1000, 1500, 2000]);
  await t.clock.advance("1s");
  await t.until(() => slots(from).length === 5 && sent() === 3, "three sent");
  await t.clock.advance("2s");
  await t.until(() => sent() === 5, "all sent");
});

const sent = () =>
  store().get<{ n: number }>("SELECT count(*) AS n FROM messages WHERE state = 'sent'")?.n;

it("goes on behind what is queued when the engine starts again", async () => {
  const from = t.clock.now();
  await enter(1, 2, 3, 4);
  await t.restart();
  await enter(5, 6);
  expect(slots(from)).toEqual([0, 500, 1000, 1500, 2000, 2500]);
});

it("does not wait for a try that is put off, nor for a time that a clock showed before it was set back", async () => {
  const from = t.clock.now();
  await enter(1, 2);
  store().run("UPDATE messages SET due_at = due_at + 3600000, attempts = 1 WHERE contact = 2");
  await t.restart();
  await enter(3);
  expect(slots(from)).toEqual([0, 3_600_500, 0]);
  t.clock.set(from - 60_000);
  await enter(4, 5);
  expect(slots(from).slice(3)).toEqual([-60_000, -59_500]);
});
