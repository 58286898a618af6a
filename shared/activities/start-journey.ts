import { z } from "zod";
import { leave, next, type Activity } from "./activity.ts";

export const StartJourneySettings = z.object({
  journeyId: z.string().nullable(),
  /** Go on only when the other journey has ended for this contact. */
  wait: z.boolean(),
});
export type StartJourneySettings = z.infer<typeof StartJourneySettings>;

export const startJourney: Activity<StartJourneySettings> = {
  type: "startJourney",
  title: "Start journey",
  purpose: "Let people enter another journey",
  family: "action",
  settings: StartJourneySettings,
  version: 1,
  blank: () => ({ journeyId: null, wait: false }),
  outlets: () => next,
  asks: () => [],
  decide: ({ journeyId, wait }, { woken }) =>
    woken || journeyId === null ? leave("next") : { kind: "start", journeyId, wait, by: "next" },
  problems: ({ journeyId }) =>
    journeyId === null
      ? [
          {
            code: "noJourney",
            severity: "error",
            text: "Choose the journey to start.",
            field: "journeyId",
          },
        ]
      : [],
  describe: ({ journeyId, wait }, names) => ({
    name: journeyId === null ? "Start journey" : (names.journey(journeyId) ?? "Journey is gone"),
    summary: wait ? "Waits until it has ended" : "",
  }),
  refers: ({ journeyId }) => (journeyId === null ? {} : { journeys: [journeyId] }),
};
