import { isIsoDate } from "../../../shared/domain/segment-dates.ts";
import {
  operatorsOf,
  saysSomething,
  type CriteriaGroup,
  type Criterion,
  type CriterionField,
  type Operator,
  type SegmentRules,
} from "../../../shared/domain/segment.ts";
import { changeAt, type BoxPath, type RowPath } from "./paths.ts";

/*
 * Every change of the builder as a pure function over the rules: boxes, rows and what stands in a row. Groups are in
 * edit-groups.ts.
 * 1. A box without rows does not stay: it would be a frame around nothing.
 * 2. A row without attribute and values is only a place to write in; it is never saved.
 */
export const blankCriterion = (): Criterion => ({
  field: { kind: "attribute", name: "" },
  operator: "is",
  values: [],
});

export const isBlank = ({ field, values }: Criterion): boolean =>
  "name" in field && field.name === "" && values.every((value) => value === "");

export function sameField(one: CriterionField, other: CriterionField): boolean {
  const nameOf = (field: CriterionField) => ("name" in field ? field.name : "");
  return one.kind === other.kind && nameOf(one) === nameOf(other);
}

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

export const setBoxMatch = (
  rules: SegmentRules,
  path: BoxPath,
  match: CriteriaGroup["match"],
): SegmentRules =>
  withBoxes(rules, path.group, (boxes) => changeAt(boxes, path.box, (box) => ({ ...box, match })));

/** What a row asks about: operator and values stay only where they still mean something. */
export function setField(row: Criterion, field: CriterionField): Criterion {
  if (sameField(row.field, field)) return row;
  const [first = row.operator] = operatorsOf(field);
  const operator = operatorsOf(field).includes(row.operator) ? row.operator : first;
  const values = field.kind === "activity" ? [30] : valuesFor({ ...row, field }, operator, []);
  return { field, operator, values };
}

export const isDateOperator = (field: CriterionField, operator: Operator): boolean =>
  ["before", "after", "on", "between"].includes(operator) && field.kind !== "metric";

export const isListOperator = (operator: Operator): boolean =>
  ["is", "isNot", "contains", "startsWith"].includes(operator);

export function setOperator(row: Criterion, operator: Operator): Criterion {
  const { matchCase, ...rest } = row;
  const next = { ...rest, operator, values: valuesFor(row, operator, row.values) };
  return matchCase && isListOperator(operator) ? { ...next, matchCase } : next;
}

function valuesFor(
  { field }: Pick<Criterion, "field">,
  operator: Operator,
  values: Criterion["values"],
): Criterion["values"] {
  if (operator === "isSet" || operator === "isEmpty") return [];
  const filled = values.filter((value) => value !== "");
  if (isListOperator(operator)) return filled;
  const kept = isDateOperator(field, operator)
    ? filled.filter((value) => isIsoDate(String(value)))
    : filled;
  return operator === "between" ? [kept[0] ?? "", kept[1] ?? ""] : [kept[0] ?? ""];
}

export function setMatchCase(row: Criterion, matchCase: boolean): Criterion {
  const { matchCase: _, ...rest } = row;
  return matchCase ? { ...rest, matchCase } : rest;
}

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
