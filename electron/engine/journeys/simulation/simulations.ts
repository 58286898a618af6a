import { Worker } from "node:worker_threads";
import type { SimulationSetup } from "../../../../shared/contract/trials.ts";
import type { Condition } from "../../../../shared/activities/condition.ts";
import { activities } from "../../../../shared/activities/index.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { CriteriaGroup } from "../../../../shared/domain/segment.ts";
import type { ResolvedRules } from "../../../../shared/domain/segment-resolve.ts";
import type { JourneyDocument } from "../../../../shared/journey/graph.ts";
import { asksAt } from "../../../../shared/journey/walk.ts";
import { draw } from "../../random.ts";
import type { Parts } from "../../parts.ts";
import type { RunningTask } from "../../tasks.ts";
import { criteriaKey } from "./person.ts";
import type { Answers, FromThread, Question, Summary, ThreadData, ToThread } from "./protocol.ts";

/*
 * Simulations of an open project. Each has a thread, which keeps its trace and answers questions about it until it is ended.
 * Nothing is written to the project: the thread's connection can't.
 */
type Links = {
  /** The file of the thread. */
  thread: URL;
  /** Contacts of a segment as it is now, ascending. */
  contactsOf(segmentId: string): Promise<number[]>;
  rulesOf(segmentId: string): ResolvedRules;
  criteria(box: CriteriaGroup): ResolvedRules;
  /** The draft or a published version. */
  document(journey: string, version: SimulationSetup["version"]): JourneyDocument;
  nameOf(journey: string): string;
};

export type Simulation = {
  journey: string;
  setup: SimulationSetup;
  document: JourneyDocument;
  state: "running" | "done" | "failed" | "cancelled";
  progress: number;
  error: string | null;
  summary: Summary | null;
  /** How many could take part; more than did where a share was drawn. */
  outOf: number;
  ask<Ask extends Question["ask"]>(
    question: Extract<Question, { ask: Ask }>,
  ): Promise<Answers[Ask]>;
};
type Kept = Simulation & { worker: Worker; task: RunningTask; done: () => void };

/** Traces of so many runs stay; the oldest goes when another begins. Two are needed to compare. */
const mostKept = 3;
const mostPeople = 100_000;

export function createSimulations(parts: Parts, links: Links) {
  const runs = new Map<string, Kept>();

  const found = (run: string): Kept => {
    const simulation = runs.get(run);
    if (!simulation)
      throw new AppError("NOT_FOUND", "This simulation is not kept any more.", {
        cure: "Run it again: the same seed gives the same result.",
      });
    return simulation;
  };

  /** The rules of every segment and attribute condition that the document asks about, and of its entry. */
  const rulesFor = (document: JourneyDocument): Record<string, ResolvedRules> => {
    const rules: Record<string, ResolvedRules> = {};
    const keep = (key: string, resolve: () => ResolvedRules) => {
      try {
        rules[key] = resolve();
      } catch (error) {
        // A segment that is gone: nobody is in it, and the problems of the draft say so.
        if (!(error instanceof AppError)) throw error;
      }
    };
    const condition = (one: Condition) => {
      const { segmentId } = one.kind === "segment" ? one : { segmentId: null };
      if (segmentId !== null) keep(segmentId, () => links.rulesOf(segmentId));
      if (one.kind === "criteria") keep(criteriaKey(one), () => links.criteria(one.criteria));
    };
    for (const id of Object.keys(document.activities)) asksAt(document, id).forEach(condition);
    const entry = activities.entry.settings.safeParse(
      document.activities[document.entry]?.settings,
    );
    const by = entry.success ? entry.data.by : null;
    if (by && "segmentId" in by && by.segmentId !== null) {
      const { segmentId } = by;
      keep(segmentId, () => links.rulesOf(segmentId));
    }
    return rules;
  };

  /** Who takes part: a share by chance when there are too many, the same for the same seed. */
  const peopleOf = async (
    setup: SimulationSetup,
    document: JourneyDocument,
  ): Promise<{ contacts: number[]; outOf: number }> => {
    const share = (all: number[], wanted: number) => ({
      contacts: all.length <= wanted ? all : sampled(all, wanted, setup.seed),
      outOf: all.length,
    });
    const { who } = setup;
    if (who.kind === "segment") {
      const all = await links.contactsOf(who.segmentId);
      return share(all, Math.min(who.sample ?? mostPeople, mostPeople));
    }
    const entry = activities.entry.settings.safeParse(
      document.activities[document.entry]?.settings,
    );
    const by = entry.success ? entry.data.by : null;
    if (by?.kind !== "event")
      throw new AppError(
        "BAD_INPUT",
        "Past events let nobody in: this journey’s entry is not an event.",
        {
          place: "who",
          cure: "Choose the contacts of a segment instead.",
        },
      );
    const rows = await parts.readers.all<{ contact: number }>(
      `SELECT DISTINCT contact FROM events WHERE type = ? AND at >= ? AND at <= ? AND contact IS NOT NULL
         ORDER BY contact`,
      [by.event.name, who.from, who.to],
    );
    return share(
      rows.map(({ contact }) => contact),
      mostPeople,
    );
  };

  const forget = (run: string) => {
    const kept = runs.get(run);
    runs.delete(run);
    if (!kept) return;
    if (kept.state === "running") kept.task.end();
    void kept.worker.terminate();
  };

  return {
    rulesFor,
    async start(journey: string, setup: SimulationSetup): Promise<string> {
      if (setup.until <= setup.start)
        throw new AppError("BAD_INPUT", "The end must be after the start.", { place: "until" });
      const document = links.document(journey, setup.version);
      const { contacts, outOf } = await peopleOf(setup, document);
      if (contacts.length === 0)
        throw new AppError("BAD_INPUT", "Nobody takes part in this simulation.", {
          place: "who",
          cure: "Choose another segment, or another range of dates.",
        });
      const run = parts.random.id();
      const seed = seedOf(journey, setup.seed);
      const data: ThreadData = {
        file: parts.store.file,
        setup,
        document,
        segments: rulesFor(document),
        contacts,
        projectZone: parts.settings().timeZone,
        seed,
      };
      const task = parts.tasks.start({
        kind: "simulation",
        name: `Simulate ${links.nameOf(journey)}`,
        unit: "contacts",
        link: `/journeys/${journey}`,
        cancellable: true,
      });
      const simulation = createRun(data, { journey, task, outOf, thread: links.thread });
      // The problems of the draft say what it found.
      simulation.done = () => parts.topics.touch("journeys");
      runs.set(run, simulation);
      task.progress(0, contacts.length);
      const oldest = [...runs.keys()].slice(0, Math.max(0, runs.size - mostKept));
      for (const old of oldest) forget(old);
      return run;
    },
    get: (run: string): Simulation => found(run),
    /** What the newest simulation of a journey's draft that is through found. */
    ofDraft(journey: string) {
      const last = [...runs.values()].findLast(
        (run) => run.journey === journey && run.setup.version === "draft" && run.summary !== null,
      );
      if (!last?.summary) return null;
      const { report, rejected, people } = last.summary;
      const counts = new Map(report.counts.map((one) => [one.activity, one.arrived]));
      return {
        document: last.document,
        people,
        arrived: (activity: string) => counts.get(activity) ?? null,
        withoutZone: (rejected["missingZone"] ?? 0) + (report.notSent["missingZone"] ?? 0),
      };
    },
    cancel(run: string): void {
      const simulation = found(run);
      if (simulation.state !== "running") return;
      simulation.state = "cancelled";
      simulation.task.end();
      void simulation.worker.terminate();
    },
    close(): void {
      for (const run of Array.from(runs.keys())) forget(run);
    },
  };
}

/** Seed 0 draws what the live journey draws. */
export const seedOf = (journey: string, seed: number): string =>
  seed === 0 ? journey : `${journey}:${seed}`;

function sampled(all: readonly number[], wanted: number, seed: number): number[] {
  return all
    .map((contact) => ({ contact, at: draw("sample", seed, contact) }))
    .toSorted((one, other) => one.at - other.at || one.contact - other.contact)
    .slice(0, wanted)
    .map(({ contact }) => contact)
    .toSorted((one, other) => one - other);
}

function createRun(
  data: ThreadData,
  {
    journey,
    task,
    outOf,
    thread,
  }: { journey: string; task: RunningTask; outOf: number; thread: URL },
): Kept {
  const worker = new Worker(thread, { workerData: data, name: "simulation" });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let numbers = 0;
  const simulation: Kept = {
    journey,
    setup: data.setup,
    document: data.document,
    state: "running",
    progress: 0,
    error: null,
    summary: null,
    outOf,
    worker,
    task,
    done: () => undefined,
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (simulation.state !== "done")
          return reject(new AppError("CONFLICT", "This simulation has not come to its end."));
        numbers += 1;
        waiting.set(numbers, { resolve: resolve as (answer: unknown) => void, reject });
        worker.postMessage({ number: numbers, question } satisfies ToThread);
      }),
  };
  const fail = (error: string) => {
    if (simulation.state !== "running") return;
    simulation.state = "failed";
    simulation.error = "The simulation could not be carried out.";
    task.end(error);
  };
  task.signal.addEventListener("abort", () => {
    if (simulation.state !== "running") return;
    simulation.state = "cancelled";
    task.end();
    void worker.terminate();
  });
  worker.on("message", (said: FromThread) => {
    if ("number" in said) {
      waiting.get(said.number)?.resolve(said.answer);
      waiting.delete(said.number);
    } else if ("progress" in said) {
      simulation.progress = said.progress / data.contacts.length;
      task.progress(said.progress, data.contacts.length);
    } else if ("done" in said) {
      simulation.summary = said.done;
      simulation.progress = 1;
      simulation.state = "done";
      task.progress(data.contacts.length, data.contacts.length);
      task.end();
      simulation.done();
    } else fail(said.failed);
  });
  const ended = (error: Error) => {
    fail(error.message);
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  worker.on("error", ended);
  worker.on("exit", () => ended(new Error("The simulation’s thread ended.")));
  return simulation;
}
