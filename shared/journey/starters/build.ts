import type { Condition } from "../../activities/condition.ts";
import { activities, type ActivityType, type SettingsOf } from "../../activities/index.ts";
import { blankEventRule } from "../../domain/event-rule.ts";
import { blankJourneySettings, type JourneySettings } from "../../domain/journey.ts";
import type { JourneyActivity, JourneyDocument, JourneyNote } from "../graph.ts";
import { cardSizes } from "../sizes.ts";

/** A journey to begin with: whole, but for the segments, templates and addresses that only the project knows. */
export type Starter = { id: string; name: string; purpose: string; document: JourneyDocument };

type Placed = JourneyActivity;

/** An activity with what differs from a new one of its type. */
export const place = <Type extends ActivityType>(
  type: Type,
  name: string,
  settings: Partial<SettingsOf<Type>>,
  next: Record<string, string> | string = {},
): Placed => {
  const { blank, version } = activities[type];
  return {
    type,
    name,
    settings: { ...blank(), ...settings },
    settingsVersion: version,
    next: typeof next === "string" ? { next } : next,
  };
};

export const waitFor = (duration: string, next: string): Placed =>
  place("wait", "", { wait: { kind: "for", duration } }, next);

/** Whether the contact opened, clicked … the message of an earlier activity. */
export const messageNews = (
  activity: string,
  event: Extract<Condition, { kind: "messageEvent" }>["event"],
): Condition => ({ kind: "messageEvent", activity, event, happened: true });

export const didEvent = (name: string): Condition => ({
  kind: "event",
  event: { ...blankEventRule(), name },
  happened: true,
});

export const outcome = (said: string, goal = false): Placed =>
  place("end", "", { outcome: said, goal });

const noteWidth = 188;
const noteGap = 28;

/** Right of the card it belongs to, or left where another card stands there. */
export const noteOn = (
  activity: string,
  text: string,
  height = 112,
  side: "right" | "left" = "right",
): JourneyNote => ({
  text,
  colour: "yellow",
  at: { x: side === "right" ? cardSizes.width + noteGap : -noteWidth - noteGap, y: 0 },
  width: noteWidth,
  height,
  activity,
});

/** Quiet at night, one message a day: what every journey to people should begin with. */
export const considerate = (settings: Partial<JourneySettings>): JourneySettings => {
  const blank = blankJourneySettings();
  return {
    ...blank,
    quietTime: { start: "20:00", end: "08:00" },
    zoneEstimation: ["PHONE_NUMBER", "POSTAL_CODE"],
    missingZone: "projectZone",
    ...settings,
    limits: { ...blank.limits, dailyCap: 1, ...settings.limits },
  };
};

export const drawn = (
  name: string,
  settings: JourneySettings,
  placed: Record<string, Placed>,
  notes: Record<string, JourneyNote>,
): JourneyDocument => ({
  name,
  settings,
  entry: "entry",
  activities: placed,
  notes,
  layout: { mode: "auto", direction: "TB", positions: {} },
});
