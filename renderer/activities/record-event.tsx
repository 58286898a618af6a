import { IconBolt } from "@tabler/icons-react";
import type { RecordEventSettings } from "../../shared/activities/record-event.ts";
import type { ActivityView } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";

export const recordEvent: ActivityView<RecordEventSettings> = {
  type: "recordEvent",
  group: "Contact",
  icon: IconBolt,
  tone: "action",
  Summary: DescribedSummary,
  Inspector: () => null,
};
