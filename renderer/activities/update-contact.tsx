import { IconUserEdit } from "@tabler/icons-react";
import type { UpdateContactSettings } from "../../shared/activities/update-contact.ts";
import type { ActivityView } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";

export const updateContact: ActivityView<UpdateContactSettings> = {
  type: "updateContact",
  group: "Contact",
  icon: IconUserEdit,
  tone: "action",
  Summary: DescribedSummary,
  Inspector: () => null,
};
