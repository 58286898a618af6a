import {
  completeCriteria,
  problemOf,
  saysSomething,
  type SegmentGroup,
  type SegmentRules,
} from "../../../shared/domain/segment.ts";
import { criterionWords } from "./operator-words.ts";
import type { RowPath } from "./paths.ts";

/** One cut of a segment: what it is called, where it is, and the rules up to and including it. */
export type Step = {
  words: string;
  focus: Pick<RowPath, "group"> & Partial<RowPath>;
  /** Set when the step is a single criterion. */
  criterion: boolean;
  rules: SegmentRules;
};

/**
 * The cuts in the order of the builder, each leaving at most as many contacts as the one before. What is joined by OR
 * only adds contacts, so that it counts as one cut.
 */
export function stepsOf(rules: SegmentRules, nameOf: (id: string) => string | null): Step[] {
  const groups = rules.groups.map((group, index) => ({ group, index }));
  const included = groups.filter(({ group }) => !group.exclude);
  const excluded = groups.filter(({ group }) => group.exclude && saysSomething(group));
  const steps: Step[] = [];
  const done: SegmentGroup[] = [];
  const single = included.length === 1;
  if (rules.include === "all" || (rules.include === "any" && single)) {
    for (const { group, index } of included) {
      for (const cut of cutsOf(group, index, nameOf))
        steps.push({ ...cut, rules: { include: "all", groups: [...done, cut.upTo] } });
      done.push(group);
    }
  } else if (included.length > 0)
    steps.push({
      words: "the segment groups together",
      focus: { group: included[0]?.index ?? 0 },
      criterion: false,
      rules: { ...rules, groups: included.map(({ group }) => group) },
    });
  const base = included.map(({ group }) => group);
  for (const [at, { index }] of excluded.entries())
    steps.push({
      words: `leaving out segment group ${index + 1}`,
      focus: { group: index },
      criterion: false,
      rules: {
        ...rules,
        groups: [...base, ...excluded.slice(0, at + 1).map(({ group }) => group)],
      },
    });
  return steps;
}

type Cut = Omit<Step, "rules"> & { upTo: SegmentGroup };

function cutsOf(group: SegmentGroup, index: number, nameOf: (id: string) => string | null): Cut[] {
  const cuts: Cut[] = [];
  const bare: SegmentGroup = { ...group, dimensions: [] };
  if (group.sources.length > 0) {
    const [first] = group.sources;
    const name = group.sources.length === 1 && first ? nameOf(first.segmentId) : null;
    const words = name === null ? "the base segments" : `the base segment ‘${name}’`;
    cuts.push({ words, focus: { group: index }, criterion: false, upTo: bare });
  }
  const boxes = group.dimensions.filter((box) => completeCriteria(box).length > 0);
  if (boxes.length === 0) return cuts;
  if (group.type !== "all" && !(group.type === "any" && boxes.length === 1))
    return [
      ...cuts,
      { words: "the criteria groups", focus: { group: index }, criterion: false, upTo: group },
    ];
  for (const [box, dimension] of group.dimensions.entries()) {
    const before = group.dimensions.slice(0, box);
    const rows = [...dimension.criteria.entries()].filter(([, one]) => problemOf(one) === null);
    const [[firstRow] = [0]] = rows;
    if (dimension.match === "any" && rows.length > 1)
      cuts.push({
        words: rows.map(([, one]) => criterionWords(one)).join(" or "),
        focus: { group: index, box, row: firstRow },
        criterion: false,
        upTo: { ...group, type: "all", dimensions: [...before, dimension] },
      });
    else
      for (const [row, criterion] of rows) {
        const part = { match: dimension.match, criteria: dimension.criteria.slice(0, row + 1) };
        cuts.push({
          words: criterionWords(criterion),
          focus: { group: index, box, row },
          criterion: true,
          upTo: { ...group, type: "all", dimensions: [...before, part] },
        });
      }
  }
  return cuts;
}

/** The first step that leaves nobody: each leaves at most what the one before left, so that a few counts find it. */
export async function firstEmpty(
  steps: readonly Step[],
  count: (rules: SegmentRules) => Promise<number>,
): Promise<Step | null> {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const step = steps[middle];
    if (!step) return null;
    if ((await count(step.rules)) === 0) high = middle;
    else low = middle + 1;
  }
  return steps[low] ?? null;
}
