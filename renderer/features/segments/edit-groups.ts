import type { Combine, SegmentGroup, SegmentRules } from "../../../shared/domain/segment.ts";
import { changeAt } from "./paths.ts";

/** How a group meets the one before it. `nor` only where rules came from elsewhere. */
export type Join = "and" | "or" | "nor" | "exclude";

const emptyGroup = (): SegmentGroup => ({
  sources: [],
  sourceType: "any",
  dimensions: [],
  type: "all",
});

const withGroup = (
  rules: SegmentRules,
  index: number,
  change: (group: SegmentGroup) => SegmentGroup,
): SegmentRules => ({ ...rules, groups: changeAt(rules.groups, index, change) });

export const addGroup = (rules: SegmentRules): SegmentRules => ({
  ...rules,
  groups: [...rules.groups, emptyGroup()],
});

export function duplicateGroup(rules: SegmentRules, index: number): SegmentRules {
  const group = rules.groups[index];
  if (!group) return rules;
  return { ...rules, groups: rules.groups.toSpliced(index + 1, 0, structuredClone(group)) };
}

/** The last group is emptied rather than taken away. */
export const removeGroup = (rules: SegmentRules, index: number): SegmentRules => ({
  ...rules,
  groups: rules.groups.length > 1 ? rules.groups.toSpliced(index, 1) : [emptyGroup()],
});

export function moveGroup(rules: SegmentRules, index: number, step: -1 | 1): SegmentRules {
  const group = rules.groups[index];
  const to = index + step;
  if (!group || to < 0 || to >= rules.groups.length) return rules;
  return { ...rules, groups: rules.groups.toSpliced(index, 1).toSpliced(to, 0, group) };
}

export const setExclude = (rules: SegmentRules, index: number, exclude: boolean): SegmentRules =>
  withGroup(rules, index, (group) => {
    const { exclude: before, ...rest } = group;
    return exclude ? (before ? group : { ...rest, exclude }) : rest;
  });

export const setGroupType = (rules: SegmentRules, index: number, type: Combine): SegmentRules =>
  withGroup(rules, index, (group) => ({ ...group, type }));

export const setSourceType = (
  rules: SegmentRules,
  index: number,
  sourceType: Combine,
): SegmentRules => withGroup(rules, index, (group) => ({ ...group, sourceType }));

export const addSource = (rules: SegmentRules, index: number, segmentId: string): SegmentRules =>
  withGroup(rules, index, (group) =>
    group.sources.some((source) => source.segmentId === segmentId)
      ? group
      : { ...group, sources: [...group.sources, { segmentId }] },
  );

export const removeSource = (rules: SegmentRules, index: number, at: number): SegmentRules =>
  withGroup(rules, index, (group) => ({ ...group, sources: group.sources.toSpliced(at, 1) }));

export function joinOf(rules: SegmentRules, index: number): Join {
  if (rules.groups[index]?.exclude) return "exclude";
  return ({ all: "and", any: "or", none: "nor" } as const)[rules.include];
}

/** AND and OR hold between all groups that are included: there is one of them per segment. */
export const setJoin = (rules: SegmentRules, index: number, join: Join): SegmentRules =>
  join === "exclude"
    ? setExclude(rules, index, true)
    : {
        ...setExclude(rules, index, false),
        include: ({ and: "all", or: "any", nor: "none" } as const)[join],
      };

export const setGroupDisabled = (
  rules: SegmentRules,
  index: number,
  disabled: boolean,
): SegmentRules =>
  withGroup(rules, index, (group) => {
    const { disabled: _, ...rest } = group;
    return disabled ? { ...rest, disabled } : rest;
  });

/** A name of its own; an empty one gives the number back. */
export const setGroupName = (rules: SegmentRules, index: number, name: string): SegmentRules =>
  withGroup(rules, index, (group) => {
    const { name: _, ...rest } = group;
    return name.trim() === "" ? rest : { ...rest, name: name.trim().slice(0, 64) };
  });

export const setSourceVersion = (
  rules: SegmentRules,
  index: number,
  at: number,
  version: number | null,
): SegmentRules =>
  withGroup(rules, index, (group) => ({
    ...group,
    sources: changeAt(group.sources, at, ({ segmentId }) => ({
      segmentId,
      ...(version === null ? {} : { version }),
    })),
  }));

/** What a group is called: its name, or its number. */
export const groupName = (group: Pick<SegmentGroup, "name">, index: number): string =>
  group.name ?? `Segment group ${index + 1}`;
