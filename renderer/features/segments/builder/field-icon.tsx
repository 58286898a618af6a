import {
  IconActivity,
  IconBroadcast,
  IconDeviceMobile,
  IconHash,
  IconMapPin,
  IconTag,
  IconUser,
} from "@tabler/icons-react";
import type { CriterionField } from "../../../../shared/domain/segment.ts";

const icons = {
  channel: IconBroadcast,
  attribute: IconTag,
  userAttribute: IconUser,
  metric: IconHash,
  demographic: IconDeviceMobile,
  location: IconMapPin,
  activity: IconActivity,
} satisfies Record<CriterionField["kind"], typeof IconTag>;

export function FieldIcon({ field }: { field: CriterionField }) {
  const Icon = icons[field.kind];
  return <Icon size={15} />;
}
