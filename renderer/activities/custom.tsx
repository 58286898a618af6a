import { IconWebhook } from "@tabler/icons-react";
import type { CustomSettings } from "../../shared/activities/custom.ts";
import type { ActivityView } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";

export const custom: ActivityView<CustomSettings> = {
  type: "custom",
  group: "Messages",
  icon: IconWebhook,
  tone: "custom",
  Summary: DescribedSummary,
  Inspector: () => null,
};
