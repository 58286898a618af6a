import { IconArrowsShuffle } from "@tabler/icons-react";
import type { RandomSplitSettings } from "../../shared/activities/random-split.ts";
import type { ActivityView } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";

export const randomSplit: ActivityView<RandomSplitSettings> = {
  type: "randomSplit",
  group: "Decisions",
  icon: IconArrowsShuffle,
  tone: "decision",
  Summary: DescribedSummary,
  Inspector: () => null,
};
