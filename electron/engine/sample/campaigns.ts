import type { CampaignDraft, CampaignStatus, Schedule } from "../../../shared/domain/campaign.ts";
import { day, hour, minute } from "../../../shared/domain/time.ts";
import { nextDue } from "../zones.ts";
import type { Calendar } from "./calendar.ts";
import { sampleId } from "./chance.ts";
import type { SampleRun } from "./history.ts";
import { contentOf, type Wording } from "./letter.ts";
import { fridayPlan, oncePlans } from "./plans.ts";
import { allCustomers, inVienna, type SampleSegment } from "./segments.ts";
import { adventCalendar, weekendTasting } from "./wordings.ts";

export type SampleCampaign = {
  id: string;
  status: CampaignStatus;
  draft: CampaignDraft;
  nextRunAt: number | null;
  createdAt: number;
  updatedAt: number;
  /** Null for the draft, which has no frozen content either. */
  launchedAt: number | null;
};

const draftOf = (
  name: string,
  segment: SampleSegment,
  wording: Wording,
  schedule: Schedule,
): CampaignDraft => ({
  name,
  segmentId: segment.id,
  message: contentOf(wording),
  schedule,
  latePolicy: schedule.kind === "recurring" ? "send" : "ask",
});

/** The campaigns as they stand after the year's runs. */
export function sampleCampaigns(calendar: Calendar, runs: readonly SampleRun[]): SampleCampaign[] {
  const { zone, now } = calendar;
  const lastRun = (name: string) => runs.findLast((run) => run.plan.name === name);
  const finished = oncePlans.map((plan): SampleCampaign => {
    const due = calendar.at(plan.daysBefore[0] ?? 0, plan.clock);
    const schedule: Schedule = { kind: "once", at: due.local, zone };
    return {
      id: sampleId(`campaign ${plan.name}`),
      status: "completed",
      draft: draftOf(plan.name, plan.segment, plan.wording, schedule),
      nextRunAt: null,
      createdAt: due.instant - 4 * day - 2 * hour,
      updatedAt: lastRun(plan.name)?.endedAt ?? due.instant,
      launchedAt: due.instant - day + 3 * hour,
    };
  });
  const first = calendar.at(fridayPlan.daysBefore[0] ?? 0, fridayPlan.clock);
  const weekly: Schedule = { kind: "recurring", every: "weekly", at: first.local, zone, end: null };
  const thursday = calendar.at(-6, "10:00").instant > now ? -6 : -13;
  const tasting: Schedule = { kind: "once", at: calendar.at(thursday, "10:00").local, zone };
  const advent: Schedule = { kind: "once", at: calendar.at(-18, "08:00").local, zone };
  return [
    ...finished,
    {
      id: sampleId(`campaign ${fridayPlan.name}`),
      status: "pendingNextRun",
      draft: draftOf(fridayPlan.name, fridayPlan.segment, fridayPlan.wording, weekly),
      nextRunAt: nextDue(weekly, now),
      createdAt: first.instant - 3 * day,
      updatedAt: lastRun(fridayPlan.name)?.endedAt ?? first.instant,
      launchedAt: first.instant - day,
    },
    {
      id: sampleId("campaign Weekend tasting"),
      status: "scheduled",
      draft: draftOf("Weekend tasting", inVienna, weekendTasting, tasting),
      nextRunAt: nextDue(tasting, now),
      createdAt: now - 26 * hour,
      updatedAt: now - 20 * hour,
      launchedAt: now - 20 * hour,
    },
    {
      id: sampleId("campaign Advent calendar"),
      status: "draft",
      draft: draftOf("Advent calendar", allCustomers, adventCalendar, advent),
      nextRunAt: null,
      createdAt: now - 47 * hour,
      updatedAt: now - 95 * minute,
      launchedAt: null,
    },
  ];
}
