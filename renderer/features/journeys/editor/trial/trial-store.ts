import { create } from "zustand";
import type { z } from "zod";
import type { TrialState } from "../../../../../shared/contract/trials.ts";
import type { JourneyDocument } from "../../../../../shared/journey/graph.ts";

export type Trial = {
  id: string;
  /** Of the draft as it was when the test began. */
  document: JourneyDocument;
  state: z.infer<typeof TrialState>;
};

type TrialView = {
  trial: Trial | null;
  begin: (trial: Trial) => void;
  go: (state: Trial["state"]) => void;
  end: () => void;
};

/** The test that is going on; the canvas shows its way. */
export const useTrialView = create<TrialView>((set) => ({
  trial: null,
  begin: (trial) => set({ trial }),
  go: (state) => set(({ trial }) => ({ trial: trial && { ...trial, state } })),
  end: () => set({ trial: null }),
}));
