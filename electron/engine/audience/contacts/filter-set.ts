import type { ContactFilter } from "../../../../shared/contract/contacts.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { ResolvedRules } from "../../../../shared/domain/segment-compile.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import type { Parts } from "../../parts.ts";
import { steps } from "../segments/pieces.ts";
import { resolved, resolvedSegment } from "../segments/sources.ts";

/** What the index answers of a filter: the contacts in rules, less those in others. */
export type FilterSet = { rules: ResolvedRules; without?: ResolvedRules };

/** Endpoints for which all of these hold; all there are where none is given. */
const allOf = (rules: ResolvedRules[]): ResolvedRules => ({
  include: "all",
  groups: rules.map((one) => ({
    sources: [{ rules: one }],
    sourceType: "any",
    boxes: [],
    type: "all",
    exclude: false,
  })),
});

/** The segment, the rules and the step of a filter as one set; null where it names none. */
export function setOf(
  parts: Parts,
  { segmentId, rules, removedByStep }: ContactFilter,
): FilterSet | null {
  const inSegment = segmentId === undefined ? [] : [resolvedSegment(parts, segmentId)];
  if (rules && removedByStep !== undefined) return removed(parts, rules, removedByStep, inSegment);
  const all = [...inSegment, ...(rules ? [resolved(parts, rules)] : [])];
  return all.length > 0 ? { rules: allOf(all) } : null;
}

/** Whom a step of a waterfall took away: left before it, and not after. The first line of a waterfall is all contacts. */
function removed(
  parts: Parts,
  rules: SegmentRules,
  step: number,
  inSegment: ResolvedRules[],
): FilterSet {
  const all = steps(rules).map((one) => resolved(parts, one.rules));
  if (step > all.length)
    throw new AppError("BAD_INPUT", "These rules have no such step.", { place: "removedByStep" });
  return {
    rules: allOf([...inSegment, ...all.slice(0, step - 1)]),
    without: allOf([...inSegment, ...all.slice(0, step)]),
  };
}

/** Whether a filter asks something the index does not know, so that the tables have to be read. */
export const asksTables = (filter: ContactFilter): boolean =>
  Boolean(filter.search?.trim()) ||
  filter.importId !== undefined ||
  filter.channel !== undefined ||
  filter.status !== undefined ||
  filter.campaign !== undefined;
