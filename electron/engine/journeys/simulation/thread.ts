// The thread of one simulation: walks its people, then answers questions about the trace until it is ended.
import { parentPort, workerData } from "node:worker_threads";
import { activities } from "../../../../shared/activities/index.ts";
import { day } from "../../../../shared/domain/time.ts";
import { localText } from "../../../../shared/domain/zone-math.ts";
import { reportOf } from "../../../../shared/journey/simulation/report.ts";
import { createSimulation } from "../../../../shared/journey/simulation/simulate.ts";
import { systemClock } from "../../clock.ts";
import { draw } from "../../random.ts";
import { openReading } from "../../store/reading.ts";
import { zoneMath } from "../../zone-math.ts";
import { answerQuestion } from "./answers.ts";
import { answering } from "./chance.ts";
import { personOf } from "./person.ts";
import type { FromThread, Summary, ThreadData, ToThread } from "./protocol.ts";

const data = workerData as ThreadData;
const { setup, document, projectZone, seed } = data;
const say = (said: FromThread) => parentPort?.postMessage(said);
const db = openReading(data.file);

/** People walked between two words about the progress. */
const slice = 250;

const simulation = createSimulation({
  document,
  math: zoneMath,
  projectZone,
  seed,
  until: setup.until,
  draw,
});

/** Who did the goal's event in time; people who end at a goal are counted as well. */
const converted = new Set<number>();
const { goal } = document.settings;
const goalEnds = new Set(
  Object.entries(document.activities).flatMap(([id, activity]) => {
    const read =
      activity.type === "end" ? activities.end.settings.safeParse(activity.settings) : null;
    return read?.success && read.data.goal ? [id] : [];
  }),
);

function run(): Summary {
  const began = systemClock.tick();
  const answers = answering(db, setup.answers, { document, seed, now: setup.start });
  const events = setup.who.kind === "events" ? setup.who : null;
  for (const [number, contact] of data.contacts.entries()) {
    const person = personOf(
      {
        db,
        document,
        segments: data.segments,
        projectZone,
        start: setup.start,
        until: setup.until,
        events,
        answers,
      },
      contact,
    );
    const from = simulation.trace.length;
    simulation.walk(number, person);
    noteGoal(number, person, from);
    if (number % slice === slice - 1) say({ progress: number + 1 });
  }
  const local = (instant: number) => zoneMath.local(instant, projectZone);
  const starts = new Map<number, number>();
  const dayOf = (instant: number) => {
    const bucket = Math.floor(instant / 900_000);
    const known = starts.get(bucket);
    if (known !== undefined) return known;
    const start = zoneMath.instant(localText({ ...local(instant), minute: 0 }), projectZone);
    starts.set(bucket, start);
    return start;
  };
  return {
    people: data.contacts.length,
    report: reportOf(simulation.trace, document, { from: setup.start, to: lastInstant() }, dayOf),
    rejected: { ...simulation.rejected },
    heldOut: simulation.heldOut.size,
    converted: {
      all: [...converted].filter((number) => !simulation.heldOut.has(number)).length,
      heldOut: [...converted].filter((number) => simulation.heldOut.has(number)).length,
    },
    milliseconds: Math.round(systemClock.tick() - began),
    fingerprint: simulation.trace.fingerprint(),
  };
}

function noteGoal(number: number, person: ReturnType<typeof personOf>, from: number): void {
  for (let row = from; row < simulation.trace.length; row += 1) {
    const step = simulation.trace.step(row);
    if (step.arrived && goalEnds.has(step.activity)) converted.add(number);
    if (!step.arrived || step.activity !== document.entry || goal === null) continue;
    const to = Math.min(step.at + goal.withinDays * day, setup.until);
    const event = { name: goal.event, attributes: [], metrics: [] };
    if (person.firstEvent({ kind: "event", event, happened: true }, step.at, to) !== null)
      converted.add(number);
  }
}

const lastInstant = (): number => {
  const order = simulation.trace.byTime();
  const last = order[order.length - 1];
  return last === undefined ? setup.until : simulation.trace.timeOf(last);
};

parentPort?.on("message", (message: ToThread) => {
  if (message === "end") {
    db.close();
    parentPort?.close();
    return;
  }
  const answer = answerQuestion(
    { db, document, contacts: data.contacts, trace: simulation.trace },
    message.question,
  );
  say({ number: message.number, answer });
});

try {
  say({ done: run() });
} catch (error) {
  say({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
