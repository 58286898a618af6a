import {
  IconAlertOctagon,
  IconBan,
  IconCheck,
  IconClock,
  IconPencil,
  IconPlayerPause,
  IconRepeat,
  IconSend,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { CampaignStatus, LatePolicy, Schedule } from "../../../shared/domain/campaign.ts";
import { cityOf, type Format } from "../../ui/format.ts";
import { Pill } from "../../ui/pill.tsx";
import type { Tone } from "../../ui/tones.ts";
import { instantOf } from "./due-times.ts";

const statuses: Record<CampaignStatus, { word: string; tone: Tone; icon: ReactNode }> = {
  draft: { word: "Draft", tone: "neutral", icon: <IconPencil size={12} /> },
  scheduled: { word: "Scheduled", tone: "info", icon: <IconClock size={12} /> },
  sending: { word: "Sending", tone: "info", icon: <IconSend size={12} /> },
  pendingNextRun: { word: "Waiting for next run", tone: "info", icon: <IconRepeat size={12} /> },
  paused: { word: "Paused", tone: "warning", icon: <IconPlayerPause size={12} /> },
  completed: { word: "Completed", tone: "success", icon: <IconCheck size={12} /> },
  cancelled: { word: "Cancelled", tone: "neutral", icon: <IconBan size={12} /> },
  failed: { word: "Failed", tone: "danger", icon: <IconAlertOctagon size={12} /> },
};

export function CampaignPill({ status }: { status: CampaignStatus }) {
  const { word, tone, icon } = statuses[status];
  return (
    <Pill tone={tone} icon={icon}>
      {word}
    </Pill>
  );
}

export const nameOr = (name: string): string => name.trim() || "Untitled campaign";

const weekdays = [
  "Sundays",
  "Mondays",
  "Tuesdays",
  "Wednesdays",
  "Thursdays",
  "Fridays",
  "Saturdays",
];

const ordinal = (number: number): string => {
  const ending = number % 10 < 4 && Math.floor(number / 10) !== 1 ? number % 10 : 0;
  return `${number}${["th", "st", "nd", "rd"][ending] ?? "th"}`;
};

/** “Weekly on Fridays at 09:00 Vienna, until 4 Dec 2026”. `format` is the window's; the zone is the schedule's. */
export function scheduleWords(schedule: Schedule, format: Format, now: number): string {
  if (schedule.kind === "immediately") return "Immediately";
  const { at, zone } = schedule;
  const start = instantOf(at, zone, now);
  if (start === null) return "No start time yet";
  if (schedule.kind === "once") return format.scheduled(start, zone, now);
  const [, month = 1, day = 1] = at.slice(0, 10).split("-").map(Number);
  const weekday = new Date(Date.UTC(Number(at.slice(0, 4)), month - 1, day)).getUTCDay();
  const clock = `at ${at.slice(11)} ${cityOf(zone)}`;
  const words = {
    hourly: `Hourly at ${at.slice(14)} past, ${cityOf(zone)}`,
    daily: `Daily ${clock}`,
    weekly: `Weekly on ${weekdays[weekday]} ${clock}`,
    monthly: `Monthly on the ${ordinal(day)} ${clock}`,
  }[schedule.every];
  const end = schedule.end === null ? null : instantOf(schedule.end, zone, now);
  return end === null ? words : `${words}, until ${format.date(end)}`;
}

export const latePolicyWords: Record<LatePolicy, string> = {
  ask: "ask",
  send: "send late",
  skip: "skip it",
};
