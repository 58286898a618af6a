import { z } from "zod";
import type { Activity } from "./activity.ts";

export const EndSettings = z.object({
  /** How it went, for reports; empty is none. */
  outcome: z.string().max(60),
  /** Whoever comes here has reached the goal. */
  goal: z.boolean(),
});
export type EndSettings = z.infer<typeof EndSettings>;

export const end: Activity<EndSettings> = {
  type: "end",
  title: "End",
  purpose: "Finish here, with an outcome",
  family: "exit",
  settings: EndSettings,
  version: 1,
  blank: () => ({ outcome: "", goal: false }),
  outlets: () => [],
  asks: () => [],
  decide: ({ outcome, goal }) => ({
    kind: "finish",
    how: "end",
    outcome: outcome === "" ? null : outcome,
    goal,
  }),
  problems: () => [],
  describe: ({ outcome, goal }) => ({
    name: outcome || "End",
    summary: goal ? "Goal reached" : "",
  }),
};
