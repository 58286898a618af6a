import { IconFlag } from "@tabler/icons-react";
import type { EndSettings } from "../../shared/activities/end.ts";
import type { ActivityView } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";

export const end: ActivityView<EndSettings> = {
  type: "end",
  group: "Contact",
  icon: IconFlag,
  tone: "exit",
  Summary: DescribedSummary,
  Inspector: () => null,
};
