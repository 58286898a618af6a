import { IconHourglass } from "@tabler/icons-react";
import type { WaitSettings } from "../../shared/activities/wait.ts";
import type { ActivityView } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";

export const wait: ActivityView<WaitSettings> = {
  type: "wait",
  group: "Timing",
  icon: IconHourglass,
  tone: "wait",
  Summary: DescribedSummary,
  Inspector: () => null,
};
