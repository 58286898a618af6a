import type { Names } from "../activities/activity.ts";
import { activityOf, type Condition, messageEvents } from "../activities/condition.ts";
import { activities } from "../activities/index.ts";
import { messageEventLabel } from "../activities/words.ts";
import { type About, channelWords, type Found } from "./about.ts";
import { channelOf, isUpstream, type JourneyDocument, limits, readActivity } from "./graph.ts";
import { asksAt } from "./walk.ts";

/** What an activity refers to and is not there, not before it, or not of the right kind. */
export function referenceProblems(
  document: JourneyDocument,
  id: string,
  about: About,
  names: Names,
): Found[] {
  const activity = document.activities[id];
  if (!activity || activity.skipped) return [];
  const { type, settings } = readActivity(activity);
  const conditions = asksAt(document, id).flatMap((condition, index) =>
    conditionProblems(document, id, condition, about, names).map((found) => ({
      ...found,
      field: fieldOf(type?.type, index),
    })),
  );
  if (type?.type === "entry") return entryProblems(document, id, about);
  const starts = activities.startJourney.settings.safeParse(settings);
  return type?.type === "startJourney" && starts.success
    ? startProblems(id, starts.data.journeyId, about)
    : conditions;
}

const fieldOf = (type: string | undefined, index: number): string =>
  type === "wait"
    ? "event"
    : `${type === "multivariateSplit" ? "branches" : "conditions"}.${index}`;

function conditionProblems(
  document: JourneyDocument,
  id: string,
  condition: Condition,
  about: About,
  names: Names,
): Found[] {
  const error = (code: string, text: string, label?: string): Found[] => [
    {
      code,
      severity: "error",
      text,
      activity: id,
      field: null,
      ...(label === undefined ? {} : { fix: { kind: "focus", label } }),
    },
  ];
  if (condition.kind === "segment")
    return condition.segmentId !== null && about.segment(condition.segmentId) === null
      ? error("segmentGone", "The segment it asks for was deleted.", "Pick segment…")
      : [];
  const of = activityOf(condition);
  if (of === null) return [];
  const name = names.activity(of);
  if (name === null)
    return error("REF_GONE", "Refers to a message that is no longer there.", "Pick message…");
  if (!isUpstream(document, of, id))
    return error(
      "REF_NOT_UPSTREAM",
      `Refers to “${name}”, which no longer comes before it.`,
      "Pick message…",
    );
  const channel = channelOf(document, of);
  if (channel === null || (condition.kind === "customReply" && channel !== "custom"))
    return error("REF_NO_MESSAGE", `Refers to “${name}”, which has no answers.`, "Pick message…");
  if (
    condition.kind === "messageEvent" &&
    !messageEvents[channel].some(({ event }) => event === condition.event)
  )
    return error(
      "REF_EVENT",
      `“${messageEventLabel(condition.event)}” is nothing that happens to a message by ${channelWords[channel].name}.`,
      "Choose what happened",
    );
  return [];
}

function entryProblems(document: JourneyDocument, id: string, about: About): Found[] {
  const read = activities.entry.settings.safeParse(
    readActivity(document.activities[id] ?? { type: "", name: "", settings: null, settingsVersion: 1, next: {} }).settings, // prettier-ignore
  );
  if (!read.success) return [];
  const { by } = read.data;
  const error = (code: string, text: string): Found => ({
    code,
    severity: "error",
    text,
    activity: id,
    field: by.kind === "segment" ? "segment" : "segmentId",
    fix: { kind: "focus", label: "Pick segment…" },
  });
  const found: Found[] = [];
  if ("segmentId" in by && by.segmentId !== null) {
    const segment = about.segment(by.segmentId);
    if (!segment) found.push(error("segmentGone", "The segment of the entry was deleted."));
    else if (by.kind === "event" && segment.fixed)
      found.push(
        error(
          "importedSegment",
          `“${segment.name}” comes from a file. An entry by event needs a dynamic segment.`,
        ),
      );
  }
  if (by.kind === "event" && document.settings.localTime)
    found.push({
      code: "localTimeByEvent",
      severity: "error",
      text: "An entry by event can’t begin in each contact’s own time. Switch local time off.",
      activity: null,
      field: "localTime",
    });
  if (by.kind === "segment" && by.onUpdate && by.refresh === null)
    found.push({
      code: "updateWithoutRefresh",
      severity: "warning",
      text: "Without an interval, changes of the segment count only while people are being let in.",
      activity: id,
      field: "segment",
    });
  return found;
}

function startProblems(id: string, journeyId: string | null, about: About): Found[] {
  if (journeyId === null) return [];
  const base = { activity: id, field: "journeyId" };
  const journey = about.journey(journeyId);
  if (!journey)
    return [{ ...base, code: "journeyGone", severity: "error", text: "The journey to start was deleted." }]; // prettier-ignore
  const found: Found[] = [];
  const hops = hopsFrom(journeyId, about, new Set());
  if (hops > limits.startHops)
    found.push({
      ...base,
      code: "tooManyHops",
      severity: "error",
      text: `Journeys can start one another ${limits.startHops} times in a row at most.`,
    });
  if (["stopped", "completed", "closed"].includes(journey.status))
    found.push({
      ...base,
      code: "journeyOver",
      severity: "error",
      text: `“${journey.name}” lets nobody in any more.`,
    });
  else if (journey.status !== "live")
    found.push({
      ...base,
      code: "journeyNotLive",
      severity: "warning",
      text: `“${journey.name}” is not live: nobody is started there until it is.`,
    });
  if (!journey.byHand)
    found.push({
      ...base,
      code: "notByHand",
      severity: "warning",
      text: `“${journey.name}” does not take people from other journeys. Change its entry.`,
    });
  return found;
}

/** How many journeys are started in a row; one that comes round again never ends. */
function hopsFrom(id: string, about: About, on: ReadonlySet<string>): number {
  if (on.has(id)) return Infinity;
  const next = (about.journey(id)?.starts ?? []).map((to) =>
    hopsFrom(to, about, new Set([...on, id])),
  );
  return 1 + Math.max(0, ...next);
}
