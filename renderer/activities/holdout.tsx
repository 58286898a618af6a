import { IconUserOff } from "@tabler/icons-react";
import type { HoldoutSettings } from "../../shared/activities/holdout.ts";
import type { ActivityView } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";

export const holdout: ActivityView<HoldoutSettings> = {
  type: "holdout",
  group: "Decisions",
  icon: IconUserOff,
  tone: "decision",
  Summary: DescribedSummary,
  Inspector: () => null,
};
