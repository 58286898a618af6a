import type { Parts } from "../parts.ts";
import type { RunningTask } from "../tasks.ts";
import type { Sample } from "./sample.ts";
import { writeMail } from "./mails.ts";
import { sampleSegments } from "./segments.ts";
import { sizesOf } from "./sizes.ts";
import { sampleTemplates, writeTemplate } from "./templates.ts";
import { writeTest } from "./tests-sent.ts";
import { writePerson, writeSegment, writeSizes } from "./write-audience.ts";
import { writeCampaign, writeChange, writeEvent, writeRun } from "./write-campaigns.ts";

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
    ...sampleTemplates.map((template) => one(() => writeTemplate(store, template, calendar))),
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
    ...changes.map((change) => one(() => writeChange(store, change))),
  ];
}
