import type { StepRow } from "../../../../shared/contract/journey-runs.ts";
import type { Names } from "../../../../shared/activities/activity.ts";
import { readActivity, type JourneyDocument } from "../../../../shared/journey/graph.ts";
import { endReasons, type JourneyStep } from "../../../../shared/journey/step.ts";
import type { TraceStep } from "../../../../shared/journey/simulation/trace.ts";
import { sentenceOf } from "../sentences.ts";

/** What a card is called: its own name, else what its settings say. */
export function nameIn(document: JourneyDocument, names: Names, id: string): string {
  const activity = document.activities[id];
  if (!activity) return id;
  const { type, settings } = readActivity(activity);
  return activity.name || (type?.describe(settings, names).name ?? activity.type);
}

/** A step of a trace as the history of a participant tells it. */
export function stepRow(document: JourneyDocument, names: Names, step: TraceStep): StepRow {
  const row: JourneyStep = {
    at: step.at,
    activity: step.activity,
    visit: step.visit,
    kind: step.kind,
    outlet: step.outlet,
    detail: detailOf(step),
  };
  const nameOf = (id: string) => nameIn(document, names, id);
  return {
    ...row,
    name: nameOf(step.activity),
    // Nothing leaves the computer: the words of a journey that runs would not be true.
    text:
      row.kind === "sent"
        ? `“${nameOf(step.activity)}” would go out`
        : sentenceOf(row, document, nameOf),
    message: null,
  };
}

function detailOf({ kind, detail }: TraceStep): JourneyStep["detail"] {
  if (detail === null) return null;
  switch (kind) {
    case "sent":
      return { messages: Number(detail) };
    case "recorded":
      return { event: detail };
    case "started":
      return { journey: detail };
    case "ended":
      return detail in endReasons ? { reason: detail } : { reason: "completed", outcome: detail };
    default:
      return { reason: detail };
  }
}
