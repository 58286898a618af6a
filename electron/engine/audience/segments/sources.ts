import { AppError } from "../../../../shared/domain/errors.ts";
import type { Parts } from "../../parts.ts";
import type { SqlValue } from "../../store/database.ts";
import {
  findSegment,
  getSegment,
  listSegments,
  namedIn,
  rulesOfVersion,
  type SegmentRecord,
} from "../../store/segments.ts";
import { compileMembers, compileSegment, type Compiled, type SegmentEnv } from "./compile.ts";

/** What rules are compiled against: the project's clock and zone, and the segments it has now. */
export const segmentEnv = (parts: Parts, self?: { id: string; name: string }): SegmentEnv => ({
  now: parts.clock.now(),
  zone: parts.settings().timeZone,
  ...(self ? { self } : {}),
  source(id, version) {
    const segment = findSegment(parts.store, id);
    if (!segment || segment.deleted_at !== null)
      throw new AppError(
        "NOT_FOUND",
        segment
          ? `The base segment ‘${segment.name}’ was deleted.`
          : `There is no segment with the ID ${id} to build on.`,
        { place: segment?.name ?? id, cure: "Take it out of the base segments, or restore it." },
      );
    if (segment.type === "imported" || version === undefined || version === segment.version)
      return segment;
    const rules = rulesOfVersion(parts.store, id, version);
    if (!rules)
      throw new AppError("NOT_FOUND", `‘${segment.name}’ has no version ${version}.`, {
        place: segment.name,
        cure: "Choose another version of it.",
      });
    return { ...segment, rules };
  },
});

/** A saved segment as a condition over endpoint `e` and contact `c`. */
export function compileSaved(parts: Parts, id: string, version?: number): Compiled {
  const segment = getSegment(parts.store, id);
  if (segment.rules === null) return compileMembers(id);
  const env = segmentEnv(parts);
  const { rules } = env.source(id, version);
  return compileSegment(rules ?? segment.rules, { ...env, self: segment });
}

/** The segments that build on one, directly or through others, and that one itself. */
export function buildingOn(parts: Parts, id: string): SegmentRecord[] {
  const all = listSegments(parts.store);
  const found = new Set([id]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const { id: other, rules } of all)
      if (namedIn(rules).some((named) => found.has(named))) found.add(other);
  }
  return all.filter((segment) => found.has(segment.id));
}

/** `e` with what a condition reads of the contact. */
export const tablesOf = ({ contact }: { contact: boolean }) =>
  contact ? "endpoints AS e JOIN contacts AS c ON c.key = e.contact" : "endpoints AS e";

/**
 * The endpoint keys of a segment's members, as a column `key`: for campaigns. A condition per row, so that it can be
 * cut into ranges of keys without reading the others.
 */
export function segmentQuery(
  parts: Parts,
  segmentId: string,
  version?: number,
): { sql: string; values: SqlValue[] } {
  const members = compileSaved(parts, segmentId, version);
  return {
    sql: `SELECT e.key AS key FROM ${tablesOf(members)} WHERE ${members.sql}`,
    values: [...members.values],
  };
}
