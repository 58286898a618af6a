import { z } from "zod";
import { LocalDateTime, TimeZone } from "./time.ts";
import { ClockTime, IsoDuration } from "./zone-math.ts";

/** Pinpoint's states; *live* is its ACTIVE, *stopped* its CANCELLED. `scheduled` is published and not yet begun. */
export const JourneyStatus = z.enum([
  "draft",
  "scheduled",
  "live",
  "paused",
  "closed",
  "completed",
  "stopped",
]);
export type JourneyStatus = z.infer<typeof JourneyStatus>;

export const journeyStatusNames: Record<JourneyStatus, string> = {
  draft: "Draft",
  scheduled: "Scheduled",
  live: "Live",
  paused: "Paused",
  closed: "Closed",
  completed: "Completed",
  stopped: "Stopped",
};

/** The channels a journey sends on, as Pinpoint names them in schedules. */
export const SendChannel = z.enum(["email", "sms", "push", "voice", "custom"]);
export type SendChannel = z.infer<typeof SendChannel>;

export const Weekdays = z.enum(["1", "2", "3", "4", "5", "6", "7"]);

/** A stretch of a day; `end` 24:00 is written 00:00 of the next day and `start` = `end` is the whole day. */
export const ClockRange = z.object({ start: ClockTime, end: ClockTime });
export type ClockRange = z.infer<typeof ClockRange>;

/** Up to four ranges for each weekday; a weekday without an entry is open all day, an empty list is closed. */
export const OpenHours = z.partialRecord(Weekdays, z.array(ClockRange).max(4));
export type OpenHours = z.infer<typeof OpenHours>;

export const ClosedDays = z.object({
  name: z.string().max(60),
  start: LocalDateTime,
  end: LocalDateTime,
});
export type ClosedDays = z.infer<typeof ClosedDays>;

/** What happens to a message that becomes due while sending is not allowed: it waits, or it is dropped with its reason. */
export const HoldOrDrop = z.enum(["hold", "drop"]);

/** Every limit 0 means no limit. */
export const JourneyLimits = z.object({
  /** Messages to one contact in 24 hours. */
  dailyCap: z.number().int().min(0).max(100),
  /** Messages of this journey to one contact, ever. */
  totalCap: z.number().int().min(0).max(100),
  /** Messages of all journeys to one contact in some days. */
  timeframeCap: z
    .object({ cap: z.number().int().min(0).max(100), days: z.number().int().min(1).max(30) })
    .nullable(),
  /** How often one contact may enter. */
  reentryCap: z.number().int().min(0).max(100),
  /** The shortest time between two entries of one contact. */
  reentryInterval: IsoDuration.nullable(),
  messagesPerSecond: z.number().int().min(0).max(20_000),
});
export type JourneyLimits = z.infer<typeof JourneyLimits>;

/** A participant reaches the goal by this event within so many days of entering. */
export const JourneyGoal = z.object({
  event: z.string().min(1).max(128),
  withinDays: z.number().int().min(1).max(365),
});
export type JourneyGoal = z.infer<typeof JourneyGoal>;

/** What to do with a send that fell due while the computer was off, more than `afterMinutes` ago. */
export const LateRule = z.object({
  afterMinutes: z.number().int().min(1).max(525_600),
  action: z.enum(["send", "nextWindow", "skip", "ask"]),
});
export type LateRule = z.infer<typeof LateRule>;

export const JourneySettings = z.object({
  description: z.string().max(500),
  tags: z.array(z.string().min(1).max(64)).max(20),
  /** Local times in `zone`; with `localTime` they are meant in each participant's zone. */
  start: LocalDateTime.nullable(),
  end: LocalDateTime.nullable(),
  zone: TimeZone.nullable(),
  localTime: z.boolean(),
  /** How to find the zone of an endpoint that names none. */
  zoneEstimation: z.array(z.enum(["PHONE_NUMBER", "POSTAL_CODE"])),
  /** What quiet time and sending hours do for participants whose zone is not known. Pinpoint sends. */
  missingZone: z.enum(["send", "projectZone", "skip"]),
  quietTime: ClockRange.nullable(),
  whenClosed: HoldOrDrop,
  /** Only what is listed restricts; needs quiet time in Pinpoint. */
  openHours: z.partialRecord(SendChannel, OpenHours),
  closedDays: z.partialRecord(SendChannel, z.array(ClosedDays).max(20)),
  limits: JourneyLimits,
  goal: JourneyGoal.nullable(),
  /** Percent of participants who get no message of this journey, fixed by contact. */
  holdout: z.number().min(0).max(50),
  late: LateRule,
});
export type JourneySettings = z.infer<typeof JourneySettings>;

export const blankJourneySettings = (): JourneySettings => ({
  description: "",
  tags: [],
  start: null,
  end: null,
  zone: null,
  localTime: false,
  zoneEstimation: [],
  missingZone: "send",
  quietTime: null,
  whenClosed: "hold",
  openHours: {},
  closedDays: {},
  limits: {
    dailyCap: 0,
    totalCap: 0,
    timeframeCap: null,
    reentryCap: 1,
    reentryInterval: null,
    messagesPerSecond: 0,
  },
  goal: null,
  holdout: 0,
  late: { afterMinutes: 30, action: "send" },
});
