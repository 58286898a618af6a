import { afterEach, beforeEach, expect, it } from "vitest";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import {
  assertCountsEqualRows,
  begun,
  draftJourney,
  journeyOf,
  revisionOf,
} from "../testing/journeys.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
  seedContacts(t, people(1));
});
afterEach(async () => {
  assertCountsEqualRows(t);
  await t.stop();
});

const entry = { type: "entry" as const, settings: { by: { kind: "manual" as const } } };
const ending = () => journeyOf({ entry: { ...entry, next: "end" }, end: { type: "end" } });
const starting = (journeyId: string, wait: boolean) =>
  journeyOf({
    entry: { ...entry, next: "start" },
    start: { type: "startJourney", settings: { journeyId, wait }, next: "end" },
    end: { type: "end" },
  });
const live = (id: string) => t.api.journeyRuns.live({ id, from: null, to: null });
const publish = (id: string) =>
  t.api.journeyRuns.publish({
    id,
    revision: revisionOf(t, id),
    startAt: null,
    note: "",
    plan: [],
  });

it.each([false, true])(
  "lets somebody go through three journeys one after another, not a fourth; waiting: %s",
  async (wait) => {
    // Each was fine when it was published: the chain grew behind it.
    for (const [id, next] of [
      ["j1", "j2"],
      ["j2", "j3"],
      ["j3", "j4"],
      ["j4", "j5"],
    ] as const) {
      await begun(t, ending(), next);
      await begun(t, starting(next, wait), id);
    }
    await t.api.journeyRuns.addContacts({ id: "j1", contacts: [1] });
    await t.quiet();
    const entered = await Promise.all(
      ["j1", "j2", "j3", "j4", "j5"].map(async (id) => (await live(id)).entered),
    );
    expect(entered).toEqual([1, 1, 1, 1, 0]);
    // Nobody is left behind waiting for what did not begin.
    for (const id of ["j1", "j2", "j3", "j4"])
      expect(await live(id)).toMatchObject({ inJourney: 0, completed: 1 });
  },
);

it("refuses to publish a chain of four, and one that comes round again", async () => {
  await begun(t, ending(), "j5");
  for (const [id, next] of [
    ["j4", "j5"],
    ["j3", "j4"],
    ["j2", "j3"],
  ] as const)
    await begun(t, starting(next, false), id);
  draftJourney(t, starting("j2", false), "j1");
  await expect(publish("j1")).rejects.toMatchObject({ data: { place: "start" } });
  await begun(t, ending(), "ring");
  draftJourney(t, starting("ring", false), "ring");
  await expect(publish("ring")).rejects.toMatchObject({ data: { place: "start" } });
});
