import type { CriteriaGroup, SegmentRules } from "../../../../shared/domain/segment.ts";
import type { ResolvedRules } from "../../../../shared/domain/segment-resolve.ts";
import type { Parts } from "../../parts.ts";
import { ofBox } from "./pieces.ts";
import { asOfNow, resolved, resolvedSegment } from "./sources.ts";

/** Whether some contacts are in a segment or meet criteria, and who is in one: as it is now. */
export const createAmong = (parts: Parts) => ({
  /** Throws NOT_FOUND for a segment that is gone. */
  async among(
    of: { segmentId: string } | { criteria: CriteriaGroup },
    contacts: readonly number[],
  ): Promise<Set<number>> {
    const rules =
      "segmentId" in of
        ? resolvedSegment(parts, of.segmentId)
        : resolved(parts, ofBox(of.criteria));
    const places = await parts.index.ask("memberships", {
      contacts,
      segments: [rules],
      ...asOfNow(parts),
    });
    return new Set(contacts.filter((_, at) => (places[at]?.length ?? 0) > 0));
  },
  /** Contacts by key, after one; of the segment as it is, or of rules that were kept. */
  page: (
    of: { segmentId: string; rules: string | null },
    { after, limit }: { after: number; limit: number },
  ): Promise<number[]> =>
    parts.index.ask("contactKeys", {
      set: {
        rules:
          of.rules === null
            ? resolvedSegment(parts, of.segmentId)
            : (JSON.parse(of.rules) as ResolvedRules),
      },
      ...asOfNow(parts),
      after,
      limit,
    }),
  /** Rules with everything they build on, as text that can be kept. */
  rulesOf: (segmentId: string): string => JSON.stringify(resolvedSegment(parts, segmentId)),
  /** How many contacts rules have that are saved nowhere. */
  async countOf(rules: SegmentRules): Promise<number> {
    const answer = await parts.index.ask("count", {
      rules: resolved(parts, rules),
      ...asOfNow(parts),
    });
    return answer.contacts;
  },
  /** A saved segment, or one box of criteria, with everything it builds on. */
  resolvedOf: (of: { segmentId: string } | { criteria: CriteriaGroup }): ResolvedRules =>
    "segmentId" in of ? resolvedSegment(parts, of.segmentId) : resolved(parts, ofBox(of.criteria)),
  async count(segmentId: string): Promise<number> {
    const answer = await parts.index.ask("count", {
      rules: resolvedSegment(parts, segmentId),
      ...asOfNow(parts),
    });
    return answer.contacts;
  },
});
