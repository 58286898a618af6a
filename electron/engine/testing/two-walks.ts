import type { SendChannel } from "../../../shared/domain/journey.ts";
import { familyOf, type ChannelType } from "../../../shared/domain/channel.ts";
import { hour } from "../../../shared/domain/time.ts";
import type { StepKind } from "../../../shared/journey/step.ts";
import { createSimulation, wordOf } from "../../../shared/journey/simulation/simulate.ts";
import { personOf, type PersonRules } from "../journeys/simulation/person.ts";
import { draw } from "../random.ts";
import { zoneMath } from "../zone-math.ts";
import type { TestEngine } from "./engine.ts";
import { answersTo, playAnswer, recordHappened } from "./random-people.ts";
import { entryKind, publish, type Case } from "./random-project.ts";

/*
 * The same journeys, people, events and clock walked twice: in a simulation, and by the runner with its database, outbox,
 * sandbox and feedback. Of a step is compared: activity, visit, kind, way out, instant, and the word that says what was
 * decided. The runner has a row of its own for entering, which a simulation joins with the first step.
 */
export type Step = {
  at: string;
  activity: string;
  visit: number;
  kind: StepKind;
  arrived: boolean;
  outlet: string | null;
  detail: string | null;
};
/** The steps of everybody, by contact. */
export type Traces = Map<number, Step[]>;
export type Span = { from: number; to: number };

const isoOf = (at: number) => new Date(at).toISOString();
const zoneOf = (t: TestEngine) => t.engine.project().settings().timeZone;

const nothingRemembered = new Error("taken back");

/** The trace of every person in a simulation of past events: they stand in the tables while it runs, and not afterwards. */
export function simulated(t: TestEngine, cases: readonly Case[], span: Span): Traces {
  const traces: Traces = new Map();
  const { store } = t.engine.project().parts;
  try {
    store.transaction(() => {
      for (const one of cases) for (const event of one.events) recordHappened(t, event);
      for (const one of cases)
        for (const [contact, steps] of simulate(t, one, span)) traces.set(contact, steps);
      throw nothingRemembered;
    });
  } catch (error) {
    if (error !== nothingRemembered) throw error;
  }
  return traces;
}

function simulate(
  t: TestEngine,
  { id, document, contacts, events, goldOnly }: Case,
  span: Span,
): Traces {
  const { store } = t.engine.project().parts;
  const projectZone = zoneOf(t);
  const simulation = createSimulation({ document, math: zoneMath, projectZone, seed: id, until: span.to, draw }); // prettier-ignore
  const segments = t.engine.project().simulations.rulesFor(document);
  const traces: Traces = new Map();
  const entry = entryKind(document);
  // Who takes part in a simulation: those who did the entry's event, or are members of its segment at the start.
  const gold = new Set(
    store
      .all<{ key: number }>(`SELECT key FROM contacts WHERE attributes ->> '$.Plan[0]' = 'gold'`)
      .map(({ key }) => key),
  );
  const comes = (contact: number) =>
    entry === "event"
      ? events.some((one) => one.contact === contact)
      : entry !== "segment" || !goldOnly || gold.has(contact);
  for (const [number, contact] of contacts.entries()) {
    if (!comes(contact)) continue;
    const answers: PersonRules["answers"] = (of, message) => answersTo({ ...message, contact: of });
    const person = personOf(
      { db: store, document, segments, projectZone, start: span.from, until: span.to, events: span, answers }, // prettier-ignore
      contact,
    );
    simulation.walk(number, person);
    const { from: first, to } = simulation.trace.rowsOf(number);
    traces.set(
      contact,
      Array.from({ length: to - first }, (_, row) => {
        const { person: _person, at, ...step } = simulation.trace.step(first + row);
        return { ...step, at: isoOf(at) };
      }),
    );
  }
  return traces;
}

/** Publishes the journeys and lets the time pass: from one instant at which something is due to the next. */
export async function lived(t: TestEngine, cases: readonly Case[], span: Span): Promise<Traces> {
  for (const { id, document, contacts } of cases) {
    await publish(t, id, document);
    await t.quiet();
    if (entryKind(document) === "manual") await t.api.journeyRuns.addContacts({ id, contacts });
  }
  await timePasses(t, cases, span);
  return new Map(cases.flatMap((one) => [...walked(t, one)]));
}

async function timePasses(t: TestEngine, cases: readonly Case[], span: Span): Promise<void> {
  const { store } = t.engine.project().parts;
  const pending: { at: number; carryOut(): Promise<void> | void }[] = cases.flatMap((one) =>
    one.events.map((event) => ({ at: event.at, carryOut: () => recordHappened(t, event) })),
  );
  for (const { document } of cases)
    if (document.settings.end !== null)
      pending.push({
        at: zoneMath.instant(document.settings.end, document.settings.zone ?? zoneOf(t)),
        carryOut: () => undefined,
      });
  let seen = 0;
  const newAnswers = () => {
    const sent = store.all<{
      key: number;
      contact: number;
      endpoint: number;
      at: number;
      channel: ChannelType;
      family: string;
    }>( // prettier-ignore
      `SELECT key, contact, endpoint, sent_at AS at, channel, family FROM messages WHERE key > ? AND state = 'sent' ORDER BY key`,
      seen,
    );
    for (const message of sent) {
      seen = message.key;
      const channel = (message.family === "custom" ? "custom" : familyOf(message.channel)) as SendChannel; // prettier-ignore
      for (const { event, at } of answersTo({ ...message, channel }))
        pending.push({ at, carryOut: () => playAnswer(t, { key: message.key, channel }, event) });
    }
  };
  const least = (sql: string) => store.get<{ due: number | null }>(sql)?.due ?? Infinity;
  const due = () =>
    Math.min(
      least("SELECT min(due_at) AS due FROM participants WHERE due_at IS NOT NULL"),
      // Dates are looked at each quarter of an hour; in these zones somebody enters on a full one only.
      Math.ceil(least("SELECT min(next_entry_at) AS due FROM journeys") / hour) * hour,
    );
  const busy = () =>
    due() <= t.clock.now() ||
    store.get("SELECT 1 FROM messages WHERE state IN ('queued', 'sending') LIMIT 1") !== undefined;
  for (;;) {
    await t.quiet();
    for (let turns = 0; busy(); turns += 1) {
      if (turns > 400) throw new Error(`never quiet at ${isoOf(t.clock.now())}`);
      t.engine.topics.touch("journeys", "messages");
      await t.quiet();
    }
    newAnswers();
    const next = Math.min(due(), ...pending.map(({ at }) => at));
    if (next > span.to) return;
    t.clock.set(Math.max(next, t.clock.now()));
    for (const one of pending.filter(({ at }) => at <= next)) {
      pending.splice(pending.indexOf(one), 1);
      await one.carryOut();
    }
    t.engine.topics.touch("events", "journeys");
  }
}

/** The trace of every person who was inside, from the history. */
function walked(t: TestEngine, { id, contacts }: Case): Traces {
  const traces: Traces = new Map();
  const rows = t.engine.project().parts.store.all<{
    contact: number;
    at: number;
    activity: string;
    visit: number;
    kind: StepKind;
    arrived: number;
    outlet: string | null;
    detail: string | null;
  }>( // prettier-ignore
    `SELECT p.contact, s.at, s.activity, s.visit, s.kind, s.arrived, s.outlet, s.detail FROM journey_steps AS s
       JOIN participants AS p ON p.key = s.participant JOIN journeys AS j ON j.key = p.journey
     WHERE j.id = ? ORDER BY p.contact, p.entry, s.number`,
    id,
  );
  let arrived = false;
  for (const { contact, at, detail, ...row } of rows) {
    const steps = traces.get(contact) ?? [];
    traces.set(contact, steps);
    arrived ||= row.arrived === 1;
    if (row.kind === "entered") continue;
    const word = wordOf(detail === null ? null : (JSON.parse(detail) as Record<string, unknown>));
    steps.push({ ...row, at: isoOf(at), arrived, detail: word });
    arrived = false;
  }
  for (const contact of contacts) if (!traces.has(contact)) traces.set(contact, []);
  return traces;
}
