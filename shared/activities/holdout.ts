import { z } from "zod";
import { leave, type Activity } from "./activity.ts";

export const HoldoutSettings = z.object({
  percent: z.number().min(0).max(100),
  /** The same contacts each time they enter, or drawn anew for each entry. */
  fixed: z.enum(["contact", "entry"]),
});
export type HoldoutSettings = z.infer<typeof HoldoutSettings>;

export const holdout: Activity<HoldoutSettings> = {
  type: "holdout",
  title: "Holdout",
  purpose: "Keep some people out, to compare with",
  family: "decision",
  settings: HoldoutSettings,
  version: 1,
  blank: () => ({ percent: 10, fixed: "contact" }),
  outlets: () => [
    { id: "next", label: "" },
    { id: "heldOut", label: "Held out", stub: true },
  ],
  asks: () => [],
  decide({ percent, fixed }, facts) {
    const draw = fixed === "contact" ? facts.contactDraw : facts.draw;
    return draw * 100 < percent
      ? { kind: "finish", how: "heldOut", outcome: null, goal: false }
      : leave("next");
  },
  problems: ({ percent }) =>
    percent > 0 && percent < 100
      ? []
      : [
          {
            code: "badPercent",
            severity: "error",
            text: "Hold out between 1 and 99 percent.",
            field: "percent",
          },
        ],
  describe: ({ percent, fixed }) => ({
    name: `Hold out ${percent} %`,
    summary: fixed === "contact" ? "The same contacts each time" : "Drawn anew for each entry",
  }),
};
