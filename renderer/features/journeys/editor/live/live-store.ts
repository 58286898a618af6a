import { create } from "zustand";
import type { ParticipantFilter } from "../../../../../shared/contract/journey-runs.ts";
import { day, hour } from "../../../../../shared/domain/time.ts";

export const ranges = [
  { value: "1", label: "Last 24 hours" },
  { value: "7", label: "Last 7 days" },
  { value: "30", label: "Last 30 days" },
  { value: "90", label: "Last 90 days" },
  { value: "all", label: "All time" },
] as const;
export type RangeName = (typeof ranges)[number]["value"];

export const shows = ["counts", "flow", "dropOff", "time"] as const;
export type Show = (typeof shows)[number];

type LiveView = {
  range: RangeName;
  /** When the range begins; null is the beginning. Set once, so that a query stays the same query. */
  from: number | null;
  /** Null is the version that takes people in. */
  version: number | null;
  show: Readonly<Record<Show, boolean>>;
  /** The people behind a number that was clicked. */
  people: { filter: ParticipantFilter; title: string } | null;
  /** Whose path is shown on the canvas. */
  followed: number | null;
  setRange: (range: RangeName, now: number) => void;
  setVersion: (version: number | null) => void;
  toggle: (show: Show) => void;
  openPeople: (filter: ParticipantFilter, title: string) => void;
  closePeople: () => void;
  follow: (participant: number | null) => void;
};

/** When a range begins, at the full hour. */
const startOf = (range: RangeName, now: number): number | null =>
  range === "all" ? null : Math.floor(now / hour) * hour - Number(range) * day;

/** What Live shows, kept while other modes are looked at. */
export const useLiveView = create<LiveView>((set) => ({
  range: "all",
  from: null,
  version: null,
  show: { counts: true, flow: true, dropOff: false, time: false },
  people: null,
  followed: null,
  setRange: (range, now) => set({ range, from: startOf(range, now) }),
  setVersion: (version) => set({ version, people: null, followed: null }),
  toggle: (show) => set((view) => ({ show: { ...view.show, [show]: !view.show[show] } })),
  openPeople: (filter, title) => set({ people: { filter, title }, followed: null }),
  closePeople: () => set({ people: null, followed: null }),
  follow: (followed) => set({ followed }),
}));
