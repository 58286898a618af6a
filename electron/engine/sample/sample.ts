import type { Parts } from "../parts.ts";
import type { RunningTask } from "../tasks.ts";
import { calendarOf } from "./calendar.ts";
import { sampleCampaigns } from "./campaigns.ts";
import { sampleChanges } from "./changes.ts";
import { sendYear, type SampleRun } from "./history.ts";
import { mailsOf, writeMail } from "./mails.ts";
import { makePeople } from "./people.ts";
import { sampleSegments } from "./segments.ts";
import { goShopping } from "./shopping.ts";
import { testsOf, writeTest } from "./tests-sent.ts";
import { writePerson, writeSegment } from "./write-audience.ts";
import { writeCampaign, writeChange, writeEvent, writeRun } from "./write-campaigns.ts";

const batch = 2500;

/**
 * Fills a fresh project with “Juniper & Oak”, a coffee shop: its contacts, segments and a year of campaigns that end now.
 * Names, ids and figures are the same every time; only the dates follow the clock.
 */
export async function fillSample(parts: Parts, secret: Buffer): Promise<void> {
  const task = parts.tasks.start({
    kind: "sample",
    name: "Make the sample project",
    unit: "rows",
    link: null,
    cancellable: false,
  });
  try {
    await fillProject(parts, secret, task);
    task.end();
  } catch (error) {
    task.end(error instanceof Error ? error.message : String(error));
    throw error;
  }
}

async function fillProject(parts: Parts, secret: Buffer, task: RunningTask): Promise<void> {
  const { store, clock, topics } = parts;
  const calendar = calendarOf(clock.now(), parts.settings().timeZone);
  const people = makePeople(calendar);
  await clock.breathe();
  const events = goShopping(calendar, people);
  const runs: SampleRun[] = [];
  for (const run of sendYear(calendar, people)) {
    runs.push(run);
    for (const event of run.events) events.push(event);
    await clock.breathe();
  }
  events.sort((a, b) => a.at - b.at);
  const campaigns = sampleCampaigns(calendar, runs);
  const newest = runs.at(-1);
  const wording = campaigns.find((one) => one.draft.name === newest?.plan.name)?.draft.message;
  const received = newest && wording ? await mailsOf(newest, wording, secret) : [];
  const tests = await testsOf(calendar, people, nextMessage(runs), secret);
  const mails = [...received, ...tests.map((test) => test.mail)];

  const changes = sampleChanges(people, runs);

  let done = 0;
  const total = runs.reduce(
    (sum, run) => sum + run.messages.length,
    people.length + events.length + mails.length + changes.length,
  );
  const inBatches = async <Row>(rows: readonly Row[], write: (row: Row) => void) => {
    for (let from = 0; from < rows.length; from += batch) {
      const some = rows.slice(from, from + batch);
      store.transaction(() => some.forEach(write));
      done += some.length;
      task.progress(done, total);
      await clock.breathe();
    }
  };
  await inBatches(people, (person) => writePerson(store, person));
  store.transaction(() => {
    for (const segment of sampleSegments) writeSegment(store, segment, calendar, people);
  });
  const contents = store.transaction(
    () =>
      new Map(campaigns.map((campaign) => [campaign.draft.name, writeCampaign(store, campaign)])),
  );
  for (const run of runs) {
    const campaign = campaigns.find((one) => one.draft.name === run.plan.name);
    const content = contents.get(run.plan.name);
    if (!campaign || !content) throw new Error(`${run.plan.name} is no campaign`);
    store.transaction(() => writeRun(store, run, campaign, content));
    done += run.messages.length;
    task.progress(done, total);
    await clock.breathe();
  }
  await inBatches(events, (event) => writeEvent(store, event));
  store.transaction(() => {
    for (const test of tests) writeTest(store, test);
  });
  await inBatches(
    mails.toSorted((a, b) => a.receivedAt - b.receivedAt),
    (mail) => writeMail(store, mail),
  );
  await inBatches(changes, (change) => writeChange(store, change));
  topics.touch("contacts", "segments", "campaigns", "messages", "mailbox", "events", "scheduler");
}

const nextMessage = (runs: readonly SampleRun[]): number =>
  (runs.at(-1)?.messages.at(-1)?.key ?? 0) + 1;
