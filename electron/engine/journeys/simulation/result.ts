import type { ActivityCounts } from "../../../../shared/contract/journey-runs.ts";
import type { SimulationResult } from "../../../../shared/contract/trials.ts";
import { overCaps, type TraceCounts } from "../../../../shared/journey/simulation/report.ts";
import { endReasons, type EndReason } from "../../../../shared/journey/step.ts";
import type { Parts } from "../../parts.ts";
import type { Summary } from "./protocol.ts";
import type { Simulation } from "./simulations.ts";

const rate = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** Counts of a trace as the live screen’s; what comes after the sending is not simulated and not measured. */
export const countsOf = (counts: TraceCounts): ActivityCounts => ({
  ...counts,
  delivered: null,
  opened: null,
  clicked: null,
  hardBounced: null,
  softBounced: null,
  complained: null,
  unsubscribed: null,
});

/** A simulation as the window shows it. What is not simulated, such as deliveries, is not measured. */
export function resultOf(
  parts: Parts,
  { setup, document, outOf }: Simulation,
  summary: Summary,
): SimulationResult {
  const { report } = summary;
  const limit = parts.settings().sendingPerSecond;
  const reached = { all: summary.people - summary.heldOut, heldOut: summary.heldOut };
  const goalRate = rate(summary.converted.all, reached.all);
  const heldOutRate = rate(summary.converted.heldOut, reached.heldOut);
  const { goal } = document.settings;
  return {
    setup,
    document,
    people: summary.people,
    outOf,
    live: {
      version: typeof setup.version === "number" ? setup.version : 0,
      document,
      activities: report.counts.map(countsOf),
      inJourney: report.entered - report.ended,
      completed: report.ended,
      entered: report.entered,
      enteredToday: 0,
      rejected: summary.rejected,
      notSent: report.notSent,
      goal:
        goal === null
          ? null
          : {
              text: `${goal.event} within ${goal.withinDays} ${goal.withinDays === 1 ? "day" : "days"}`,
              converted: summary.converted.all,
              rate: goalRate,
              heldOut: summary.heldOut,
              heldOutRate,
              lift: goalRate === null || heldOutRate === null ? null : goalRate - heldOutRate,
            },
      upTo: setup.until,
    },
    histogram: report.histogram,
    messages: report.messages,
    peak: report.peak && {
      ...report.peak,
      seconds: limit === null || limit === 0 ? null : Math.ceil(report.peak.messages / limit),
    },
    outcomes: report.outcomes.map((one) => ({
      ...one,
      label: one.label in endReasons ? endReasons[one.label as EndReason] : one.label,
    })),
    notSent: report.notSent,
    heldForQuietTime: report.held,
    overCap: overCaps(report.notSent),
    milliseconds: summary.milliseconds,
    fingerprint: summary.fingerprint,
  };
}
