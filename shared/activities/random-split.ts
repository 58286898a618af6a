import { z } from "zod";
import { leave, type Activity } from "./activity.ts";
import { freeId, letterOf } from "./multivariate-split.ts";

export const RandomSplitSettings = z.object({
  branches: z
    .array(
      z.object({
        id: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/),
        name: z.string().max(60),
        percent: z.number().int().min(0).max(100),
      }),
    )
    .min(1)
    .max(5),
});
export type RandomSplitSettings = z.infer<typeof RandomSplitSettings>;

type Branches = RandomSplitSettings["branches"];

const sum = (branches: Branches) => branches.reduce((total, { percent }) => total + percent, 0);

/** Whole percents that sum to 100, in the proportions given; what is left over goes to the first branches. */
export function balanced(branches: Branches): Branches {
  const total = sum(branches);
  const shares = branches.map(({ percent }) =>
    total === 0 ? 100 / branches.length : (percent * 100) / total,
  );
  const whole = shares.map(Math.floor);
  const left = 100 - whole.reduce((all, one) => all + one, 0);
  const order = shares
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .toSorted((one, other) => other.rest - one.rest || one.index - other.index)
    .slice(0, left)
    .map(({ index }) => index);
  return branches.map((one, index) => ({
    ...one,
    percent: (whole[index] ?? 0) + (order.includes(index) ? 1 : 0),
  }));
}

export const randomSplit: Activity<RandomSplitSettings> = {
  type: "randomSplit",
  title: "Random split",
  purpose: "Two to five paths by chance",
  family: "decision",
  settings: RandomSplitSettings,
  version: 1,
  blank: () => ({
    branches: [
      { id: "A", name: "", percent: 50 },
      { id: "B", name: "", percent: 50 },
    ],
  }),
  outlets: ({ branches }) =>
    branches.map(({ id, name, percent }, index) => ({
      id,
      label: `${name || letterOf(index)} · ${percent}%`,
    })),
  asks: () => [],
  decide({ branches }, { draw }) {
    let upTo = 0;
    for (const { id, percent } of branches) {
      upTo += percent;
      if (draw * 100 < upTo) return leave(id);
    }
    return leave(branches.at(-1)?.id ?? "A");
  },
  problems(settings) {
    const total = sum(settings.branches);
    return [
      ...(settings.branches.length < 2
        ? [
            {
              code: "tooFewPaths",
              severity: "error" as const,
              text: "A random split needs at least two paths.",
              field: "branches",
            },
          ]
        : []),
      ...(total === 100
        ? []
        : [
            {
              code: "percents",
              severity: "error" as const,
              text: `The percents add up to ${total}, not 100.`,
              field: "branches",
              fix: {
                kind: "settings" as const,
                label: "Set to 100 %",
                settings: { branches: balanced(settings.branches) },
              },
            },
          ]),
    ];
  },
  describe: ({ branches }) => ({
    name: "Random split",
    summary: `${branches.length} paths · ${branches.map(({ percent }) => `${percent}%`).join(" / ")}`,
  }),
  paths: {
    min: 2,
    max: 5,
    add: ({ branches }) => {
      const share = Math.floor(100 / (branches.length + 1));
      const fresh = { id: freeId(branches.map(({ id }) => id)), name: "", percent: share };
      const others = balanced(branches).map((one) => ({
        ...one,
        percent: (one.percent * (100 - share)) / 100,
      }));
      return { branches: balanced([...others, fresh]) };
    },
    remove: ({ branches }, outlet) => ({
      branches: balanced(branches.filter(({ id }) => id !== outlet)),
    }),
    reorder: ({ branches }, outlets) => ({
      branches: branches.toSorted(
        (one, other) => outlets.indexOf(one.id) - outlets.indexOf(other.id),
      ),
    }),
  },
};
