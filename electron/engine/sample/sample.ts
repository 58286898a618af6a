import type { Parts } from "../parts.ts";
import { calendarOf, type Calendar } from "./calendar.ts";
import { sampleCampaigns, type SampleCampaign } from "./campaigns.ts";
import { sampleChanges, type SampleChange } from "./changes.ts";
import type { SampleEvent } from "./events.ts";
import { sendYear, type SampleRun } from "./history.ts";
import { mailsOf, type SampleMail } from "./mails.ts";
import { makePeople, type Person } from "./people.ts";
import { goShopping } from "./shopping.ts";
import { testsOf, type SampleTest } from "./tests-sent.ts";
import { writeSample } from "./write-sample.ts";

export type Sample = {
  calendar: Calendar;
  people: Person[];
  campaigns: SampleCampaign[];
  /** Oldest first, as the others. */
  runs: SampleRun[];
  events: SampleEvent[];
  tests: SampleTest[];
  mails: SampleMail[];
  changes: SampleChange[];
};

/**
 * Fills a fresh project with “Juniper & Oak”, a coffee shop: its contacts, segments and a year of campaigns that end now.
 * Names, ids and figures are the same every time; only the dates follow the clock.
 */
export async function fillSample(parts: Parts, secret: Buffer): Promise<void> {
  const { tasks, topics } = parts;
  const task = tasks.start({
    kind: "sample",
    name: "Make the sample project",
    unit: "rows",
    link: null,
    cancellable: false,
  });
  try {
    await writeSample(parts, await makeSample(parts, secret), task);
    task.end();
  } catch (error) {
    task.end(error instanceof Error ? error.message : String(error));
    throw error;
  }
  topics.touch(
    "contacts",
    "segments",
    "campaigns",
    "journeys",
    "templates",
    "messages",
    "mailbox",
    "events",
    "scheduler",
  );
}

async function makeSample({ clock, settings }: Parts, secret: Buffer): Promise<Sample> {
  const calendar = calendarOf(clock.now(), settings().timeZone);
  const people = makePeople(calendar);
  await clock.breathe();
  const events = goShopping(calendar, people);
  const runs: SampleRun[] = [];
  for (const run of sendYear(calendar, people)) {
    runs.push(run);
    for (const event of run.events) events.push(event);
    await clock.breathe();
  }
  const newest = runs.at(-1);
  if (!newest) throw new Error("a year without a campaign");
  const firstTest = (newest.messages.at(-1)?.key ?? 0) + 1;
  const tests = await testsOf(calendar, people, firstTest, secret);
  const received = await mailsOf(newest, secret);
  return {
    calendar,
    people,
    campaigns: sampleCampaigns(calendar, runs),
    runs,
    events: events.toSorted((a, b) => a.at - b.at),
    tests,
    mails: [...received, ...tests.map((test) => test.mail)].toSorted(
      (a, b) => a.receivedAt - b.receivedAt,
    ),
    changes: sampleChanges(people, runs),
  };
}
