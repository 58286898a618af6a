import { create } from "zustand";

/** The draft, or a published version by its number. */
export type Edition = "draft" | number;

type HistoryView = {
  /** What is looked at, and what it is compared with; null is the newest pair there is. */
  after: Edition | null;
  before: Edition | null;
  /** Which difference N and P are at. */
  at: number;
  choose: (change: { after?: Edition | null; before?: Edition | null }) => void;
  go: (at: number) => void;
};

export const useHistoryView = create<HistoryView>((set) => ({
  after: null,
  before: null,
  at: -1,
  choose: (change) => set({ ...change, at: -1 }),
  go: (at) => set({ at }),
}));
