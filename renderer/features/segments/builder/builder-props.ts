import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import type { Recipe } from "../recipes.ts";
import type { SegmentDoc } from "./use-segment-edit.ts";

export const crumbs = [{ label: "Segments", to: "/segments" }];

export type BuilderSegment = Omit<SegmentRow, "type"> & { rules: SegmentRules };
export type BuilderProps = {
  /** Null for a new one. */
  segment: BuilderSegment | null;
  recipe: Recipe | null;
  base: string | null;
  /** What another screen hands over, such as rules read from JSON. */
  given: SegmentDoc | null;
};
