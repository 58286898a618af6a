import { AppError } from "../../../../shared/domain/errors.ts";
import {
  completeCriteria,
  problemOf,
  saysSomething,
  type Combine,
  type CriteriaGroup,
  type Criterion,
  type SegmentGroup,
  type SegmentRules,
} from "../../../../shared/domain/segment.ts";
import { asksContact, compileCriterion, type CriterionEnv } from "./compile-criterion.ts";
import { every, not, raw, some, sql, type Fragment } from "../../store/fragment.ts";

/** A base segment as a rule sees it: questions of its own, or a fixed list of members. */
export type SourceFacts = {
  readonly id: string;
  readonly name: string;
  readonly rules: SegmentRules | null;
};
export type SegmentEnv = CriterionEnv & {
  /** Throws an AppError that names the segment when there is none. */
  source(segmentId: string, version: number | undefined): SourceFacts;
  /** The segment these rules belong to, so that a circle through it is seen. */
  readonly self?: { readonly id: string; readonly name: string };
};
/** A condition over endpoint `e`; `contact` says whether it also reads the endpoint's contact as `c`. */
export type Compiled = Fragment & { readonly contact: boolean };

/** Segments may build on each other this deep, as in Pinpoint. */
export const maximumDepth = 5;

export type Leaf = (criterion: Criterion) => Fragment;
export type Trail = readonly { id: string; name: string }[];

/** A segment's rules as an SQL condition over endpoint `e` (and its contact `c`): Pinpoint's semantics, our operators. */
export function compileSegment(rules: SegmentRules, env: SegmentEnv): Compiled {
  let contact = false;
  const leaf: Leaf = (criterion) => {
    contact ||= asksContact(criterion);
    return compileCriterion(criterion, env);
  };
  return { ...compileRules(rules, env, leaf), contact };
}

/** An imported segment as a condition over endpoint `e`: one step into the index of key ranges per kind. */
export function compileMembers(segmentId: string): Compiled {
  const within = (kind: string, key: string) =>
    raw(
      `coalesce((SELECT m.last_key FROM segment_members AS m WHERE m.segment_id = ? AND m.kind = '${kind}' AND m.first_key <= ${key} ORDER BY m.first_key DESC LIMIT 1) >= ${key}, 0)`,
      segmentId,
    );
  return { ...some([within("endpoint", "e.key"), within("contact", "e.contact")]), contact: false };
}

/** Rules that are not saved yet stand at the head of the trail as well, so that depth is counted alike. */
const startOf = (env: SegmentEnv): Trail => [env.self ?? { id: "", name: "This segment" }];

/** The same with criteria as `leaf` writes them, so that a count can evaluate each one once. */
export function compileRules(
  rules: SegmentRules,
  env: SegmentEnv,
  leaf: Leaf,
  trail: Trail = startOf(env),
): Fragment {
  const included = rules.groups.filter((group) => !group.exclude);
  const excluded = rules.groups.filter((group) => group.exclude && saysSomething(group));
  const group = (one: SegmentGroup) => compileGroup(one, env, leaf, trail);
  const base = combine(included.map(group), rules.include);
  return excluded.length === 0 ? base : every([base, not(some(excluded.map(group)))]);
}

/** The members of one group: its base segments, cut down by its criteria. */
export function compileGroup(
  group: SegmentGroup,
  env: SegmentEnv,
  leaf: Leaf,
  trail: Trail = startOf(env),
): Fragment {
  const sources = group.sources.map((source) =>
    compileSource(source.segmentId, source.version, env, leaf, trail),
  );
  const boxes = group.dimensions
    .map((box) => ({ match: box.match, criteria: completeCriteria(box) }))
    .filter((box) => box.criteria.length > 0)
    .map((box: CriteriaGroup) => combine(box.criteria.map(leaf), box.match));
  return every([combine(sources, group.sourceType), combine(boxes, group.type)]);
}

/** Nothing to combine is no restriction, with NONE too. */
function combine(parts: Fragment[], how: Combine): Fragment {
  if (parts.length === 0) return raw("1");
  if (how === "all") return every(parts);
  return how === "any" ? some(parts) : not(some(parts));
}

function compileSource(
  id: string,
  version: number | undefined,
  env: SegmentEnv,
  leaf: Leaf,
  trail: Trail,
): Fragment {
  const source = env.source(id, version);
  const circle = trail.findIndex((step) => step.id === id);
  if (circle >= 0) {
    const names = [...trail.slice(circle), source].map((step) => `‘${step.name}’`);
    throw new AppError(
      "BAD_INPUT",
      `Segments can't build on each other in a circle: ${names.join(" builds on ")}.`,
      { place: source.name, cure: `Take ‘${source.name}’ out of the base segments.` },
    );
  }
  if (source.rules === null) return sql`${compileMembers(id)}`;
  if (trail.length > maximumDepth)
    throw new AppError(
      "BAD_INPUT",
      `Segments can build on each other ${maximumDepth} deep; ‘${source.name}’ is one too many.`,
      { place: source.name, cure: "Put its criteria into this segment instead." },
    );
  return compileRules(source.rules, env, leaf, [...trail, source]);
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
