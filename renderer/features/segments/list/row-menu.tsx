import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import { SegmentMenu } from "../segment-menu.tsx";

export const SegmentRowMenu = ({ row }: { row: SegmentRow }) => (
  <SegmentMenu segment={row} inList />
);
