import { AppError } from "./errors.ts";
import {
  completeCriteria,
  saysSomething,
  type Combine,
  type Criterion,
  type SegmentRules,
} from "./segment.ts";

/** Another segment, put in: its rules, or the fixed members it has. */
export type ResolvedSource = { rules: ResolvedRules } | { members: string };
export type ResolvedCriterion = { criterion: Criterion } | { in: ResolvedSource; negated: boolean };
export type ResolvedGroup = {
  sources: ResolvedSource[];
  sourceType: Combine;
  boxes: { match: "all" | "any"; criteria: ResolvedCriterion[] }[];
  type: Combine;
  exclude: boolean;
};
/** Rules as they are evaluated: only what counts, with all segments they name put in. Plain data. */
export type ResolvedRules = { include: Combine; groups: ResolvedGroup[] };

export type ResolveEnv = {
  /** A segment by its id, of one version if given; `rules` are null for imported and static ones. Throws when it is gone. */
  source(
    id: string,
    version: number | undefined,
  ): { id: string; name: string; rules: SegmentRules | null };
  /** The segment whose rules these are, to find circles. */
  self?: { id: string; name: string };
};

export const maximumDepth = 5;

/**
 * Rules with the segments they build on put in. Incomplete and switched-off rows are left out, and exclusions that say
 * nothing. Throws BAD_INPUT for a circle and for more than five segments on top of each other.
 */
export const resolveRules = (rules: SegmentRules, env: ResolveEnv): ResolvedRules =>
  resolve(rules, env, [env.self ?? { id: "", name: "This segment" }]);

type Trail = readonly { id: string; name: string }[];

function resolve(rules: SegmentRules, env: ResolveEnv, trail: Trail): ResolvedRules {
  const source = (id: string, version?: number) => resolveSource(id, version, env, trail);
  const criterion = (one: Criterion): ResolvedCriterion =>
    one.field.kind === "segment"
      ? { in: source(one.field.segmentId), negated: one.operator === "isNotIn" }
      : { criterion: one };
  return {
    include: rules.include,
    groups: rules.groups
      .filter((group) => !group.disabled && (!group.exclude || saysSomething(group)))
      .map((group) => ({
        sources: group.sources.map(({ segmentId, version }) => source(segmentId, version)),
        sourceType: group.sourceType,
        boxes: group.dimensions
          .map((box) => ({ match: box.match, criteria: completeCriteria(box).map(criterion) }))
          .filter((box) => box.criteria.length > 0),
        type: group.type,
        exclude: group.exclude === true,
      })),
  };
}

function resolveSource(
  id: string,
  version: number | undefined,
  env: ResolveEnv,
  trail: Trail,
): ResolvedSource {
  const found = env.source(id, version);
  const circle = trail.findIndex((step) => step.id === id);
  if (circle >= 0) {
    const names = [...trail.slice(circle), found].map(({ name }) => `“${name}”`);
    throw new AppError(
      "BAD_INPUT",
      `Segments can’t build on each other in a circle: ${names.join(" builds on ")}.`,
      {
        place: found.name,
        cure: `Take “${found.name}” out of “${trail.at(-1)?.name ?? found.name}”.`,
      },
    );
  }
  if (found.rules === null) return { members: id };
  if (trail.length > maximumDepth)
    throw new AppError(
      "BAD_INPUT",
      `Segments can build on each other ${maximumDepth} deep; “${found.name}” is one too many.`,
      { place: found.name, cure: "Put its criteria into this segment instead." },
    );
  return { rules: resolve(found.rules, env, [...trail, { id, name: found.name }]) };
}
