import type { Condition, MessageEvent } from "../../activities/condition.ts";
import { messageEvents } from "../../activities/condition.ts";
import type { ZoneMath } from "../../domain/zone-math.ts";
import { channelOf, type JourneyDocument } from "../graph.ts";
import { asksAt } from "../walk.ts";
import type { Person, SimulatedAnswer } from "./person.ts";
import { createSimulation } from "./simulate.ts";
import type { TraceStep } from "./trace.ts";

/*
 * One person's way through a document, a step at a time. A trial is its inputs: it is walked anew from the entry for each,
 * so that going back is one input less and nothing has to be undone.
 */

/** What the person did with the message of an activity; empty is nothing. */
export type TrialAnswers = Map<string, MessageEvent[]>;

export type TrialQuestion = {
  activity: string;
  options: { event: MessageEvent; label: string }[];
};
export type TrialWalk = {
  steps: TraceStep[];
  /** The conditions that were asked at each step, with what was answered. */
  asked: { condition: Condition; held: boolean }[][];
  /** What has to be known before it goes on. */
  question: TrialQuestion | null;
};

/** Thrown out of a walk that needs an answer. */
class Unanswered extends Error {
  readonly activity: string;
  constructor(activity: string) {
    super(activity);
    this.activity = activity;
  }
}

/** Events come soon after the message, in the order they are named. */
const apart = 60_000;

/**
 * Walks as far as the answers go. `person` makes a fresh one each time; their own answers are not asked.
 */
export function walkTrial(of: {
  document: JourneyDocument;
  math: ZoneMath;
  projectZone: string;
  seed: string;
  until: number;
  draw(...parts: (string | number)[]): number;
  person(): Person;
  answers: TrialAnswers;
}): TrialWalk {
  const { document, answers } = of;
  const simulation = createSimulation(of);
  const asked: TrialWalk["asked"] = [];
  let pending: { condition: Condition; held: boolean }[] = [];
  const given = of.person();
  const watched: Person = {
    ...given,
    answers: ({ activity, at }) =>
      (answers.get(activity) ?? []).map((event, index): SimulatedAnswer => ({
        event,
        at: at + (index + 1) * apart,
      })),
  };
  const sentBy = () => {
    const sent = new Set<string>();
    for (let row = 0; row < simulation.trace.length; row += 1) {
      const step = simulation.trace.step(row);
      if (step.kind === "sent") sent.add(step.activity);
    }
    return sent;
  };
  simulation.watch({
    /** Before a decision: whether everything it asks about messages is known. */
    before(activity) {
      while (asked.length < simulation.trace.length) {
        asked.push(pending);
        pending = [];
      }
      const sent = sentBy();
      for (const condition of asksAt(document, activity)) {
        const about = "activity" in condition ? condition.activity : null;
        if (
          condition.kind === "messageEvent" &&
          about !== null &&
          sent.has(about) &&
          !answers.has(about)
        )
          throw new Unanswered(about);
      }
    },
    held(condition, held) {
      pending.push({ condition, held });
    },
  });
  let question: TrialQuestion | null = null;
  try {
    simulation.walk(0, watched);
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    question = { activity: error.activity, options: optionsOf(document, error.activity) };
  }
  while (asked.length < simulation.trace.length) {
    asked.push(pending);
    pending = [];
  }
  const steps = Array.from({ length: simulation.trace.length }, (_, row) =>
    simulation.trace.step(row),
  );
  return { steps, asked, question };
}

/** What can be said of a message, without that it was sent. */
const optionsOf = (document: JourneyDocument, activity: string): TrialQuestion["options"] => {
  const channel = channelOf(document, activity);
  return channel === null
    ? []
    : messageEvents[channel]
        .filter(({ event }) => event !== "send")
        .map(({ event, label }) => ({ event, label }));
};
