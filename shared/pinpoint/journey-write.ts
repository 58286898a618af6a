import { activities } from "../activities/index.ts";
import { calledIn, titleOf } from "../journey/change.ts";
import {
  channelOf,
  type JourneyDocument,
  outletsOf,
  parkedIn,
  readActivity,
} from "../journey/graph.ts";
import { writeActivity } from "./journey-activity-write.ts";
import { type PinpointNames, segmentTo, writeRule, type Writing } from "./journey-condition-write.ts"; // prettier-ignore
import { clocksFor, writeSettings } from "./journey-settings-write.ts";

type Json = Record<string, unknown>;

/**
 * A document as Pinpoint’s WriteJourneyRequest; `lost` says what it has no words for. Activities that it does not have
 * are left out, their first way out takes their place.
 */
export function writeJourneyValue(
  document: JourneyDocument,
  names: PinpointNames,
): { json: Json; lost: string[] } {
  const lost: string[] = [];
  const writing: Writing = {
    names,
    ahead: clocksFor(document.settings)?.ahead ?? 0,
    channelOf: (id) => channelOf(document, id),
    lost: (text) => lost.push(text),
  };
  const written = new Map<string, Json>();
  /** What stands for an activity: itself, or what follows where Pinpoint has none like it. */
  const stands = (id: string | undefined): string | null => {
    const activity = id === undefined ? undefined : document.activities[id];
    if (id === undefined || !activity) return null;
    const quiet = { ...writing, lost: () => undefined };
    if (!activity.skipped && writeActivity(activity, () => null, quiet)) return id;
    const [first] = outletsOf(activity);
    return first ? stands(activity.next[first.id]) : null;
  };
  for (const [id, activity] of Object.entries(document.activities)) {
    if (id === document.entry) continue;
    const own: Writing = { ...writing, lost: (text) => lost.push(`${calledIn(document, id)}: ${text}`) }; // prettier-ignore
    if (stands(id) === id) {
      const json = writeActivity(activity, (outlet) => stands(activity.next[outlet]), own);
      if (json) written.set(id, json);
    } else if (activity.skipped) own.lost("is skipped, so it is left out.");
    else if (activity.type !== "end" || !plainEnd(activity.settings))
      own.lost(`Pinpoint has nothing like “${titleOf(activity.type)}”, so it is left out.`);
    if (activity.note) own.lost("its remark is left out.");
  }
  const parked = parkedIn(document).length;
  if (parked > 0) lost.push(`${parked} not connected: Pinpoint will not publish the journey before they are.`); // prettier-ignore
  if (Object.keys(document.notes).length > 0) lost.push("Notes on the canvas are left out.");
  const start = stands(document.activities[document.entry]?.next["next"]);
  const json = {
    Name: document.name,
    State: "DRAFT",
    ...writeEntry(document, writing),
    ...(start === null ? {} : { StartActivity: start }),
    ...(written.size === 0 ? {} : { Activities: Object.fromEntries(written) }),
    ...writeSettings(document.settings, writing.lost),
  };
  return { json, lost: [...new Set(lost)] };
}

const plainEnd = (settings: unknown): boolean => {
  const read = activities.end.settings.safeParse(settings);
  return read.success && read.data.outcome === "" && !read.data.goal;
};

function writeEntry(document: JourneyDocument, writing: Writing): Json {
  const entry = document.activities[document.entry];
  if (!entry) return {};
  const read = activities.entry.settings.safeParse(readActivity(entry).settings);
  const described = entry.name === "" ? {} : { Description: entry.name };
  if (!read.success) return { StartCondition: described };
  const { by } = read.data;
  const segment = (id: string | null) => (id === null ? {} : { SegmentId: segmentTo(id, writing.names) }); // prettier-ignore
  if (by.kind === "segment") {
    const start = by.segmentId === null ? {} : { SegmentStartCondition: segment(by.segmentId) };
    return {
      StartCondition: { ...described, ...start },
      ...(by.refresh === null ? {} : { RefreshFrequency: by.refresh }),
      ...(by.onUpdate ? { RefreshOnSegmentUpdate: true } : {}),
    };
  }
  if (by.kind === "event")
    return {
      StartCondition: {
        ...described,
        EventStartCondition: {
          EventFilter: { Dimensions: writeRule(by.event), FilterType: "ENDPOINT" },
          ...segment(by.segmentId),
        },
      },
    };
  writing.lost(`Pinpoint has no entry ${by.kind === "date" ? "by a date" : "by hand"}: choose a segment there.`); // prettier-ignore
  return { StartCondition: described };
}
