import { blankJourneySettings, type JourneySettings } from "../domain/journey.ts";
import { clockFrom, durationFrom, localFrom, zoneFrom } from "./journey-dates.ts";
import {
  flagOf,
  listOf,
  numberIn,
  objectOf,
  type Path,
  textOr,
  wordOf,
  wrong,
} from "./json-read.ts";

type Json = Record<string, unknown>;

export const channelKeys = { EMAIL: "email", SMS: "sms", PUSH: "push", VOICE: "voice", CUSTOM: "custom" } as const; // prettier-ignore
export const weekdayKeys = { MONDAY: "1", TUESDAY: "2", WEDNESDAY: "3", THURSDAY: "4", FRIDAY: "5", SATURDAY: "6", SUNDAY: "7" } as const; // prettier-ignore
const methods = { PHONE_NUMBER: "PHONE_NUMBER", POSTAL_CODE: "POSTAL_CODE" } as const;

/** What is read otherwise than it is written, with its place. */
export type Notes = { place: string; text: string }[];

/** The clocks of a journey: those it names, else those of UTC where it says any date. */
export function clocksOf(json: Json, path: Path): { zone: string | null; ahead: number } {
  const schedule = objectOf(json["Schedule"] ?? {}, [...path, "Schedule"], ["StartTime", "EndTime", "Timezone"]); // prettier-ignore
  const named = textOr(schedule["Timezone"], [...path, "Schedule", "Timezone"]);
  if (named !== null) return zoneFrom(named, [...path, "Schedule", "Timezone"]);
  const dated = /"(StartTime|EndTime|WaitUntil)":"[^"]/.test(
    JSON.stringify({ schedule, of: json["Activities"] }),
  );
  return { zone: dated ? "UTC" : null, ahead: 0 };
}

export function readSettings(json: Json, path: Path, notes: Notes): JourneySettings {
  const blank = blankJourneySettings();
  const at = (key: string) => [...path, key];
  const { zone, ahead } = clocksOf(json, path);
  const schedule = objectOf(json["Schedule"] ?? {}, at("Schedule"));
  const date = (key: string) =>
    textOr(schedule[key], [...path, "Schedule", key]) === null
      ? null
      : localFrom(schedule[key], ahead, [...path, "Schedule", key]);
  const quiet = json["QuietTime"] === undefined ? null : objectOf(json["QuietTime"], at("QuietTime"), ["Start", "End"]); // prettier-ignore
  const clock = (key: string) => clockFrom(quiet?.[key], [...path, "QuietTime", key]);
  const hours = readHours(json["OpenHours"], at("OpenHours"));
  const closed = readClosed(json["ClosedDays"], at("ClosedDays"));
  const used = flagOf(json["SendingSchedule"], at("SendingSchedule"));
  if (!used && (Object.keys(hours).length > 0 || Object.keys(closed).length > 0))
    notes.push({ place: "SendingSchedule", text: "Sending hours are switched off there, so they are not used here." }); // prettier-ignore
  return {
    ...blank,
    start: date("StartTime"),
    end: date("EndTime"),
    zone,
    localTime: flagOf(json["LocalTime"], at("LocalTime")),
    zoneEstimation: listOf(json["TimezoneEstimationMethods"], at("TimezoneEstimationMethods")).map(
      (one, n) => wordOf(one, [...path, "TimezoneEstimationMethods", n], methods),
    ),
    quietTime:
      quiet && (quiet["Start"] !== undefined || quiet["End"] !== undefined)
        ? { start: clock("Start"), end: clock("End") }
        : null,
    whenClosed: flagOf(json["WaitForQuietTime"], at("WaitForQuietTime")) ? "hold" : "drop",
    openHours: used ? hours : {},
    closedDays: used ? closed : {},
    limits: readLimits(json["Limits"], at("Limits")),
  };
}

function readLimits(value: unknown, path: Path): JourneySettings["limits"] {
  const json = objectOf(value ?? {}, path, [
    "DailyCap",
    "EndpointReentryCap",
    "EndpointReentryInterval",
    "MessagesPerSecond",
    "TimeframeCap",
    "TotalCap",
  ]);
  const number = (key: string, most: number, otherwise: number) =>
    json[key] === undefined ? otherwise : whole(json[key], [...path, key], 0, most);
  const at = [...path, "TimeframeCap"];
  const frame = json["TimeframeCap"] === undefined ? null : objectOf(json["TimeframeCap"], at, ["Cap", "Days"]); // prettier-ignore
  return {
    dailyCap: number("DailyCap", 100, 0),
    totalCap: number("TotalCap", 100, 0),
    timeframeCap:
      frame && frame["Days"] !== undefined
        ? {
            cap: whole(frame["Cap"] ?? 0, [...at, "Cap"], 0, 100),
            days: whole(frame["Days"], [...at, "Days"], 1, 30),
          }
        : null,
    reentryCap: number("EndpointReentryCap", 100, 1),
    reentryInterval:
      textOr(json["EndpointReentryInterval"], [...path, "EndpointReentryInterval"]) === null
        ? null
        : durationFrom(json["EndpointReentryInterval"], [...path, "EndpointReentryInterval"]),
    messagesPerSecond: number("MessagesPerSecond", 20_000, 0),
  };
}

export function whole(value: unknown, path: Path, from: number, to: number): number {
  const number = numberIn(value, path, from, to);
  if (!Number.isInteger(number)) throw wrong(path, "a whole number", value);
  return number;
}

function byChannel<Value>(
  value: unknown,
  path: Path,
  read: (one: unknown, path: Path) => Value,
): Partial<Record<"email" | "sms" | "push" | "voice" | "custom", Value>> {
  const json = objectOf(value ?? {}, path, Object.keys(channelKeys));
  return Object.fromEntries(
    Object.entries(json).map(([key, one]) => [
      wordOf(key, path, channelKeys),
      read(one, [...path, key]),
    ]),
  );
}

const readHours = (value: unknown, path: Path): JourneySettings["openHours"] =>
  byChannel(value, path, (days, at) =>
    Object.fromEntries(
      Object.entries(objectOf(days, at, Object.keys(weekdayKeys))).map(([day, ranges]) => {
        const list = listOf(ranges, [...at, day]);
        if (list.length > 4) throw wrong([...at, day], "four ranges at most", ranges);
        return [
          wordOf(day, at, weekdayKeys),
          list.map((range, n) => {
            const place = [...at, day, n];
            const json = objectOf(range, place, ["StartTime", "EndTime"]);
            return {
              start: clockFrom(json["StartTime"], [...place, "StartTime"]),
              end: clockFrom(json["EndTime"], [...place, "EndTime"]),
            };
          }),
        ];
      }),
    ),
  );

const readClosed = (value: unknown, path: Path): JourneySettings["closedDays"] =>
  byChannel(value, path, (days, at) => {
    const list = listOf(days, at);
    if (list.length > 20) throw wrong(at, "20 exceptions at most", days);
    return list.map((one, n) => {
      const place = [...at, n];
      const json = objectOf(one, place, ["Name", "StartDateTime", "EndDateTime"]);
      return {
        name: (textOr(json["Name"], [...place, "Name"]) ?? "").slice(0, 60),
        start: localFrom(json["StartDateTime"], 0, [...place, "StartDateTime"]),
        end: localFrom(json["EndDateTime"], 0, [...place, "EndDateTime"]),
      };
    });
  });
