import { IconDeviceMobile } from "@tabler/icons-react";
import type { PushSettings } from "../../shared/activities/push.ts";
import type { ActivityView } from "./activity-view.ts";
import { TemplateLine } from "./card/template-summary.tsx";

export const push: ActivityView<PushSettings> = {
  type: "push",
  group: "Messages",
  icon: IconDeviceMobile,
  tone: "push",
  Summary: TemplateLine,
  Inspector: () => null,
};
