import { hour } from "../../domain/time.ts";
import { channelOf, type JourneyDocument } from "../graph.ts";
import type { Trace, TraceStep } from "./trace.ts";

/** Counts of one activity, from a trace. */
export type TraceCounts = {
  activity: string;
  arrived: number;
  here: number;
  passed: number;
  ended: number;
  sent: number;
  outlets: Record<string, number>;
  notSent: Record<string, number>;
  medianTime: number | null;
};

const blankCounts = (activity: string): TraceCounts => ({
  activity,
  arrived: 0,
  here: 0,
  passed: 0,
  ended: 0,
  sent: 0,
  outlets: {},
  notSent: {},
  medianTime: null,
});

const add = (to: Record<string, number>, name: string, count = 1) => {
  to[name] = (Object.hasOwn(to, name) ? (to[name] ?? 0) : 0) + count;
};

/** Counts one row of a trace: an arrival, what happened, a departure. */
export function countStep(counts: TraceCounts, step: TraceStep): void {
  if (step.arrived) {
    counts.arrived += 1;
    counts.here += 1;
  }
  if (step.kind === "sent") counts.sent += Number(step.detail ?? 1);
  if (step.kind === "notSent") add(counts.notSent, step.detail ?? "");
  if (step.kind === "ended") counts.ended += 1;
  if (step.outlet !== null) {
    counts.passed += 1;
    add(counts.outlets, step.outlet);
  }
  if (leaves(step)) counts.here -= 1;
}

/** Whether somebody is no longer at the activity after this row. */
export const leaves = (step: TraceStep): boolean => step.outlet !== null || step.kind === "ended";

export const blankCountsOf = (document: JourneyDocument): Map<string, TraceCounts> =>
  new Map(Object.keys(document.activities).map((id) => [id, blankCounts(id)]));

/** Counts of every activity up to and including an instant. */
export function countsAt(trace: Trace, document: JourneyDocument, at: number): TraceCounts[] {
  const counts = blankCountsOf(document);
  for (const row of trace.byTime()) {
    if (trace.timeOf(row) > at) break;
    const step = trace.step(row);
    const of = counts.get(step.activity);
    if (of) countStep(of, step);
  }
  return [...counts.values()];
}

export type TraceReport = {
  counts: TraceCounts[];
  entered: number;
  ended: number;
  histogram: { from: number; step: number; actions: number[]; held: number[] };
  messages: { channel: string; day: number; sent: number; notSent: number }[];
  peak: { at: number; messages: number } | null;
  outcomes: { activity: string | null; label: string; people: number }[];
  notSent: Record<string, number>;
  held: number;
};

const bars = 240;
const caps = ["dailyCap", "totalCap", "timeframeCap", "dailyLimit"];
export const overCaps = (notSent: Record<string, number>): number =>
  caps.reduce((total, reason) => total + (notSent[reason] ?? 0), 0);

/** Everything that is told of a whole trace. `dayOf` is where the local day of an instant begins. */
export function reportOf(
  trace: Trace,
  document: JourneyDocument,
  span: { from: number; to: number },
  dayOf: (instant: number) => number,
): TraceReport {
  const counts = blankCountsOf(document);
  const times = new Map<string, number[]>();
  const arrivals = new Map<number, number>();
  const width = Math.max(1, Math.ceil((span.to - span.from + 1) / bars));
  const actions = Array.from({ length: bars }, () => 0);
  const held = Array.from({ length: bars }, () => 0);
  const messages = new Map<string, TraceReport["messages"][number]>();
  const hours = new Map<number, number>();
  const outcomes = new Map<string, TraceReport["outcomes"][number]>();
  const notSent: Record<string, number> = {};
  let entered = 0;
  let ended = 0;
  let heldCount = 0;

  const message = (step: TraceStep, channel: string) => {
    const day = dayOf(step.at);
    const name = `${channel} ${day}`;
    const known = messages.get(name) ?? { channel, day, sent: 0, notSent: 0 };
    messages.set(name, known);
    return known;
  };
  for (let row = 0; row < trace.length; row += 1) {
    const step = trace.step(row);
    const of = counts.get(step.activity);
    if (of) countStep(of, step);
    const bar = Math.min(bars - 1, Math.max(0, Math.floor((step.at - span.from) / width)));
    if (step.arrived) arrivals.set(step.person, step.at);
    if (step.arrived && step.activity === document.entry) entered += 1;
    if (leaves(step)) {
      const list = times.get(step.activity) ?? [];
      list.push(step.at - (arrivals.get(step.person) ?? step.at));
      times.set(step.activity, list);
    }
    if (step.kind === "held") {
      heldCount += 1;
      held[bar] = (held[bar] ?? 0) + 1;
      continue;
    }
    if (step.kind === "sent") {
      const count = Number(step.detail ?? 1);
      message(step, channelOf(document, step.activity) ?? "").sent += count;
      const at = Math.floor(step.at / hour) * hour;
      hours.set(at, (hours.get(at) ?? 0) + count);
    }
    if (step.kind === "notSent") {
      add(notSent, step.detail ?? "");
      message(step, channelOf(document, step.activity) ?? "").notSent += 1;
    }
    if (step.kind === "ended") {
      ended += 1;
      const label = step.detail ?? "completed";
      const name = `${step.activity} ${label}`;
      const known = outcomes.get(name) ?? { activity: step.activity, label, people: 0 };
      known.people += 1;
      outcomes.set(name, known);
    }
    actions[bar] = (actions[bar] ?? 0) + 1;
  }
  for (const [activity, list] of times) {
    const of = counts.get(activity);
    if (of) of.medianTime = median(list);
  }
  return {
    counts: [...counts.values()],
    entered,
    ended,
    histogram: { from: span.from, step: width, actions, held },
    messages: [...messages.values()].toSorted(
      (one, other) => one.day - other.day || one.channel.localeCompare(other.channel),
    ),
    peak: busiest(hours),
    outcomes: [...outcomes.values()].toSorted((one, other) => other.people - one.people),
    notSent,
    held: heldCount,
  };
}

function busiest(hours: Map<number, number>): TraceReport["peak"] {
  let peak: TraceReport["peak"] = null;
  for (const [at, count] of hours)
    if (peak === null || count > peak.messages || (count === peak.messages && at < peak.at))
      peak = { at, messages: count };
  return peak;
}

/** The lower middle one, so that it is a time that somebody took. */
function median(list: number[]): number | null {
  const sorted = Float64Array.from(list).sort();
  return sorted[(sorted.length - 1) >> 1] ?? null;
}
