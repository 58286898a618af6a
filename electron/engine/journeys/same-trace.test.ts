import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ResolvedRules } from "../../../shared/domain/segment-resolve.ts";
import { hour } from "../../../shared/domain/time.ts";
import type { JourneyDocument } from "../../../shared/journey/graph.ts";
import { createSimulation, wordOf } from "../../../shared/journey/simulation/simulate.ts";
import { draw } from "../random.ts";
import { openReading } from "../store/reading.ts";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import {
  assertCountsEqualRows,
  begun,
  entryBySegment,
  mailTemplate,
  smsTemplate,
} from "../testing/journeys.ts";
import {
  randomAnswers,
  randomHappenings,
  randomJourney,
  type Happening,
} from "../testing/random-journeys.ts";
import { zoneMath } from "../zone-math.ts";
import { personOf } from "./simulation/person.ts";

/*
 * Random journeys run side by side in one engine while random things happen, and each is simulated over the same contacts,
 * events and answers, from a copy of the project as it was before. WAYLINE_SEEDS=200 tries more than the default.
 */
const seeds = Number(process.env["WAYLINE_SEEDS"] ?? 12);
const together = 12;
const contacts = 12;
const days = 7;

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());
const store = () => t.engine.project().parts.store;

type Step = {
  entry: number;
  at: string;
  activity: string;
  visit: number;
  kind: string;
  arrived: boolean;
  outlet: string | null;
  detail: string | null;
};
/** Steps of each contact, from the first to the last. */
type Steps = Record<number, Step[]>;

function contactsOfManyKinds(): void {
  seedContacts(t, [
    ...people(contacts - 4),
    { email: "out@example.com", optedOut: true },
    { phone: "+4366400000" },
    { email: "two@example.com", phone: "+14255550100" },
    { email: "gone@example.com", inactive: true },
  ]);
  store().run(
    `UPDATE endpoints SET document = json_object('demographic', json_object('Timezone',
       CASE key % 4 WHEN 0 THEN 'Asia/Tokyo' WHEN 1 THEN 'Europe/Vienna' ELSE 'America/New_York' END)) WHERE key % 4 < 3`,
  );
}

/** Lets things happen at their times, and wakes the engine whenever it has something to do. */
async function live(seed: string, happenings: readonly Happening[], until: number): Promise<void> {
  const answers: { at: number; message: number; event: "open" | "click" }[] = [];
  let seen = 0;
  const look = () => {
    const rows = store().all<{ key: number; contact: number; activity: string; visit: number; at: number }>(
      `SELECT m.key, m.contact, m.activity, m.visit, s.at FROM messages AS m JOIN journey_steps AS s
         ON s.participant = m.participant AND s.activity = m.activity AND s.visit = m.visit AND s.kind = 'sent'
         WHERE m.key > ? AND m.channel = 'EMAIL' AND m.participant IS NOT NULL ORDER BY m.key`,
      seen,
    ); // prettier-ignore
    for (const { key, at, ...of } of rows) {
      seen = key;
      for (const { event, after } of randomAnswers(seed, of))
        answers.push({ at: at + after, message: key, event });
    }
  };
  const due = () =>
    store().get<{ at: number | null }>(
      "SELECT min(due_at) AS at FROM participants WHERE ended_at IS NULL",
    )?.at ?? Infinity;
  let next = 0;
  for (;;) {
    look();
    const answer = Math.min(...answers.map(({ at }) => at), Infinity);
    const at = Math.min(due(), happenings[next]?.at ?? Infinity, answer);
    if (at > until) return;
    if (at > t.clock.now()) {
      t.clock.set(at - 1);
      await t.clock.advance(1);
    }
    for (; happenings[next]?.at === at; next += 1) {
      const { contact, type } = happenings[next] ?? { contact: 0, type: "" };
      store().run(
        "INSERT INTO events (type, at, contact, attributes, simulated) VALUES (?, ?, ?, '{}', 0)",
        type,
        at,
        contact,
      );
    }
    for (const one of answers.filter((each) => each.at === at))
      t.engine.project().feedback.record(one.message, one.event);
    answers.splice(0, answers.length, ...answers.filter((each) => each.at !== at));
    t.engine.topics.touch("events");
    await t.quiet();
  }
}

function lived(journey: string): Steps {
  const rows = store().all<Step & { at: number; contact: number; detail: string | null }>(
    `SELECT p.contact, p.entry, s.at, s.activity, s.visit, s.kind, s.arrived, s.outlet, s.detail FROM journey_steps AS s
       JOIN participants AS p ON p.key = s.participant JOIN journeys AS j ON j.key = p.journey
       WHERE j.id = ? AND s.kind <> 'entered' ORDER BY p.contact, p.entry, s.number`,
    journey,
  );
  return byContact(
    rows.map(({ contact, entry, at, arrived, detail, ...step }) => ({
      contact,
      step: {
        ...step,
        entry,
        at: new Date(at).toISOString(),
        // The run arrives at the entry with a row of its own: who let them in.
        arrived: step.activity === "entry" || Boolean(arrived),
        detail: detail === null ? null : wordOf(JSON.parse(detail) as never),
      },
    })),
  );
}

const byContact = (rows: readonly { contact: number; step: Step }[]): Steps => {
  const steps: Steps = {};
  for (const { contact, step } of rows) (steps[contact] ??= []).push(step);
  return steps;
};

function simulated(
  journey: string,
  document: JourneyDocument,
  of: {
    copy: ReturnType<typeof openReading>;
    seed: string;
    start: number;
    until: number;
    segments: Record<string, ResolvedRules>;
  },
): Steps {
  // prettier-ignore
  const simulation = createSimulation({
    document,
    math: zoneMath,
    projectZone: "Europe/Vienna",
    seed: journey,
    until: of.until,
    draw,
  });
  for (let contact = 1; contact <= contacts; contact += 1)
    simulation.walk(
      contact,
      personOf(
        {
          db: of.copy,
          document,
          segments: of.segments,
          projectZone: "Europe/Vienna",
          start: of.start,
          until: of.until,
          events: { from: of.start, to: of.until },
          answers: (_, { activity, visit, at }) =>
            randomAnswers(of.seed, { contact, activity, visit }).map(({ event, after }) => ({
              event,
              at: at + after,
            })),
        },
        contact,
      ),
    );
  const { trace } = simulation;
  const entries = new Map<number, number>();
  return byContact(
    Array.from({ length: trace.length }, (_, row) => {
      const { person, at, ...step } = trace.step(row);
      if (step.activity === "entry" && step.arrived)
        entries.set(person, (entries.get(person) ?? 0) + 1);
      return {
        contact: person,
        step: { ...step, entry: entries.get(person) ?? 0, at: new Date(at).toISOString() },
      };
    }),
  );
}

for (let first = 0; first < seeds; first += together)
  it(`walks journeys ${first} to ${first + together - 1} as their simulations do, step for step`, async () => {
    contactsOfManyKinds();
    mailTemplate(t, "t1");
    smsTemplate(t, "t2");
    const { by } = await entryBySegment(t);
    const start = t.clock.now();
    const until = start + days * 24 * hour;
    const seed = `${first}`;
    const documents = Array.from({ length: together }, (_, index) =>
      randomJourney(`${first + index}`, {
        own: `j${index}`,
        segmentId: by.segmentId,
        templates: { email: "t1", sms: "t2" },
        dates: ["2026-11-18T10:00", "2026-11-20T22:00", "2026-11-16T10:00", "2026-11-23T08:00"],
      }),
    );
    const happenings = randomHappenings(seed, { contacts, start, days });
    const before = path.join(t.dataDir, "before.sqlite");
    for (const { at, contact, type } of happenings)
      store().run(
        "INSERT INTO events (type, at, contact, attributes, simulated) VALUES (?, ?, ?, '{}', 0)",
        type,
        at,
        contact,
      );
    store().run("VACUUM INTO ?", before);
    store().run("DELETE FROM events");
    for (const [index, document] of documents.entries()) await begun(t, document, `j${index}`);
    await live(seed, happenings, until);
    const copy = openReading(before);
    const simulations = t.engine.project().simulations;
    const kinds = new Map<string, number>();
    for (const [index, document] of documents.entries()) {
      const of = { copy, seed, start, until, segments: simulations.rulesFor(document) };
      const once = simulated(`j${index}`, document, of);
      expect({ document, steps: once }).toEqual({ document, steps: lived(`j${index}`) });
      expect(simulated(`j${index}`, document, of)).toEqual(once);
      for (const { kind } of Object.values(once).flat())
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    copy.close();
    assertCountsEqualRows(t);
    // Enough happened that a difference would be seen.
    const often = [...kinds].flatMap(([kind, count]) => (count > 5 ? [kind] : []));
    expect(often).toEqual(expect.arrayContaining(["left", "waiting", "sent", "notSent", "ended"]));
  }, 120_000);
