import {
  IconBan,
  IconCheck,
  IconClock,
  IconDoorExit,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { journeyStatusNames, type JourneyStatus } from "../../../shared/domain/journey.ts";
import { Pill } from "../../ui/pill.tsx";
import type { Tone } from "../../ui/tones.ts";

const looks: Record<JourneyStatus, { tone: Tone; icon: ReactNode }> = {
  draft: { tone: "neutral", icon: <IconPencil size={12} /> },
  scheduled: { tone: "info", icon: <IconClock size={12} /> },
  live: { tone: "success", icon: <IconPlayerPlay size={12} /> },
  paused: { tone: "warning", icon: <IconPlayerPause size={12} /> },
  closed: { tone: "info", icon: <IconDoorExit size={12} /> },
  completed: { tone: "neutral", icon: <IconCheck size={12} /> },
  stopped: { tone: "neutral", icon: <IconBan size={12} /> },
};

export function JourneyPill({ status }: { status: JourneyStatus }) {
  const { tone, icon } = looks[status];
  return (
    <Pill tone={tone} icon={icon}>
      {journeyStatusNames[status]}
    </Pill>
  );
}
