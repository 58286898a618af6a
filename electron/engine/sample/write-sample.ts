import type { Parts } from "../parts.ts";
import type { RunningTask } from "../tasks.ts";
import type { Sample } from "./sample.ts";
import { entering } from "./cast.ts";
import { journeyTemplates } from "./journey-templates.ts";
import { sampleJourneys, welcomeSeries, type SampleJourney } from "./journeys.ts";
import { writeMail } from "./mails.ts";
import { sampleSegments } from "./segments.ts";
import { sizesOf } from "./sizes.ts";
import { sampleTemplates, writeTemplate } from "./templates.ts";
import { walk, type Published } from "./walk.ts";
import { writeTest } from "./tests-sent.ts";
import { writePerson, writeSegment, writeSizes } from "./write-audience.ts";
import { writeCampaign, writeChange, writeEvent, writeRun } from "./write-campaigns.ts";
import { publish, settleEvents, writeLooks } from "./write-journeys.ts";

type Step = { rows: number; write(): void };

/** Rows of one transaction: few flushes of the disk, and the thread still answers in between. */
const batch = 4000;

/** Writes the sample into a project without a row in it. */
export async function writeSample(
  { store, clock }: Parts,
  sample: Sample,
  task: RunningTask,
): Promise<void> {
  const steps = stepsOf(store, sample);
  const total = steps.reduce((sum, step) => sum + step.rows, 0);
  let done = 0;
  for (let next = 0; next < steps.length;) {
    let rows = 0;
    store.transaction(() => {
      for (; next < steps.length && rows < batch; next += 1) {
        const step = steps[next];
        step?.write();
        rows += step?.rows ?? 0;
      }
    });
    done += rows;
    task.progress(done, total);
    await clock.breathe();
  }
}

function stepsOf(store: Parts["store"], sample: Sample): Step[] {
  const { calendar, people, campaigns, runs, events, tests, mails, changes } = sample;
  const one = (write: () => void): Step => ({ rows: 1, write });
  const contents = new Map<string, number | null>();
  return [
    ...people.map((person) => one(() => writePerson(store, person))),
    ...sampleSegments.map((segment) => one(() => writeSegment(store, segment, calendar, people))),
    ...sizesOf(calendar, people, events).map((sizes) => ({
      rows: sizes.days.length,
      write: () => writeSizes(store, sizes),
    })),
    ...[...sampleTemplates, ...journeyTemplates].map((template) =>
      one(() => writeTemplate(store, template, calendar)),
    ),
    ...campaigns.map((campaign) =>
      one(() => contents.set(campaign.draft.name, writeCampaign(store, campaign))),
    ),
    ...runs.map((run) => ({
      rows: run.messages.length,
      write() {
        const { name } = run.plan;
        const campaign = campaigns.find(({ draft }) => draft.name === name);
        const content = contents.get(name);
        if (!campaign || !content) throw new Error(`${name} was never launched`);
        writeRun(store, run, campaign, content);
      },
    })),
    ...events.map((event) => one(() => writeEvent(store, event))),
    ...tests.map((test) => one(() => writeTest(store, test))),
    ...mails.map((mail) => one(() => writeMail(store, mail))),
    ...journeySteps(store, sample),
    ...changes.map((change) => one(() => writeChange(store, change))),
  ];
}

/** The journeys, then everybody's passage through one, then the mark that all events are read. */
function journeySteps(store: Parts["store"], { calendar, people, events }: Sample): Step[] {
  const all = entering(calendar, people, events);
  const published = new Map<string, Published>();
  const of = ({ id }: SampleJourney) => {
    const found = published.get(id);
    if (!found) throw new Error(`journey ${id} is not published`);
    return found;
  };
  return [
    ...sampleJourneys.map((journey) => ({
      rows: 1,
      write: () => void published.set(journey.id, publish(store, journey, calendar)),
    })),
    ...all.map((one) => ({
      // Their steps, messages and counts.
      rows: 12,
      write() {
        if (one.event) writeEvent(store, one.event);
        walk(store, calendar, one, of(one.journey));
      },
    })),
    { rows: 1, write: () => writeLooks(store, of(welcomeSeries), calendar, all) },
    { rows: 1, write: () => settleEvents(store) },
  ];
}
