import { IconFileImport, IconRefresh, IconTargetArrow } from "@tabler/icons-react";
import type { SegmentType } from "../../../shared/domain/segment.ts";
import { Pill } from "../../ui/pill.tsx";

export const SegmentIcon = ({ type, size }: { type: SegmentType; size: number }) =>
  type === "imported" ? <IconFileImport size={size} /> : <IconTargetArrow size={size} />;

export const SegmentTypePill = ({ type }: { type: SegmentType }) =>
  type === "imported" ? (
    <Pill icon={<IconFileImport size={13} />}>Imported</Pill>
  ) : (
    <Pill icon={<IconRefresh size={13} />}>Dynamic</Pill>
  );
