import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import { fold } from "../../../../shared/domain/segment-text.ts";

export type SegmentFilter = {
  search: string;
  type: SegmentRow["type"] | null;
  used: "used" | "unused" | null;
};

export const filterCount = ({ search, type, used }: SegmentFilter): number =>
  [search.trim(), type, used].filter(Boolean).length;

export function filterSegments(
  segments: readonly SegmentRow[],
  { search, type, used }: SegmentFilter,
): SegmentRow[] {
  const wanted = fold(search.trim());
  return segments.filter(
    (segment) =>
      fold(segment.name).includes(wanted) &&
      (type === null || segment.type === type) &&
      (used === null || segment.usedBy.length > 0 === (used === "used")),
  );
}

export type SegmentSort = "name" | "contacts" | "updatedAt";

export function sortSegments(
  segments: readonly SegmentRow[],
  by: SegmentSort,
  direction: "ascending" | "descending",
): SegmentRow[] {
  const sign = direction === "ascending" ? 1 : -1;
  return segments.toSorted((a, b) =>
    by === "name"
      ? sign * a.name.localeCompare(b.name)
      : // What is not counted yet is neither the largest nor the smallest: it comes last.
        (a[by] === null ? 1 : 0) - (b[by] === null ? 1 : 0) ||
        sign * ((a[by] ?? 0) - (b[by] ?? 0)) ||
        a.name.localeCompare(b.name),
  );
}
