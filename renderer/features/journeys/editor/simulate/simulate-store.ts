import { create } from "zustand";
import type { SimulatedAnswers } from "../../../../../shared/contract/trials.ts";
import { day, hour } from "../../../../../shared/domain/time.ts";

export const samples = [
  { value: "100", label: "100" },
  { value: "1000", label: "1,000" },
  { value: "all", label: "All" },
] as const;
export type Sample = (typeof samples)[number]["value"];

/** How fast the simulated time goes by when it is played. */
export const speeds = [
  { value: "whole", label: "All in half a minute", perSecond: null },
  { value: "hour", label: "1 hour a second", perSecond: hour },
  { value: "quarter", label: "6 hours a second", perSecond: 6 * hour },
  { value: "day", label: "1 day a second", perSecond: day },
  { value: "week", label: "1 week a second", perSecond: 7 * day },
] as const;
export type Speed = (typeof speeds)[number]["value"];

/** The set-up as it is typed: times of the project’s zone, rates in percent. */
export type SetupForm = {
  who: "segment" | "events";
  segmentId: string | null;
  sample: Sample;
  from: string;
  to: string;
  start: string;
  until: string;
  answers: SimulatedAnswers["kind"];
  open: number;
  click: number;
  bounce: number;
  seed: number;
};

/** What a result is compared with, and the run of it. */
export type Comparison = { run: string; label: string };

type SimulateView = {
  /** Whose simulation this is. */
  journey: string | null;
  form: SetupForm | null;
  run: string | null;
  comparison: Comparison | null;
  /** The instant that is shown; null is the end. */
  at: number | null;
  playing: boolean;
  speed: Speed;
  followed: number | null;
  set: (change: Partial<Omit<SimulateView, "set" | "open" | "ran">>) => void;
  /** Another journey begins with nothing. */
  open: (journey: string, form: SetupForm) => void;
  ran: (run: string) => void;
};

const nothing = { run: null, comparison: null, at: null, playing: false, followed: null };

/** What Simulate shows, kept while other modes are looked at. */
export const useSimulateView = create<SimulateView>((set) => ({
  journey: null,
  form: null,
  speed: "whole",
  ...nothing,
  set: (change) => set(change),
  open: (journey, form) => set({ ...nothing, journey, form }),
  ran: (run) => set({ ...nothing, run }),
}));
