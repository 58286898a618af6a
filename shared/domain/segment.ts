import { z } from "zod";
import { Criterion } from "./segment-criteria.ts";
import { problemOf } from "./segment-problems.ts";

// The words of segments are asked for here, wherever they are written down.
export {
  Criterion,
  CriterionField,
  EventCondition,
  EventDetails,
  EventWindow,
  MessageEventKind,
  NumberComparison,
  Operator,
  operatorsOf,
} from "./segment-criteria.ts";
export { filledValues, problemOf } from "./segment-problems.ts";

/** How sets combine, at every level of a segment (Pinpoint 2.3). */
export const Combine = z.enum(["all", "any", "none"]);
export type Combine = z.infer<typeof Combine>;

/** An indented box of the builder: its rows joined by all (AND) or any (OR). */
export const CriteriaGroup = z.object({
  match: z.enum(["all", "any"]),
  criteria: z.array(Criterion),
});
export type CriteriaGroup = z.infer<typeof CriteriaGroup>;

export const SegmentSource = z.object({
  segmentId: z.string(),
  version: z.number().int().positive().optional(),
});
export type SegmentSource = z.infer<typeof SegmentSource>;

export const SegmentGroup = z.object({
  name: z.string().max(64).optional(),
  sources: z.array(SegmentSource),
  sourceType: Combine,
  dimensions: z.array(CriteriaGroup),
  type: Combine,
  exclude: z.boolean().optional(),
  disabled: z.boolean().optional(),
});
export type SegmentGroup = z.infer<typeof SegmentGroup>;

export const SegmentRules = z.object({
  include: Combine,
  groups: z.array(SegmentGroup).min(1),
});
export type SegmentRules = z.infer<typeof SegmentRules>;

/** Dynamic: rules. Imported: what a file held. Static: chosen contacts, changed by hand. */
export const SegmentType = z.enum(["dynamic", "imported", "static"]);
export type SegmentType = z.infer<typeof SegmentType>;

export const emptyRules = (): SegmentRules => ({
  include: "all",
  groups: [
    { sources: [], sourceType: "any", dimensions: [{ match: "all", criteria: [] }], type: "all" },
  ],
});

/** The rows of a box that count: complete and not switched off. */
export const completeCriteria = (box: CriteriaGroup): Criterion[] =>
  box.criteria.filter((criterion) => !criterion.disabled && problemOf(criterion) === null);

/** Whether a group says anything yet. One that does not means everyone, so an exclusion without a word is left out. */
export const saysSomething = (group: SegmentGroup): boolean =>
  !group.disabled &&
  (group.sources.length > 0 || group.dimensions.some((box) => completeCriteria(box).length > 0));
