import { z } from "zod";
import { leave, type Activity, type Answer } from "./activity.ts";
import { Condition, EvaluateWhen } from "./condition.ts";
import {
  conditionProblem,
  evaluationProblems,
  referredBy,
  renameIn,
  waitToEvaluate,
} from "./evaluation.ts";
import { conditionWords, subjectOf } from "./words.ts";

export const MultivariateBranch = z.object({
  /** Names the outlet; kept when branches change places. */
  id: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/),
  name: z.string().max(60),
  condition: Condition,
});

/** Looked at in this order; the first that holds wins. */
export const MultivariateSplitSettings = z.object({
  branches: z.array(MultivariateBranch).max(10),
  evaluate: EvaluateWhen,
  hiddenWait: z.boolean(),
});
export type MultivariateSplitSettings = z.infer<typeof MultivariateSplitSettings>;

const letters = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
export const letterOf = (index: number): string => letters[index] ?? String(index + 1);

/** The first letter that names no branch yet. */
export const freeId = (taken: readonly string[]): string =>
  letters.find((letter) => !taken.includes(letter)) ?? `P${taken.length + 1}`;

const conditionsOf = ({ branches }: MultivariateSplitSettings) =>
  branches.map((branch) => branch.condition);

const branch = (taken: readonly string[]): z.infer<typeof MultivariateBranch> => ({
  id: freeId(taken),
  name: "",
  condition: { kind: "segment", segmentId: null, isIn: true },
});

export const multivariateSplit: Activity<MultivariateSplitSettings> = {
  type: "multivariateSplit",
  title: "Multivariate split",
  purpose: "Up to ten paths; the first match wins",
  family: "decision",
  settings: MultivariateSplitSettings,
  version: 1,
  blank: () => ({
    branches: [branch([]), branch(["A"])],
    evaluate: { kind: "immediately" },
    hiddenWait: true,
  }),
  outlets: ({ branches }) => [
    ...branches.map(({ id, name }, index) => ({ id, label: name || letterOf(index) })),
    { id: "else", label: "Else" },
  ],
  asks: conditionsOf,
  decide(settings, facts) {
    const wait = waitToEvaluate(settings, conditionsOf(settings), facts);
    if (wait) return wait;
    const answers: Answer[] = [];
    for (const [index, one] of settings.branches.entries()) {
      const held = facts.holds(one.condition);
      answers.push({ condition: index, held });
      if (held) return leave(one.id, answers);
    }
    return leave("else", answers);
  },
  problems(settings) {
    if (settings.branches.length === 0)
      return [
        {
          code: "noCondition",
          severity: "error",
          text: "Add at least one path besides Else.",
          field: "branches",
        },
      ];
    return [
      ...settings.branches.flatMap((one, index) => {
        const text = conditionProblem(one.condition);
        return text === null
          ? []
          : [
              {
                code: "badCondition",
                severity: "error" as const,
                text: `${one.name || letterOf(index)}: ${text}`,
                field: `branches.${index}`,
              },
            ];
      }),
      ...evaluationProblems(settings, conditionsOf(settings)),
    ];
  },
  describe({ branches }, names) {
    const words = branches.map(({ condition }) => conditionWords(condition, names));
    const [first] = branches;
    return {
      name: first ? `By ${subjectOf(first.condition, names)}` : "Choose conditions",
      summary: [...words.slice(0, 2), "Else"].join(" · "),
    };
  },
  refers: (settings) => referredBy(conditionsOf(settings)),
  rename: (settings, to) => ({
    ...settings,
    branches: settings.branches.map((one) => ({ ...one, condition: renameIn(one.condition, to) })),
  }),
  paths: {
    min: 1,
    max: 10,
    add: (settings) => ({
      ...settings,
      branches: [...settings.branches, branch(settings.branches.map(({ id }) => id))],
    }),
    remove: (settings, outlet) => ({
      ...settings,
      branches: settings.branches.filter(({ id }) => id !== outlet),
    }),
    reorder: (settings, outlets) => ({
      ...settings,
      branches: settings.branches.toSorted(
        (one, other) => outlets.indexOf(one.id) - outlets.indexOf(other.id),
      ),
    }),
  },
};
