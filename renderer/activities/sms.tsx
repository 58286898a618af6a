import { IconMessage2 } from "@tabler/icons-react";
import type { SmsSettings } from "../../shared/activities/sms.ts";
import type { ActivityView } from "./activity-view.ts";
import { BubbleSummary } from "./card/template-summary.tsx";

export const sms: ActivityView<SmsSettings> = {
  type: "sms",
  group: "Messages",
  icon: IconMessage2,
  tone: "sms",
  Summary: BubbleSummary,
  Inspector: () => null,
};
