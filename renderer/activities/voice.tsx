import { IconPhone } from "@tabler/icons-react";
import type { VoiceSettings } from "../../shared/activities/voice.ts";
import type { ActivityView } from "./activity-view.ts";
import { TemplateLine } from "./card/template-summary.tsx";

export const voice: ActivityView<VoiceSettings> = {
  type: "voice",
  group: "Messages",
  icon: IconPhone,
  tone: "voice",
  Summary: TemplateLine,
  Inspector: () => null,
};
