import type { SimulationSetup } from "../../../../shared/contract/trials.ts";
import type { ResolvedRules } from "../../../../shared/domain/segment-resolve.ts";
import type { JourneyDocument } from "../../../../shared/journey/graph.ts";
import type { TraceCounts, TraceReport } from "../../../../shared/journey/simulation/report.ts";
import type { TraceStep } from "../../../../shared/journey/simulation/trace.ts";

/** What the thread of a simulation begins with. */
export type ThreadData = {
  file: string;
  setup: SimulationSetup;
  document: JourneyDocument;
  /** The segments its conditions ask about, with everything they build on; those that are gone are left out. */
  segments: Record<string, ResolvedRules>;
  /** Who takes part, ascending. */
  contacts: number[];
  projectZone: string;
  /** Names the draws. */
  seed: string;
};

export type Question =
  | { ask: "at"; at: number; around: number }
  | { ask: "people"; after: number | null; limit: number; activity?: string; outlet?: string }
  | { ask: "person"; person: number }
  | { ask: "csv" };

export type Answers = {
  at: {
    counts: TraceCounts[];
    moving: { from: string; outlet: string; at: number; person: number }[];
  };
  people: {
    items: { person: number; contact: number; name: string; end: string; messages: number }[];
    next: number | null;
  };
  person: { name: string; steps: TraceStep[] };
  csv: string;
};

export type Summary = {
  people: number;
  report: TraceReport;
  rejected: Record<string, number>;
  heldOut: number;
  converted: { all: number; heldOut: number };
  milliseconds: number;
  fingerprint: string;
};

export type ToThread = { number: number; question: Question } | "end";
export type FromThread =
  | { progress: number }
  | { done: Summary }
  | { failed: string }
  | { number: number; answer: unknown };
