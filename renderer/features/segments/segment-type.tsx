import { IconFileImport, IconListCheck, IconRefresh, IconTargetArrow } from "@tabler/icons-react";
import type { SegmentType } from "../../../shared/domain/segment.ts";
import { Pill } from "../../ui/pill.tsx";

const typeNames: Record<SegmentType, string> = {
  dynamic: "Dynamic",
  imported: "Imported",
  static: "Static",
};
const icons = { dynamic: IconTargetArrow, imported: IconFileImport, static: IconListCheck };
const pillIcons = { ...icons, dynamic: IconRefresh };

export function SegmentIcon({ type, size }: { type: SegmentType; size: number }) {
  const Icon = icons[type];
  return <Icon size={size} />;
}

export function SegmentTypePill({ type }: { type: SegmentType }) {
  const Icon = pillIcons[type];
  return <Pill icon={<Icon size={13} />}>{typeNames[type]}</Pill>;
}
