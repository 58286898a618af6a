import type { WaterfallStep } from "../../../../shared/contract/segments.ts";
import {
  problemOf,
  saysSomething,
  type CriteriaGroup,
  type Criterion,
  type SegmentGroup,
  type SegmentRules,
} from "../../../../shared/domain/segment.ts";

/** A part of rules that can be asked by itself, and its place. */
export type Piece = {
  kind: Exclude<WaterfallStep["kind"], "all">;
  group: number | null;
  box: number | null;
  row: number | null;
  rules: SegmentRules;
};

const only = (group: SegmentGroup): SegmentRules => ({ include: "all", groups: [group] });
const blank: Pick<SegmentGroup, "sources" | "sourceType" | "dimensions" | "type"> = {
  sources: [],
  sourceType: "any",
  dimensions: [],
  type: "all",
};
const counts = (criterion: Criterion) => !criterion.disabled && problemOf(criterion) === null;
export const ofBox = (box: CriteriaGroup): SegmentRules => only({ ...blank, dimensions: [box] });
const ofRow = (criterion: Criterion): SegmentRules =>
  ofBox({ match: "all", criteria: [criterion] });

/** Each row by itself, by group, box and row; null for those that do not count. */
export const rowPieces = (rules: SegmentRules): (SegmentRules | null)[][][] =>
  rules.groups.map((group) =>
    group.dimensions.map((box) => box.criteria.map((row) => (counts(row) ? ofRow(row) : null))),
  );

/** The members of each group, whether it includes or excludes. */
export const groupPieces = (rules: SegmentRules): SegmentRules[] =>
  rules.groups.map((group) => only({ ...group, exclude: false, disabled: false }));

/**
 * The rules as steps that each take contacts away, in the order of the builder; who is left after all of them are the
 * members. What is joined by OR can only be one step.
 */
export function steps(rules: SegmentRules): Piece[] {
  const groups = rules.groups
    .map((group, at) => ({ group, at }))
    .filter(({ group }) => !group.disabled);
  const included = groups.filter(({ group }) => !group.exclude);
  const excluded = groups.filter(({ group }) => group.exclude && saysSomething(group));
  const narrowing =
    rules.include === "all" || (rules.include === "any" && included.length === 1)
      ? included.flatMap(({ group, at }) => stepsOf(group, at))
      : [
          {
            kind: "group" as const,
            group: included.length === 1 ? (included[0]?.at ?? null) : null,
            box: null,
            row: null,
            rules: { include: rules.include, groups: included.map(({ group }) => group) },
          },
        ];
  return [
    ...narrowing,
    ...excluded.map(({ group, at }) => ({
      kind: "exclude" as const,
      group: at,
      box: null,
      row: null,
      rules: { include: "none" as const, groups: [{ ...group, exclude: false }] },
    })),
  ];
}

function stepsOf(group: SegmentGroup, at: number): Piece[] {
  const place = { group: at, box: null, row: null };
  const sources: Piece[] =
    group.sources.length === 0
      ? []
      : [
          {
            ...place,
            kind: "sources",
            rules: only({ ...blank, sources: group.sources, sourceType: group.sourceType }),
          },
        ];
  const boxes = group.dimensions
    .map((box, n) => ({ box, n }))
    .filter(({ box }) => box.criteria.some(counts));
  if (boxes.length === 0) return sources;
  if (group.type === "none" || (group.type === "any" && boxes.length > 1))
    return [
      ...sources,
      {
        ...place,
        kind: "group",
        rules: only({ ...blank, dimensions: group.dimensions, type: group.type }),
      },
    ];
  return [
    ...sources,
    ...boxes.flatMap(({ box, n }): Piece[] => {
      const rows = box.criteria
        .map((criterion, row) => ({ criterion, row }))
        .filter(({ criterion }) => counts(criterion));
      if (box.match === "any" && rows.length > 1)
        return [{ ...place, kind: "box", box: n, rules: ofBox(box) }];
      return rows.map(({ criterion, row }) => ({
        ...place,
        kind: "criterion",
        box: n,
        row,
        rules: ofRow(criterion),
      }));
    }),
  ];
}

export type IgnoredRow = { group: number; box: number; row: number; reason: string };

/** The rows that are left out because they are not complete, with what they lack. */
export const ignoredRows = (rules: SegmentRules): IgnoredRow[] =>
  rules.groups.flatMap((one, group) =>
    one.dimensions.flatMap((box, b) =>
      box.criteria.flatMap((criterion, row) => {
        const reason = problemOf(criterion);
        return reason === null ? [] : [{ group, box: b, row, reason }];
      }),
    ),
  );
