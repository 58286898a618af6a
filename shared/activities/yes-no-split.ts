import { z } from "zod";
import { leave, type Activity } from "./activity.ts";
import { Condition, EvaluateWhen } from "./condition.ts";
import {
  conditionProblem,
  evaluationProblems,
  referredBy,
  renameIn,
  waitToEvaluate,
} from "./evaluation.ts";
import { conditionWords, durationWords, localWords } from "./words.ts";

export const YesNoSplitSettings = z.object({
  match: z.enum(["all", "any"]),
  conditions: z.array(Condition).max(20),
  evaluate: EvaluateWhen,
  /** Wait as long for news of a message as Pinpoint did, also when looking “immediately”. */
  hiddenWait: z.boolean(),
});
export type YesNoSplitSettings = z.infer<typeof YesNoSplitSettings>;

export const evaluateWords = (evaluate: EvaluateWhen): string => {
  if (evaluate.kind === "immediately") return "immediately";
  return evaluate.kind === "after"
    ? `after ${durationWords(evaluate.duration)}`
    : `on ${localWords(evaluate.at)}`;
};

export const yesNoSplit: Activity<YesNoSplitSettings> = {
  type: "yesNoSplit",
  title: "Yes/no split",
  purpose: "Two paths by a condition",
  family: "decision",
  settings: YesNoSplitSettings,
  version: 1,
  blank: () => ({
    match: "all",
    conditions: [],
    evaluate: { kind: "immediately" },
    hiddenWait: true,
  }),
  outlets: () => [
    { id: "yes", label: "Yes" },
    { id: "no", label: "No" },
  ],
  asks: ({ conditions }) => conditions,
  decide(settings, facts) {
    const wait = waitToEvaluate(settings, settings.conditions, facts);
    if (wait) return wait;
    const answers = settings.conditions.map((one, index) => ({
      condition: index,
      held: facts.holds(one),
    }));
    const yes =
      settings.match === "all"
        ? answers.length > 0 && answers.every(({ held }) => held)
        : answers.some(({ held }) => held);
    return leave(yes ? "yes" : "no", answers);
  },
  problems(settings) {
    if (settings.conditions.length === 0)
      return [
        {
          code: "noCondition",
          severity: "error",
          text: "Add the condition that decides between Yes and No.",
          field: "conditions",
        },
      ];
    return [
      ...settings.conditions.flatMap((one, index) => {
        const text = conditionProblem(one);
        return text === null
          ? []
          : [
              {
                code: "badCondition",
                severity: "error" as const,
                text,
                field: `conditions.${index}`,
              },
            ];
      }),
      ...evaluationProblems(settings, settings.conditions),
    ];
  },
  describe({ conditions, match, evaluate }, names) {
    const words = conditions.map((one) => conditionWords(one, names));
    return {
      name: words[0] === undefined ? "Choose a condition" : `${words[0]}?`,
      summary:
        words.length === 0
          ? "Not set"
          : words.length === 1
            ? `Looks ${evaluateWords(evaluate)}`
            : `${match === "all" ? "All" : "Any"} of ${words.length} · ${evaluateWords(evaluate)}`,
    };
  },
  refers: ({ conditions }) => referredBy(conditions),
  rename: (settings, to) => ({
    ...settings,
    conditions: settings.conditions.map((one) => renameIn(one, to)),
  }),
};
