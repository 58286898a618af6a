import { afterEach, beforeEach, expect, it } from "vitest";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import { assertCountsEqualRows, begun, entryBySegment, journeyOf } from "../testing/journeys.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(async () => {
  assertCountsEqualRows(t);
  await t.stop();
});

it("lets everybody of a crowd go on who came to meet what they wait for", async () => {
  seedContacts(t, people(2300));
  await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t), next: "wait" },
      wait: {
        type: "wait",
        settings: {
          wait: {
            kind: "event",
            timeout: "P30D",
            condition: {
              kind: "criteria",
              criteria: {
                match: "all",
                criteria: [
                  {
                    field: { kind: "userAttribute", name: "Plan" },
                    operator: "is",
                    values: ["gold"],
                  },
                ],
              } as never,
            },
          },
        },
        next: { happened: "won", timedOut: "lost" },
      },
      won: { type: "end", settings: { outcome: "Gold", goal: false } },
      lost: { type: "end", settings: { outcome: "None", goal: false } },
    }),
  );
  const arrived = async (id: string) =>
    (await t.api.journeyRuns.live({ id: "j1", from: null, to: null })).activities.find(
      (one) => one.activity === id,
    )?.arrived ?? 0;
  expect(await arrived("wait")).toBe(2300);
  expect(await arrived("won")).toBe(0);
  // Among the first and among the last of several pages.
  t.engine
    .project()
    .parts.store.run(`UPDATE contacts SET attributes = '{"Plan":["gold"]}' WHERE key % 5 = 0`);
  t.engine.topics.touch("contacts");
  await t.clock.advance("2m");
  await t.quiet();
  expect(await arrived("won")).toBe(460);
  expect(await arrived("lost")).toBe(0);
});
