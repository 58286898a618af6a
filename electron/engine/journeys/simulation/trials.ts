import type { z } from "zod";
import type { StepRow } from "../../../../shared/contract/journey-runs.ts";
import type { TrialState } from "../../../../shared/contract/trials.ts";
import type { Names } from "../../../../shared/activities/activity.ts";
import { MessageEvent, type Condition } from "../../../../shared/activities/condition.ts";
import { conditionWords } from "../../../../shared/activities/words.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import { day } from "../../../../shared/domain/time.ts";
import type { ResolvedRules } from "../../../../shared/domain/segment-resolve.ts";
import { textsOf } from "../../../../shared/domain/segment-evaluate.ts";
import { channelOf, readActivity, type JourneyDocument } from "../../../../shared/journey/graph.ts";
import { walkTrial, type TrialAnswers } from "../../../../shared/journey/simulation/trial.ts";
import { draw } from "../../random.ts";
import type { Parts } from "../../parts.ts";
import { zoneMath } from "../../zone-math.ts";
import { contactSource, type FactSource } from "./facts.ts";
import { madeUpSource } from "./made-up.ts";
import { personFrom } from "./person.ts";
import { nameIn, stepRow } from "./step-rows.ts";

type State = z.infer<typeof TrialState>;
export type Whom = { contact: number } | { endpoint: Record<string, unknown> };
export type Preview = NonNullable<State["steps"][number]["preview"]>;

type Links = {
  draft(journey: string): JourneyDocument;
  rulesFor(document: JourneyDocument): Record<string, ResolvedRules>;
  names(): Names;
  /** A template as this person would get it; null when it is gone. */
  preview(use: { templateId: string; version: number | null }, whom: Whom): Promise<Preview | null>;
  /** Hands the message to the sandbox mailbox as a test. */
  toSandbox(use: { templateId: string; version: number | null }, whom: Whom): Promise<void>;
};

type Trial = {
  journey: string;
  document: JourneyDocument;
  whom: Whom;
  source: FactSource;
  start: number;
  rules: Record<string, ResolvedRules>;
  toSandbox: boolean;
  /** How many steps are shown. */
  shown: number;
  answers: TrialAnswers;
  /** How many steps were shown when each answer was given. */
  answeredAt: Map<string, number>;
  sent: Set<string>;
};

const mostKept = 10;
/** A journey may last; ten years is beyond every wait that can follow another. */
const longest = 3650 * day;

/** Tests with a contact: nothing is written, and nothing sent but to the sandbox if that was asked for. */
export function createTrials(parts: Parts, links: Links) {
  const trials = new Map<string, Trial>();

  const found = (id: string): Trial => {
    const trial = trials.get(id);
    if (!trial)
      throw new AppError("NOT_FOUND", "This test is not kept any more.", {
        cure: "Begin it again.",
      });
    return trial;
  };

  const walk = (trial: Trial) => {
    const { document, source, start } = trial;
    return walkTrial({
      document,
      math: zoneMath,
      projectZone: parts.settings().timeZone,
      seed: trial.journey,
      until: start + longest,
      draw,
      answers: trial.answers,
      person: () => {
        const rules = {
          document,
          segments: trial.rules,
          projectZone: parts.settings().timeZone,
          start,
          until: start + longest,
          events: null,
          answers: () => [],
        };
        // Whoever is tested enters now, whatever lets people in otherwise.
        return { ...personFrom(rules, source).person, entries: () => [start] };
      },
    });
  };

  const stateOf = async (trial: Trial): Promise<State> => {
    const { document } = trial;
    const names = links.names();
    const inside = {
      ...names,
      activity: (id: string) => (document.activities[id] ? nameIn(document, names, id) : null),
    };
    const { steps, asked, question } = walk(trial);
    const shown = steps.slice(0, trial.shown);
    const rows = await Promise.all(
      shown.map(async (step, index) => {
        const row: StepRow = stepRow(document, inside, step);
        const use = step.kind === "sent" ? templateAt(document, step.activity) : null;
        if (use && trial.toSandbox && !trial.sent.has(`${step.activity} ${step.visit}`)) {
          trial.sent.add(`${step.activity} ${step.visit}`);
          await links.toSandbox(use, trial.whom);
        }
        return {
          ...row,
          explained: (asked[index] ?? []).map(({ condition, held }) => ({
            ok: held,
            text: explain(condition, inside, trial.source),
          })),
          preview: use ? await links.preview(use, trial.whom) : null,
        };
      }),
    );
    const last = shown.at(-1);
    const atEnd = shown.length === steps.length;
    return {
      now: last?.at ?? trial.start,
      activity: last && last.kind !== "ended" ? last.activity : null,
      ended: last?.kind === "ended" ? (rows.at(-1)?.text ?? null) : null,
      steps: rows,
      asks: atEnd && question ? { ...question, options: question.options } : null,
    };
  };

  return {
    async begin(journey: string, whom: Whom, options: { now: number | null; toSandbox: boolean }) {
      const document = links.draft(journey);
      const start = options.now ?? parts.clock.now();
      const source =
        "contact" in whom
          ? contactSource(parts.store, whom.contact)
          : madeUpSource(whom.endpoint, start);
      const id = parts.random.id();
      const trial: Trial = {
        journey,
        document,
        whom,
        source,
        start,
        rules: links.rulesFor(document),
        toSandbox: options.toSandbox,
        shown: 1,
        answers: new Map(),
        answeredAt: new Map(),
        sent: new Set(),
      };
      trials.set(id, trial);
      for (const old of Array.from(trials.keys()).slice(0, Math.max(0, trials.size - mostKept)))
        trials.delete(old);
      return { trial: id, state: await stateOf(trial) };
    },
    async step(id: string, to: "next" | "end", answer: readonly string[] | null): Promise<State> {
      const trial = found(id);
      const before = walk(trial);
      if (answer !== null && before.question) {
        const { activity, options } = before.question;
        const events = answer.map((event) => MessageEvent.parse(event));
        if (events.some((event) => !options.some((option) => option.event === event)))
          throw new AppError("BAD_INPUT", "That can’t happen to a message of this channel.", {
            place: "answer",
          });
        trial.answers.set(activity, events);
        trial.answeredAt.set(activity, trial.shown);
      }
      const { steps } = walk(trial);
      trial.shown = to === "end" ? steps.length : Math.min(steps.length, trial.shown + 1);
      return stateOf(trial);
    },
    back(id: string): Promise<State> {
      const trial = found(id);
      trial.shown = Math.max(1, trial.shown - 1);
      // An answer belongs to what came after it: one step back it can be given differently.
      for (const [activity, at] of trial.answeredAt)
        if (at >= trial.shown) {
          trial.answers.delete(activity);
          trial.answeredAt.delete(activity);
        }
      return stateOf(trial);
    },
  };
}

function templateAt(document: JourneyDocument, id: string) {
  const activity = document.activities[id];
  if (!activity || channelOf(document, id) === null) return null;
  const { type, settings } = readActivity(activity);
  const use = type?.template?.(settings);
  return use && use.templateId !== null
    ? { templateId: use.templateId, version: use.version }
    : null;
}

/** A condition in words, with what was seen: “City Vienna: has Graz”. */
function explain(condition: Condition, names: Names, source: FactSource): string {
  const words = conditionWords(condition, names);
  if (condition.kind !== "criteria") return words;
  const seen = condition.criteria.criteria.map(({ field }) => {
    if (!("name" in field)) return null;
    const values = source.endpoints.flatMap((endpoint) => {
      if (field.kind === "metric") {
        const value = endpoint.metrics?.[field.name];
        return value === undefined ? [] : [String(value)];
      }
      if (field.kind === "event") return [];
      return textsOf(field.kind, field.name, {
        endpoint: { channel: endpoint.channel, document: endpoint },
        contact: { userAttributes: source.userAttributes },
      } as never);
    });
    const unique = Array.from(new Set(values));
    return `${field.name} is ${unique.length === 0 ? "not set" : unique.map((one) => `“${one}”`).join(", ")}`;
  });
  const said = seen.filter((one) => one !== null);
  return said.length === 0 ? words : `${words} (${said.join(", ")})`;
}
