import { IconHierarchy3 } from "@tabler/icons-react";
import type { MultivariateSplitSettings } from "../../shared/activities/multivariate-split.ts";
import type { ActivityView } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";

export const multivariateSplit: ActivityView<MultivariateSplitSettings> = {
  type: "multivariateSplit",
  group: "Decisions",
  icon: IconHierarchy3,
  tone: "decision",
  Summary: DescribedSummary,
  Inspector: () => null,
};
