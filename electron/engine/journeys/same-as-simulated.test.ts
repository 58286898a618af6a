import { afterEach, beforeEach, expect, it } from "vitest";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import {
  assertCountsEqualRows,
  begun,
  entryBySegment,
  journeyOf,
  later,
  mailTemplate,
} from "../testing/journeys.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

it("takes everybody the same way as a simulation of the same journey, contacts and clock", async () => {
  seedContacts(t, [...people(120), { email: "out@example.com", optedOut: true }, { phone: "+43" }]);
  const { store } = t.engine.project().parts;
  store.run(
    `UPDATE endpoints SET document = json_object('demographic', json_object('Timezone',
       CASE key % 3 WHEN 0 THEN 'Asia/Tokyo' WHEN 1 THEN 'Europe/Vienna' ELSE 'America/New_York' END))`,
  );
  mailTemplate(t);
  const document = journeyOf(
    {
      entry: { type: "entry", settings: await entryBySegment(t), next: "hold" },
      hold: {
        type: "holdout",
        settings: { percent: 20, fixed: "contact" },
        next: { next: "half" },
      },
      half: {
        type: "randomSplit",
        settings: {
          branches: [
            { id: "A", name: "", percent: 40 },
            { id: "B", name: "", percent: 60 },
          ],
        },
        next: { A: "mail", B: "wait" },
      },
      wait: {
        type: "wait",
        settings: { wait: { kind: "next", weekdays: [4], time: "10:00" } },
        next: "mail",
      },
      mail: { type: "email", settings: { templateId: "t1" }, next: "opened" },
      opened: {
        type: "yesNoSplit",
        settings: {
          conditions: [{ kind: "messageEvent", activity: "mail", event: "open", happened: true }],
        },
        next: { no: "end" },
      },
      end: { type: "end", settings: { outcome: "Quiet", goal: false } },
    },
    { quietTime: { start: "20:00", end: "09:00" }, holdout: 10 },
  );
  const from = t.clock.now();
  const id = await begun(t, document);
  const segment = (await t.api.segments.list())[0]?.id ?? "";
  for (let hours = 0; hours < 24 * 5; hours += 6) await later(t, 6);
  const real = await t.api.journeyRuns.live({ id, from: null, to: null });
  const { run } = await t.api.trials.simulate({
    id,
    setup: {
      who: { kind: "segment", segmentId: segment, sample: null },
      start: from,
      until: t.clock.now(),
      answers: { kind: "nobody" },
      seed: 0,
      version: 1,
    },
  });
  await t.until(async () => (await t.api.trials.result({ run })).state !== "running", "simulated");
  const { result, error } = await t.api.trials.result({ run });
  expect(error).toBeNull();
  const figures = (live: typeof real) =>
    Object.fromEntries(
      live.activities.map(({ activity, arrived, here, passed, outlets, notSent }) => [
        activity,
        { arrived, here, passed, outlets, notSent },
      ]),
    );
  expect(result && figures(result.live)).toEqual(figures(real));
  expect(real.inJourney).toBe(0);
  assertCountsEqualRows(t);
});
