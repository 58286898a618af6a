import type { JourneySettings } from "../domain/journey.ts";
import { blankJourneySettings } from "../domain/journey.ts";
import { isSame } from "../journey/same.ts";
import { momentTo, zoneTo } from "./journey-dates.ts";
import { channelKeys, weekdayKeys } from "./journey-settings-read.ts";

type Json = Record<string, unknown>;

/** The offset a journey is written with: that of its zone when it starts. */
export function clocksFor({ zone, start, end }: JourneySettings) {
  return zone === null ? null : zoneTo(zone, start ?? end ?? "2026-01-01T00:00");
}

export function writeSettings(settings: JourneySettings, lost: (text: string) => void): Json {
  const clocks = clocksFor(settings);
  const ahead = clocks?.ahead ?? 0;
  if (clocks?.exact === false)
    lost(
      `Pinpoint knows offsets only: ${settings.zone} becomes ${clocks.text}, summer and winter.`,
    );
  const { start, end, quietTime, limits } = settings;
  const schedule = {
    ...(start === null ? {} : { StartTime: momentTo(start, ahead) }),
    ...(end === null ? {} : { EndTime: momentTo(end, ahead) }),
    ...(clocks === null ? {} : { Timezone: clocks.text }),
  };
  const hours = Object.keys(settings.openHours).length > 0;
  const closed = Object.keys(settings.closedDays).length > 0;
  sayLost(settings, lost);
  return {
    ...(Object.keys(schedule).length === 0 ? {} : { Schedule: schedule }),
    LocalTime: settings.localTime,
    ...(settings.zoneEstimation.length === 0
      ? {}
      : { TimezoneEstimationMethods: settings.zoneEstimation }),
    ...(quietTime === null ? {} : { QuietTime: { Start: quietTime.start, End: quietTime.end } }),
    WaitForQuietTime: settings.whenClosed === "hold",
    ...(hours || closed ? { SendingSchedule: true } : {}),
    ...(hours ? { OpenHours: byChannel(settings.openHours, openHours) } : {}),
    ...(closed ? { ClosedDays: byChannel(settings.closedDays, closedDays) } : {}),
    Limits: {
      DailyCap: limits.dailyCap,
      TotalCap: limits.totalCap,
      EndpointReentryCap: limits.reentryCap,
      ...(limits.reentryInterval === null
        ? {}
        : { EndpointReentryInterval: limits.reentryInterval }),
      ...(limits.messagesPerSecond === 0 ? {} : { MessagesPerSecond: limits.messagesPerSecond }),
      ...(limits.timeframeCap === null
        ? {}
        : { TimeframeCap: { Cap: limits.timeframeCap.cap, Days: limits.timeframeCap.days } }),
    },
  };
}

function sayLost(settings: JourneySettings, lost: (text: string) => void): void {
  const blank = blankJourneySettings();
  if (settings.goal !== null) lost("The goal is left out.");
  if (settings.holdout > 0) lost(`The holdout of ${settings.holdout} % for the whole journey is left out.`); // prettier-ignore
  if (settings.missingZone !== blank.missingZone) lost("What happens to contacts without a time zone is left out."); // prettier-ignore
  if (!isSame(settings.late, blank.late)) lost("The rule for late sends is left out.");
  if (settings.description !== "") lost("The description of the journey is left out.");
  if (settings.tags.length > 0) lost("The tags are left out.");
  if (settings.quietTime === null && Object.keys(settings.openHours).length > 0)
    lost("Pinpoint wants quiet time beside sending hours. Set it there.");
}

function byChannel<Value>(
  values: Partial<Record<string, Value>>,
  write: (value: Value) => unknown,
): Json {
  return Object.fromEntries(
    Object.entries(channelKeys).flatMap(([key, channel]) => {
      const value = values[channel];
      return value === undefined ? [] : [[key, write(value)]];
    }),
  );
}

const openHours = (days: NonNullable<JourneySettings["openHours"]["email"]>): Json =>
  Object.fromEntries(
    Object.entries(weekdayKeys).flatMap(([key, day]) => {
      const ranges = days[day];
      return ranges ? [[key, ranges.map(({ start, end }) => ({ StartTime: start, EndTime: end }))]] : []; // prettier-ignore
    }),
  );

const closedDays = (days: NonNullable<JourneySettings["closedDays"]["email"]>): Json[] =>
  days.map(({ name, start, end }) => ({
    Name: name,
    StartDateTime: `${start}:00`,
    EndDateTime: `${end}:00`,
  }));
