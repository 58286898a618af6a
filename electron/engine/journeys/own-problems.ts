import type { JourneyProblem } from "../../../shared/contract/journeys.ts";
import {
  reachableFrom,
  readActivity,
  type JourneyDocument,
} from "../../../shared/journey/graph.ts";

/** What is wrong with the settings of activities that would run, each by itself. */
export const ownProblems = (document: JourneyDocument): JourneyProblem[] =>
  [...reachableFrom(document, document.entry)].flatMap((id) => {
    const activity = document.activities[id];
    if (!activity || activity.skipped) return [];
    const { type, settings } = readActivity(activity);
    return (type?.problems(settings) ?? []).map(({ code, severity, text, field }) => ({
      code,
      severity,
      text,
      field,
      activity: id,
    }));
  });
