import { z } from "zod";
import { day, minute } from "../domain/time.ts";
import {
  clockMinutes,
  ClockTime,
  IsoDuration,
  localText,
  roughDuration,
} from "../domain/zone-math.ts";
import { leave, next, type Activity, type Decision, type Facts } from "./activity.ts";
import { Condition } from "./condition.ts";
import { conditionProblem, referredBy, renameIn } from "./evaluation.ts";
import { conditionWords, durationWords, localWords, weekdayNames } from "./words.ts";

export const WaitSettings = z.object({
  wait: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("for"), duration: IsoDuration }),
    /** A local time of the journey's zone, or with `contactZone` of each participant's. */
    z.object({ kind: z.literal("until"), at: z.string(), contactZone: z.boolean() }),
    /** The next of these weekdays (1 is Monday, none means any) at this time of the participant's zone. */
    z.object({
      kind: z.literal("next"),
      weekdays: z.array(z.number().int().min(1).max(7)),
      time: ClockTime,
    }),
    z.object({ kind: z.literal("event"), condition: Condition, timeout: IsoDuration }),
  ]),
});
export type WaitSettings = z.infer<typeof WaitSettings>;

export const waitLimits = { shortest: minute, longest: 365 * day } as const;

/** The first instant after `from` that is the time of day on one of the weekdays. */
function nextWeekdayTime(
  { weekdays, time }: { weekdays: readonly number[]; time: string },
  from: number,
  { zone, zones }: Pick<Facts, "zone" | "zones">,
): number {
  for (let days = 0; days <= 8; days += 1) {
    const at = zones.local(zones.plus(from, `P${days}D`, zone), zone);
    if (weekdays.length > 0 && !weekdays.includes(at.weekday)) continue;
    const instant = zones.instant(localText({ ...at, minute: clockMinutes(time) }), zone);
    if (instant > from) return instant;
  }
  return zones.plus(from, "P1D", zone);
}

function decide({ wait }: WaitSettings, facts: Facts): Decision {
  const { woken, arrivedAt, now, zone, zones } = facts;
  if (wait.kind === "event") {
    if (woken) return leave(woken.by === "event" ? "happened" : "timedOut");
    const until = zones.plus(arrivedAt, wait.timeout, zone);
    return { kind: "waitFor", condition: wait.condition, until, frozen: true };
  }
  if (woken) return leave("next");
  if (wait.kind === "for") {
    const until = zones.plus(arrivedAt, wait.duration, zone);
    return until <= now ? leave("next") : { kind: "wait", until, frozen: true, reason: "wait" };
  }
  const until =
    wait.kind === "until"
      ? zones.instant(wait.at, wait.contactZone ? zone : facts.journeyZone)
      : nextWeekdayTime(wait, arrivedAt, facts);
  return until <= now ? leave("next") : { kind: "wait", until, frozen: false, reason: "wait" };
}

export const wait: Activity<WaitSettings> = {
  type: "wait",
  title: "Wait",
  purpose: "For a time, until a date, or until something happens",
  family: "wait",
  settings: WaitSettings,
  version: 1,
  blank: () => ({ wait: { kind: "for", duration: "P1D" } }),
  outlets: (settings) =>
    settings.wait.kind === "event"
      ? [
          { id: "happened", label: "Happened" },
          { id: "timedOut", label: "Timed out" },
        ]
      : next,
  asks: (settings) => (settings.wait.kind === "event" ? [settings.wait.condition] : []),
  decide,
  problems(settings) {
    const { wait: how } = settings;
    const error = (code: string, text: string, field: string) => [
      { code, severity: "error" as const, text, field },
    ];
    if (how.kind === "until")
      return how.at === "" ? error("noDate", "Choose the date to wait until.", "until") : [];
    if (how.kind === "next") return [];
    const length = roughDuration(how.kind === "for" ? how.duration : how.timeout);
    const wrong =
      length < waitLimits.shortest || length > waitLimits.longest
        ? error("badDuration", "Wait between 1 minute and 365 days.", "duration")
        : [];
    const condition = how.kind === "event" ? conditionProblem(how.condition) : null;
    return condition === null ? wrong : [...wrong, ...error("noEvent", condition, "event")];
  },
  describe({ wait: how }, names) {
    switch (how.kind) {
      case "for":
        return { name: durationWords(how.duration), summary: "" };
      case "until":
        return {
          name: how.at === "" ? "Until a date" : `Until ${localWords(how.at)}`,
          summary: how.contactZone ? "In each contact’s time zone" : "",
        };
      case "next": {
        const days = how.weekdays
          .toSorted((a, b) => a - b)
          .map((one) => weekdayNames[one - 1]?.slice(0, 3) ?? "")
          .join(", ");
        return {
          name: `Until ${days || "the next day"}, ${how.time}`,
          summary: "In each contact’s time zone",
        };
      }
      case "event":
        return {
          name: conditionWords(how.condition, names),
          summary: `Times out after ${durationWords(how.timeout)}`,
        };
    }
  },
  refers: ({ wait: how }) => (how.kind === "event" ? referredBy([how.condition]) : {}),
  rename: (settings, to) =>
    settings.wait.kind === "event"
      ? { wait: { ...settings.wait, condition: renameIn(settings.wait.condition, to) } }
      : settings,
};
