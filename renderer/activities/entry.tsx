import { IconLogin2 } from "@tabler/icons-react";
import type { EntrySettings } from "../../shared/activities/entry.ts";
import type { ActivityView } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";

export const entry: ActivityView<EntrySettings> = {
  type: "entry",
  group: null,
  icon: IconLogin2,
  tone: "entry",
  Summary: DescribedSummary,
  Inspector: () => null,
};
