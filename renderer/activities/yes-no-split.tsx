import { IconArrowsSplit2 } from "@tabler/icons-react";
import type { YesNoSplitSettings } from "../../shared/activities/yes-no-split.ts";
import type { ActivityView } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";

export const yesNoSplit: ActivityView<YesNoSplitSettings> = {
  type: "yesNoSplit",
  group: "Decisions",
  icon: IconArrowsSplit2,
  tone: "decision",
  Summary: DescribedSummary,
  Inspector: () => null,
};
