import { IconMail } from "@tabler/icons-react";
import type { EmailSettings } from "../../shared/activities/email.ts";
import type { ActivityView } from "./activity-view.ts";
import { MailSummary } from "./card/template-summary.tsx";

export const email: ActivityView<EmailSettings> = {
  type: "email",
  group: "Messages",
  icon: IconMail,
  tone: "email",
  Summary: MailSummary,
  Inspector: () => null,
};
