import { IconAlertTriangle, IconBan, IconCircleCheck, IconPlayerPause } from "@tabler/icons-react";
import { Pill } from "../../../ui/pill.tsx";
import type { ContactStatus } from "./contact-filter.ts";
import { statusNames } from "./filter-words.ts";

const looks = {
  active: { tone: "success", icon: <IconCircleCheck size={13} /> },
  optedOut: { tone: "warning", icon: <IconBan size={13} /> },
  bounced: { tone: "danger", icon: <IconAlertTriangle size={13} /> },
  inactive: { tone: "neutral", icon: <IconPlayerPause size={13} /> },
} as const;

export const StatusPill = ({ status }: { status: ContactStatus }) => (
  <Pill {...looks[status]}>{statusNames[status]}</Pill>
);
