import {
  saysSomething,
  type CriteriaGroup,
  type Criterion,
  type SegmentRules,
} from "../../../shared/domain/segment.ts";
import { isBlank } from "../../criteria/fields.ts";
import { changeAt, type BoxPath, type RowPath } from "./paths.ts";

/*
 * Every change of the builder as a pure function over the rules: boxes and rows. Groups are in edit-groups.ts, what stands
 * in a row in edit-row.ts.
 * 1. A box without rows does not stay: it would be a frame around nothing.
 * 2. A row without attribute and values is only a place to write in; it is never saved.
 */
export const blankCriterion = (): Criterion => ({
  field: { kind: "attribute", name: "" },
  operator: "is",
  values: [],
});

const withBoxes = (
  rules: SegmentRules,
  group: number,
  change: (boxes: CriteriaGroup[]) => CriteriaGroup[],
): SegmentRules => ({
  ...rules,
  groups: changeAt(rules.groups, group, (one) => ({
    ...one,
    dimensions: change(one.dimensions).filter((box) => box.criteria.length > 0),
  })),
});

const withRows = (
  rules: SegmentRules,
  path: BoxPath,
  change: (rows: Criterion[]) => Criterion[],
): SegmentRules =>
  withBoxes(rules, path.group, (boxes) =>
    changeAt(boxes, path.box, (box) => ({ ...box, criteria: change(box.criteria) })),
  );

export const rowAt = (rules: SegmentRules, path: RowPath): Criterion | undefined =>
  rules.groups[path.group]?.dimensions[path.box]?.criteria[path.row];

export const changeRow = (
  rules: SegmentRules,
  path: RowPath,
  change: (row: Criterion) => Criterion,
): SegmentRules => withRows(rules, path, (rows) => changeAt(rows, path.row, change));

export const insertRow = (
  rules: SegmentRules,
  path: RowPath,
  row: Criterion = blankCriterion(),
): SegmentRules => withRows(rules, path, (rows) => rows.toSpliced(path.row, 0, row));

/** At the end of the last box; a group without one gets its first. Says where the row is. */
export function appendRow(
  rules: SegmentRules,
  group: number,
  row: Criterion = blankCriterion(),
): { rules: SegmentRules; path: RowPath } {
  const boxes = rules.groups[group]?.dimensions ?? [];
  const box = boxes.length - 1;
  if (box < 0) return appendBox(rules, group, row);
  const at = boxes[box]?.criteria.length ?? 0;
  return { rules: insertRow(rules, { group, box, row: at }, row), path: { group, box, row: at } };
}

export function appendBox(
  rules: SegmentRules,
  group: number,
  row: Criterion = blankCriterion(),
): { rules: SegmentRules; path: RowPath } {
  const box = rules.groups[group]?.dimensions.length ?? 0;
  return {
    rules: withBoxes(rules, group, (boxes) => [...boxes, { match: "all", criteria: [row] }]),
    path: { group, box, row: 0 },
  };
}

export const removeRow = (rules: SegmentRules, path: RowPath): SegmentRules =>
  withRows(rules, path, (rows) => rows.toSpliced(path.row, 1));

export function duplicateRow(rules: SegmentRules, path: RowPath): SegmentRules {
  const row = rowAt(rules, path);
  return row ? insertRow(rules, { ...path, row: path.row + 1 }, structuredClone(row)) : rules;
}

/** One place up or down; from the edge of a box into the next one of the group. Says where the row is then. */
export function moveRow(
  rules: SegmentRules,
  path: RowPath,
  step: -1 | 1,
): { rules: SegmentRules; path: RowPath } {
  const boxes = rules.groups[path.group]?.dimensions ?? [];
  const rows = boxes[path.box]?.criteria ?? [];
  const row = rows[path.row];
  const target = boxes[path.box + step];
  const to = path.row + step;
  if (!row) return { rules, path };
  if (to >= 0 && to < rows.length) {
    const moved = { ...path, row: to };
    return { rules: insertRow(removeRow(rules, path), moved, row), path: moved };
  }
  if (!target) return { rules, path };
  const moved = {
    group: path.group,
    box: path.box + step,
    row: step < 0 ? target.criteria.length : 0,
  };
  const inserted = insertRow(rules, moved, row);
  // Taking the last row away takes its box away, and the boxes below it move up.
  const gone = rows.length === 1 && step > 0;
  return {
    rules: removeRow(inserted, path),
    path: gone ? { ...moved, box: moved.box - 1 } : moved,
  };
}

/** Out of its box into one of its own, right below. A row that is alone already stays. */
export function wrapRow(
  rules: SegmentRules,
  path: RowPath,
): { rules: SegmentRules; path: RowPath } {
  const row = rowAt(rules, path);
  const rows = rules.groups[path.group]?.dimensions[path.box]?.criteria ?? [];
  if (!row || rows.length < 2) return { rules, path };
  const without = removeRow(rules, path);
  return {
    rules: withBoxes(without, path.group, (boxes) =>
      boxes.toSpliced(path.box + 1, 0, { match: "all", criteria: [row] }),
    ),
    path: { group: path.group, box: path.box + 1, row: 0 },
  };
}

/** Out of its box to the end of the box above. */
export function unwrapRow(
  rules: SegmentRules,
  path: RowPath,
): { rules: SegmentRules; path: RowPath } {
  const above = rules.groups[path.group]?.dimensions[path.box - 1];
  return above ? dropRow(rules, path, { ...path, box: path.box - 1, row: above.criteria.length }) : { rules, path }; // prettier-ignore
}

/** From one place to before another, also of another group. Says where the row is then. */
export function dropRow(
  rules: SegmentRules,
  from: RowPath,
  to: RowPath,
): { rules: SegmentRules; path: RowPath } {
  const row = rowAt(rules, from);
  if (!row) return { rules, path: from };
  const sameBox = from.group === to.group && from.box === to.box;
  if (sameBox && (to.row === from.row || to.row === from.row + 1)) return { rules, path: from };
  const alone = rules.groups[from.group]?.dimensions[from.box]?.criteria.length === 1;
  const inserted = insertRow(rules, to, row);
  const shifted = sameBox && to.row < from.row ? { ...from, row: from.row + 1 } : from;
  const path = {
    ...to,
    row: sameBox && to.row > from.row ? to.row - 1 : to.row,
    // Taking the last row away takes its box away, and the boxes below it move up.
    box: alone && from.group === to.group && to.box > from.box ? to.box - 1 : to.box,
  };
  return { rules: removeRow(inserted, shifted), path };
}

export const setBoxMatch = (
  rules: SegmentRules,
  path: BoxPath,
  match: CriteriaGroup["match"],
): SegmentRules =>
  withBoxes(rules, path.group, (boxes) => changeAt(boxes, path.box, (box) => ({ ...box, match })));

/** Rules as the builder shows them: without empty boxes, and NONE of the groups said as what is left out. */
export function forEditing(rules: SegmentRules): SegmentRules {
  const groups = rules.groups.map((group) => ({
    ...group,
    dimensions: group.dimensions.filter((box) => box.criteria.length > 0),
  }));
  const included = groups.filter((group) => !group.exclude);
  return rules.include === "none" && included.every(saysSomething)
    ? { include: "all", groups: groups.map((group) => ({ ...group, exclude: true })) }
    : { ...rules, groups };
}

/** Rules as they are counted and saved: without the places nothing was written in. */
export const forSaving = (rules: SegmentRules): SegmentRules => ({
  ...rules,
  groups: rules.groups.map((group) => ({
    ...group,
    dimensions: group.dimensions
      .map((box) => ({ ...box, criteria: box.criteria.filter((row) => !isBlank(row)) }))
      .filter((box) => box.criteria.length > 0),
  })),
});

/** Whether rules leave nobody out: no base segment and no complete criterion. */
export const meansEveryone = (rules: SegmentRules): boolean => !rules.groups.some(saysSomething);

/** By content: the order of keys and absent options do not count. */
export function sameRules(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  const [a, b] = [definedOf(one), definedOf(other)];
  return a.size === b.size && [...a].every(([key, value]) => sameRules(value, b.get(key)));
}

const definedOf = (value: object) =>
  new Map(
    Object.entries(value).filter(
      ([, part]: [string, unknown]) => part !== undefined && part !== false,
    ),
  );

/** Where a row that was counted stands in the builder, which has places nothing was written in besides. */
export function editorPath(rules: SegmentRules, counted: RowPath): RowPath | null {
  let boxAt = -1;
  for (const [box, { criteria }] of (rules.groups[counted.group]?.dimensions ?? []).entries()) {
    const filled = [...criteria.keys()].filter((at) => {
      const row = criteria[at];
      return row !== undefined && !isBlank(row);
    });
    if (filled.length === 0) continue;
    boxAt += 1;
    const row = boxAt === counted.box ? filled[counted.row] : undefined;
    if (row !== undefined) return { group: counted.group, box, row };
  }
  return null;
}

/** The other way: where a row of the builder stands in what was counted; null for a blank one. */
export function countedPath(rules: SegmentRules, path: RowPath): RowPath | null {
  const boxes = rules.groups[path.group]?.dimensions ?? [];
  const rows = boxes[path.box]?.criteria ?? [];
  const row = rows[path.row];
  if (!row || isBlank(row)) return null;
  const says = (criteria: readonly Criterion[]) => criteria.some((one) => !isBlank(one));
  return {
    group: path.group,
    box: boxes.slice(0, path.box).filter(({ criteria }) => says(criteria)).length,
    row: rows.slice(0, path.row).filter((one) => !isBlank(one)).length,
  };
}
