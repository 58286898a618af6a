// The same journey, contacts and year of events, lived through by the engine itself with a clock that is set by hand.
import { testEngine } from "../electron/engine/testing/engine.ts";
import { mailTemplate } from "../electron/engine/testing/journeys.ts";
import { emptyRules } from "../shared/domain/segment.ts";
import { asOf, eventsOf } from "./segment-people.ts";
import { fillProject } from "./segment-stores.ts";
import { yearOfMail } from "./simulate-journey.ts";

const day = 86_400_000;

/** Arrivals at activities, and the seconds that the engine took for them; what the bench writes meanwhile is left out. */
export async function liveYear(contacts: number, events: number) {
  const t = await testEngine({ now: new Date(asOf - 365 * day).toISOString() });
  // Sending is measured elsewhere.
  await t.api.projects.saveSettings({ sendingPerSecond: 1 });
  const { store } = t.engine.project().parts;
  fillProject(store, { endpoints: Math.ceil((contacts * 5) / 4), events: 0 });
  t.engine.topics.touch("contacts");
  mailTemplate(t, "bench");
  const segment = await t.api.segments.save({ id: null, name: "Everybody", rules: emptyRules() });
  const { id } = await t.api.journeys.create({ name: "A year", from: { kind: "blank" } });
  const blank = await t.api.journeys.get({ id });
  const document = yearOfMail(blank.document, segment.id);
  const { revision } = await t.api.journeys.edit({
    id,
    revision: blank.revision,
    step: "Draw",
    document,
  });
  await t.api.journeyRuns.publish({ id, revision, startAt: null, note: "", plan: [] });

  let took = 0;
  const timed = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    took += performance.now() - begun;
  };
  await timed(async () => {
    await t.api.journeyRuns.startNow({ id });
    await t.until(
      () => store.get("SELECT 1 FROM journey_runs WHERE state = 'done'") !== undefined,
      "everybody inside",
    );
  });
  const insert = store.sqlite.prepare(
    "INSERT INTO events (type, at, contact, attributes, metrics, simulated) VALUES (?, ?, ?, ?, ?, 0)",
  );
  const coming = eventsOf(events, contacts)[Symbol.iterator]();
  let next = coming.next();
  while (t.clock.now() < asOf) {
    const until = t.clock.now() + day;
    store.transaction(() => {
      for (; !next.done && next.value.at <= until; next = coming.next()) {
        const { type, at, contact, item, amount } = next.value;
        insert.run(type, at, contact, `{"item":"${item}"}`, amount === null ? null : `{"amount":${amount}}`); // prettier-ignore
      }
      // Two of five open what they got, as in the simulation.
      store.run(
        `UPDATE messages SET state = 'sent', due_at = NULL, sent_at = ?, opened_at = iif(key % 5 < 2, ?, NULL)
           WHERE state = 'queued'`,
        t.clock.now(),
        t.clock.now(),
      );
    });
    t.engine.topics.touch("events");
    await timed(async () => {
      t.clock.set(until - 60_000);
      await t.clock.advance("1m");
    });
  }
  const { activities } = await t.api.journeyRuns.live({ id, from: null, to: null });
  await t.stop();
  return { arrivals: activities.reduce((sum, one) => sum + one.arrived, 0), seconds: took / 1000 };
}
