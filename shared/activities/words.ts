import type { EventRule } from "../domain/event-rule.ts";
import { durationParts } from "../domain/zone-math.ts";
import type { Names } from "./activity.ts";
import { messageEvents, type Condition } from "./condition.ts";

const units = ["year", "month", "week", "day", "hour", "minute", "second"] as const;

/** `P1DT12H` → “1 day 12 hours”. */
export function durationWords(iso: string): string {
  const parts = durationParts(iso);
  const said = units.flatMap((unit) => {
    const count = parts[`${unit}s`];
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? "" : "s"}`];
  });
  return said.join(" ") || "no time";
}

export const weekdayNames = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** `2026-11-04T09:00` → “4 Nov 2026, 09:00”. */
export function localWords(local: string): string {
  const [date = "", time = ""] = local.split("T");
  const [year = "", month = "", day = ""] = date.split("-");
  const names = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
  ];
  return `${Number(day)} ${names[Number(month) - 1] ?? month} ${year}, ${time}`;
}

export function eventWords(rule: EventRule): string {
  const details = [
    ...rule.attributes.map(({ name, values }) => `${name} is ${values.join(" or ")}`),
    ...rule.metrics.map(({ name, compare, value }) => `${name} ${signs[compare]} ${value}`),
  ];
  return details.length === 0 ? rule.name : `${rule.name} with ${details.join(" and ")}`;
}
const signs = {
  equals: "=",
  greaterThan: ">",
  greaterOrEqual: "≥",
  lessThan: "<",
  lessOrEqual: "≤",
} as const;

const labels = new Map(
  Object.values(messageEvents)
    .flat()
    .map(({ event, label }) => [event, label]),
);
export const messageEventLabel = (event: string): string =>
  [...labels].find(([known]) => known === event)?.[1] ?? event;

/** What a condition is about: “segment”, “City”, “Welcome”. */
export function subjectOf(condition: Condition, names: Names): string {
  switch (condition.kind) {
    case "segment":
      return "segment";
    case "criteria": {
      const field = condition.criteria.criteria[0]?.field;
      return field && "name" in field && field.name !== "" ? field.name : "attributes";
    }
    case "messageEvent": {
      const of = condition.activity === null ? null : names.activity(condition.activity);
      return of === null ? "a message" : `“${of}”`;
    }
    case "customReply":
      return condition.attribute === "" ? "a reply" : `reply ${condition.attribute}`;
    case "event":
      return condition.event.name === "" ? "an event" : condition.event.name;
  }
}

/** A condition as a short question: In segment “VIP”, Opened “Welcome”. */
export function conditionWords(condition: Condition, names: Names): string {
  switch (condition.kind) {
    case "segment": {
      const name = condition.segmentId === null ? null : names.segment(condition.segmentId);
      return `${condition.isIn ? "In" : "Not in"} segment ${name ?? "…"}`;
    }
    case "criteria":
      return condition.criteria.criteria.length === 0
        ? "Attributes …"
        : condition.criteria.criteria
            .map(({ field, values }) =>
              `${"name" in field ? field.name : field.kind} ${values.slice(0, 2).join(", ")}`.trim(),
            )
            .join(condition.criteria.match === "all" ? " and " : " or ");
    case "messageEvent": {
      const of = condition.activity === null ? null : names.activity(condition.activity);
      const label = messageEventLabel(condition.event);
      return condition.happened
        ? `${label} “${of ?? "…"}”`
        : `Not ${label.toLowerCase()} “${of ?? "…"}”`;
    }
    case "customReply":
      return `Reply ${condition.attribute || "…"} is ${condition.values.join(" or ") || "…"}`;
    case "event":
      return `${condition.happened ? "Did" : "Did not"} ${eventWords(condition.event) || "…"}`;
  }
}
