import { activities } from "../activities/index.ts";
import { day } from "../domain/time.ts";
import { clockMinutes, roughDuration } from "../domain/zone-math.ts";
import type { About, Found } from "./about.ts";
import { type JourneyDocument, reachableFrom, readActivity } from "./graph.ts";
import { evaluationAt } from "./waits.ts";

/** Dates in the past or after the end, and times of day in which nothing can be sent. */
export function scheduleProblems(document: JourneyDocument, about: About): Found[] {
  const { settings } = document;
  const zone = settings.zone ?? about.zone;
  const at = (local: string) => about.zones.instant(local, zone);
  const found: Found[] = [];
  const say = (code: string, text: string, field: string, more: Partial<Found> = {}) =>
    found.push({ code, severity: "error", text, activity: null, field, ...more });
  const end = settings.end === null ? null : at(settings.end);
  const start = settings.start === null ? null : at(settings.start);
  if (start !== null && start < about.now && !about.begun)
    say("startPast", "The start is in the past. Choose a later one, or start when it is published.", "start"); // prettier-ignore
  if (end !== null && end < about.now) say("endPast", "The end is in the past.", "end");
  if (end !== null && start !== null && end <= start)
    say("endBeforeStart", "The end is before the start.", "end");
  const begins = Math.max(start ?? 0, about.now);
  for (const id of reachableFrom(document, document.entry)) {
    const activity = document.activities[id];
    if (!activity || activity.skipped) continue;
    const date = dateAt(document, id);
    if (date) {
      const instant = at(date.at);
      const words = date.field === "until" ? "The date to wait until" : "The date to look on";
      if (instant < about.now)
        say("datePast", `${words} is in the past.`, date.field, { activity: id });
      else if (end !== null && instant > end)
        say("dateAfterEnd", `${words} is after the journey’s end.`, date.field, { activity: id });
    }
    const length = lengthAt(document, id);
    if (end !== null && length !== null && begins + length > end)
      say("waitAfterEnd", "People would still wait when the journey ends.", "duration", {
        activity: id,
      });
  }
  return [...found, ...windowProblems(document)];
}

function dateAt(document: JourneyDocument, id: string): { at: string; field: string } | null {
  const { type, settings } = readActivity(document.activities[id] ?? none);
  const wait = type?.type === "wait" ? activities.wait.settings.safeParse(settings).data : null;
  if (wait?.wait.kind === "until")
    return wait.wait.at === "" ? null : { at: wait.wait.at, field: "until" };
  const when = evaluationAt(document, id);
  return when?.evaluate.kind === "on" && when.evaluate.at !== ""
    ? { at: when.evaluate.at, field: "evaluate" }
    : null;
}

function lengthAt(document: JourneyDocument, id: string): number | null {
  const { type, settings } = readActivity(document.activities[id] ?? none);
  const wait = type?.type === "wait" ? activities.wait.settings.safeParse(settings).data : null;
  return wait?.wait.kind === "for" ? roughDuration(wait.wait.duration) : null;
}

const none = { type: "", name: "", settings: null, settingsVersion: 1, next: {} };

/** Quiet time, sending hours and closed days that leave nothing of a day or contradict each other. */
function windowProblems(document: JourneyDocument): Found[] {
  const { quietTime, openHours, closedDays } = document.settings;
  const found: Found[] = [];
  const say = (code: string, severity: Found["severity"], text: string, field: string) =>
    found.push({ code, severity, text, activity: null, field });
  const quiet = quietTime && minutesOf(quietTime);
  if (quiet?.size === 1440)
    say("quietAllDay", "error", "Quiet time covers the whole day: nothing would ever be sent.", "quietTime"); // prettier-ignore
  for (const [channel, days] of Object.entries(openHours)) {
    const lists = Object.values(days);
    const open = lists.map((ranges) => ranges.flatMap((range) => [...minutesOf(range)]));
    const restricted = lists.length === 7;
    if (restricted && open.every((minutes) => minutes.length === 0))
      say("neverOpen", "error", `Sending hours for ${channel} are closed on every day.`, "openHours"); // prettier-ignore
    else if (
      quiet &&
      open.some((minutes) => minutes.length > 0 && minutes.every((one) => quiet.has(one)))
    )
      say(
        "quietCovers",
        "warning",
        `Quiet time covers all sending hours for ${channel} on some days: nothing is sent then.`,
        "openHours",
      );
  }
  for (const [channel, days] of Object.entries(closedDays))
    for (const { name, start, end } of days) {
      const length = Date.parse(`${end}Z`) - Date.parse(`${start}Z`);
      if (length <= 0)
        say("closedBackwards", "error", `“${name || channel}” ends before it starts.`, "closedDays"); // prettier-ignore
      else if (length > 7 * day)
        say("closedLong", "warning", `“${name || channel}” is longer than 7 days.`, "closedDays");
    }
  return found;
}

/** The minutes of a day that a range covers; it may go over midnight, and one that ends where it starts is the whole day. */
function minutesOf({ start, end }: { start: string; end: string }): Set<number> {
  const from = clockMinutes(start);
  const length = (clockMinutes(end) - from + 1440) % 1440 || 1440;
  return new Set(Array.from({ length }, (_, index) => (from + index) % 1440));
}
