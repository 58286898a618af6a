import { IconRoute } from "@tabler/icons-react";
import type { StartJourneySettings } from "../../shared/activities/start-journey.ts";
import type { ActivityView } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";

export const startJourney: ActivityView<StartJourneySettings> = {
  type: "startJourney",
  group: "Contact",
  icon: IconRoute,
  tone: "action",
  Summary: DescribedSummary,
  Inspector: () => null,
};
