import { afterEach, beforeEach, expect, it } from "vitest";
import type { SimulationSetup } from "../../../../shared/contract/trials.ts";
import { day } from "../../../../shared/domain/time.ts";
import { people, seedContacts } from "../../testing/builders.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";
import { draftJourney, entryBySegment, journeyOf, mailTemplate } from "../../testing/journeys.ts";

let t: TestEngine;
let id: string;
let segmentId: string;
beforeEach(async () => {
  t = await testEngine();
  seedContacts(t, people(60));
  mailTemplate(t);
  const entry = await entryBySegment(t);
  ({ segmentId } = entry.by);
  id = draftJourney(
    t,
    journeyOf({
      entry: { type: "entry", settings: entry, next: "mail" },
      mail: { type: "email", settings: { templateId: "t1" }, next: "wait" },
      wait: { type: "wait", settings: { wait: { kind: "for", duration: "P1D" } }, next: "split" },
      split: {
        type: "yesNoSplit",
        settings: {
          conditions: [{ kind: "messageEvent", activity: "mail", event: "open", happened: true }],
        },
        next: { no: "again" },
      },
      again: { type: "email", settings: { templateId: "t1" } },
    }),
  );
});
afterEach(() => t.stop());

const setupOf = (given: Partial<SimulationSetup> = {}): SimulationSetup => ({
  who: { kind: "segment", segmentId, sample: null },
  start: t.clock.now(),
  until: t.clock.now() + 30 * day,
  answers: { kind: "custom", open: 0.5, click: 0.1, bounce: 0 },
  seed: 1,
  version: "draft",
  ...given,
});
async function ran(given: Partial<SimulationSetup> = {}) {
  const { run } = await t.api.trials.simulate({ id, setup: setupOf(given) });
  await t.until(async () => (await t.api.trials.result({ run })).state !== "running", "the run");
  const { state, result } = await t.api.trials.result({ run });
  if (!result) throw new Error(`The simulation is ${state}.`);
  return { run, result };
}
const rowCounts = () => {
  const { store } = t.engine.project().parts;
  const tables = store.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");
  return tables.map(({ name }) => [name, store.get(`SELECT count(*) AS n FROM "${name}"`)]);
};

it("gives the same for the same seed, and something else for another", async () => {
  const one = await ran();
  const same = await ran();
  const other = await ran({ seed: 2 });
  expect(same.result.fingerprint).toBe(one.result.fingerprint);
  expect({ ...same.result, milliseconds: 0 }).toEqual({ ...one.result, milliseconds: 0 });
  expect(other.result.fingerprint).not.toBe(one.result.fingerprint);
});

it("writes nothing and sends nothing", async () => {
  const { store } = t.engine.project().parts;
  // The size a segment had today is noted in the background, whoever asks.
  await t.until(() => store.get("SELECT 1 FROM segment_sizes") !== undefined, "the size noted");
  const before = rowCounts();
  const { result } = await ran();
  expect(result.live.activities.find(({ activity }) => activity === "mail")?.sent).toBe(60);
  await t.quiet();
  expect(rowCounts()).toEqual(before);
});

it("has counts that are its people, at the end and in between", async () => {
  const { run, result } = await ran();
  const split = result.live.activities.find(({ activity }) => activity === "split");
  const list = (outlet: string) =>
    t.api.trials.people({ run, activity: "split", outlet, after: null, limit: 500 });
  const [yes, no] = [await list("yes"), await list("no")];
  expect(split?.outlets).toEqual({ yes: yes.items.length, no: no.items.length });
  expect(yes.items.length + no.items.length).toBe(60);
  expect(yes.items.length).toBeGreaterThan(10);
  expect(no.items[0]).toMatchObject({ messages: 2 });
  const early = await t.api.trials.at({ run, at: t.clock.now() + day / 2, around: 0 });
  expect(early.activities.find(({ activity }) => activity === "wait")).toMatchObject({ here: 60 });
  const late = await t.api.trials.at({ run, at: setupOf().until, around: 0 });
  const atEnd = result.live.activities.map((counts) => ({ ...counts, medianTime: null }));
  expect(late.activities).toEqual(atEnd);
  const [first] = no.items;
  const told = await t.api.trials.person({ run, person: first?.person ?? -1 });
  expect(told.name).toMatch(/^Person \d+$/);
  expect(told.steps.map(({ activity }) => activity)).toContain("again");
  const { text } = await t.api.trials.exportCsv({ run });
  expect(text.split("\r\n").filter((line) => /,split,1,(left|ended),/.test(line))).toHaveLength(60);
});

it("takes a sample of so many, and says so when nobody takes part", async () => {
  const { result } = await ran({ who: { kind: "segment", segmentId, sample: 10 } });
  expect(result).toMatchObject({ people: 10, outOf: 60 });
  const events = { kind: "events" as const, from: 0, to: t.clock.now() };
  await expect(
    t.api.trials.simulate({ id, setup: setupOf({ who: events }) }),
  ).rejects.toMatchObject({ code: "BAD_INPUT", data: { place: "who" } });
});

it("tells the problems of the draft which end nobody reached, until the draft is changed", async () => {
  const { store } = t.engine.project().parts;
  store.run(
    "UPDATE endpoints SET channel = 'SMS', address = '+4300055500001' WHERE key = (SELECT min(key) FROM endpoints)",
  );
  t.engine.project().parts.topics.touch("contacts");
  id = draftJourney(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t), next: "mail" },
      mail: { type: "email", settings: { templateId: "t1" }, next: "split" },
      split: {
        type: "yesNoSplit",
        settings: {
          conditions: [{ kind: "messageEvent", activity: "mail", event: "open", happened: true }],
        },
        next: { yes: "yes", no: "no" },
      },
      yes: { type: "end", name: "Read" },
      no: { type: "end", name: "Not read" },
    }),
    "ends",
  );
  const found = async () =>
    (await t.api.journeys.problems({ id }))
      .filter(({ code }) => code === "endNotReached" || code === "noAddress")
      .map(({ code, activity }) => [code, activity]);
  await t.until(async () => (await found()).length > 0, "the address that is missing");
  expect(await found()).toEqual([["noAddress", "mail"]]);
  await ran({ answers: { kind: "nobody" } });
  expect(await found()).toEqual([
    ["noAddress", "mail"],
    ["endNotReached", "yes"],
  ]);
  const { document, revision } = await t.api.journeys.get({ id });
  document.settings.limits.dailyCap = 3;
  await t.api.journeys.edit({ id, revision, step: "Set a limit", document });
  expect(await found()).toEqual([["noAddress", "mail"]]);
});

it("can be cancelled, and is then no result", async () => {
  const { run } = await t.api.trials.simulate({ id, setup: setupOf() });
  await t.api.trials.cancel({ run });
  expect(await t.api.trials.result({ run })).toMatchObject({ state: "cancelled", result: null });
});
