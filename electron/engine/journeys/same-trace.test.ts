import { afterEach, beforeEach, expect, it } from "vitest";
import { hour } from "../../../shared/domain/time.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import { assertCountsEqualRows } from "../testing/journeys.ts";
import { randomProject } from "../testing/random-project.ts";
import { lived, simulated } from "../testing/two-walks.ts";

/*
 * Random journeys, people and events. Many journeys are walked side by side in one project, each with people of its own.
 * `WAYLINE_JOURNEYS=2000` walks so many, `WAYLINE_SEED` begins elsewhere. Messages a second are not limited in them: a
 * simulation tells the busiest hour and does not put messages off.
 */
const wanted = Number(process.env["WAYLINE_JOURNEYS"] ?? 20);
const firstSeed = Number(process.env["WAYLINE_SEED"] ?? 1);
const together = Math.min(40, Math.ceil(wanted / 2));
/** Clocks go back in Vienna, a leap day, clocks go forward in New York, the end of the year, nothing special. */
const beginnings = ["2026-10-23", "2028-02-27", "2027-03-12", "2026-12-30", "2026-11-17"];
const days = 4;

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

/** A project that begins on another day than the one before. */
async function next(index: number): Promise<void> {
  await t.stop();
  t = await testEngine({ now: `${beginnings[index % beginnings.length]}T08:00:00Z` });
}

const spanOf = (now: number) => ({ from: now, to: now + days * 24 * hour });
const slices = (count: number) =>
  Array.from({ length: Math.ceil(count / together) }, (_, index) => ({
    seed: firstSeed + index * together,
    journeys: Math.min(together, count - index * together),
    peopleEach: 4,
  }));

/** Every message that a step says was sent is a row of the outbox, and no other is. */
function assertMessagesOfSteps(): void {
  const wrong = t.engine.project().parts.store.all(
    `SELECT * FROM (SELECT participant, activity, visit, sum(detail ->> '$.messages') AS n FROM journey_steps
         WHERE kind = 'sent' GROUP BY participant, activity, visit) AS s
       FULL JOIN (SELECT participant, activity, visit, count(*) AS n FROM messages GROUP BY participant, activity, visit) AS m
         USING (participant, activity, visit) WHERE s.n IS NOT m.n`,
  );
  expect(wrong).toEqual([]);
}

it(
  "takes everybody the same steps at the same instants as a simulation does",
  { timeout: 20_000 + wanted * 5_000 },
  async () => {
    let steps = 0;
    for (const [index, slice] of slices(wanted).entries()) {
      await next(index);
      const cases = await randomProject(t, slice);
      const span = spanOf(t.clock.now());
      const said = simulated(t, cases, span);
      const real = await lived(t, cases, span);
      for (const { id, contacts } of cases)
        for (const contact of contacts) {
          const expected = said.get(contact) ?? [];
          steps += expected.length;
          expect(real.get(contact), `${id}, contact ${contact}`).toEqual(expected);
        }
      assertMessagesOfSteps();
      assertCountsEqualRows(t);
    }
    expect(steps).toBeGreaterThan(wanted * 8);
  },
);

it(
  "gives the same trace of a simulation each time",
  { timeout: 20_000 + wanted * 5_000 },
  async () => {
    let steps = 0;
    for (const [index, slice] of slices(wanted * 2).entries()) {
      await next(index);
      const cases = await randomProject(t, { ...slice, seed: slice.seed + 1_000_000 });
      const span = spanOf(t.clock.now());
      const one = simulated(t, cases, span);
      expect(simulated(t, cases, span)).toEqual(one);
      for (const trace of one.values()) steps += trace.length;
    }
    expect(steps).toBeGreaterThan(wanted * 2 * 8);
  },
);
