import { AppError } from "../../../../shared/domain/errors.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import type { Parts } from "../../parts.ts";
import {
  resolveRules,
  type ResolvedRules,
  type ResolveEnv,
} from "../../../../shared/domain/segment-compile.ts";
import {
  findSegment,
  getSegment,
  listSegments,
  rulesOfVersion,
  type SegmentRecord,
} from "../../store/segments.ts";

type Self = { id: string; name: string };
/** Rules one segment would have: to see what that would do to others. */
type Instead = { id: string; rules: SegmentRules };

/** The segments rules may build on, as the project has them now. */
const envOf = (parts: Parts, self?: Self, instead?: Instead): ResolveEnv => ({
  ...(self ? { self: { id: self.id, name: self.name } } : {}),
  source(id, version) {
    const segment = findSegment(parts.store, id);
    if (!segment || segment.deleted_at !== null)
      throw new AppError(
        "NOT_FOUND",
        segment
          ? `The base segment “${segment.name}” was deleted.`
          : `There is no segment with the ID ${id} to build on.`,
        { place: segment?.name ?? id, cure: "Take it out of the base segments, or restore it." },
      );
    if (instead?.id === id && version === undefined) return { ...segment, rules: instead.rules };
    if (segment.rules === null || version === undefined || version === segment.version)
      return segment;
    const rules = rulesOfVersion(parts.store, id, version);
    if (!rules)
      throw new AppError("NOT_FOUND", `“${segment.name}” has no version ${version}.`, {
        place: segment.name,
        cure: "Choose another version of it.",
      });
    return { ...segment, rules };
  },
});

/**
 * Rules with everything they build on put in. Throws an AppError that names the segment and the cure for circles, base
 * segments that are gone and chains that are too deep. `self` is the segment the rules belong to.
 */
export const resolved = (
  parts: Parts,
  rules: SegmentRules,
  self?: Self,
  instead?: Instead,
): ResolvedRules => resolveRules(rules, envOf(parts, self, instead));

/** Exactly the members of an imported or static segment. */
export const membersOnly = (id: string): ResolvedRules => ({
  include: "all",
  groups: [
    { sources: [{ members: id }], sourceType: "any", boxes: [], type: "all", exclude: false },
  ],
});

/** A saved segment of any type. */
export function resolvedSegment(parts: Parts, id: string, version?: number): ResolvedRules {
  const segment = getSegment(parts.store, id);
  if (segment.rules === null) return membersOnly(id);
  const { rules } = envOf(parts).source(id, version);
  return resolved(parts, rules ?? segment.rules, segment);
}

/** The moment and the zone in which rules are asked. */
export const asOfNow = (parts: Parts): { now: number; zone: string } => ({
  now: parts.clock.now(),
  zone: parts.settings().timeZone,
});

/** The segments that build on one, directly or through others, and that one itself. */
export function buildingOn(parts: Parts, id: string): SegmentRecord[] {
  const all = listSegments(parts.store);
  const found = new Set([id]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const { id: other, rules } of all)
      if (rules && basesOf(rules).some((base) => found.has(base))) found.add(other);
  }
  return all.filter((segment) => found.has(segment.id));
}

/** The segments that rules name, as bases and in criteria. */
const basesOf = (rules: SegmentRules): string[] =>
  rules.groups.flatMap((group) => [
    ...group.sources.map((source) => source.segmentId),
    ...group.dimensions.flatMap((box) =>
      box.criteria.flatMap(({ field }) => (field.kind === "segment" ? [field.segmentId] : [])),
    ),
  ]);
