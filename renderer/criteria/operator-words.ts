import { familyNames } from "../../shared/domain/channel.ts";
import {
  filledValues,
  type Criterion,
  type CriterionField,
  type EventCondition,
  type EventDetails,
  type EventWindow,
  type MessageEventKind,
  type NumberComparison,
  type Operator,
  type SegmentGroup,
} from "../../shared/domain/segment.ts";
import { channelName, dateInWords, listInWords } from "../../shared/domain/segment-words.ts";
import { isDateOperator } from "./edit-row.ts";
import { messageEventNames, rowLabel } from "./fields.ts";

const words: Record<Operator, string> = {
  is: "is",
  isNot: "is not",
  contains: "contains",
  notContains: "doesn’t contain",
  startsWith: "starts with",
  hasAll: "has all of",
  isSet: "is set",
  isEmpty: "is empty",
  before: "before",
  after: "after",
  between: "between",
  on: "on",
  inLast: "in the last",
  inNext: "in the next",
  anniversary: "anniversary in",
  equals: "is",
  notEquals: "is not",
  greaterThan: "is more than",
  greaterOrEqual: "is at least",
  lessThan: "is less than",
  lessOrEqual: "is at most",
  within: "within",
  notWithin: "farther than",
  activeWithin: "active in the last",
  inactiveFor: "inactive for",
  isReachable: "is reachable",
  isNotReachable: "isn’t reachable",
  hasHappened: "has happened",
  hasNotHappened: "hasn’t happened",
  isIn: "is in",
  isNotIn: "is not in",
};

/** An operator as its menu names it; with several values *is* means any of them. */
export function operatorWords(operator: Operator, values: number, field?: CriterionField): string {
  if (values > 1 && operator === "is") return "is any of";
  if (values > 1 && operator === "isNot") return "is none of";
  if (field?.kind === "campaign") return operator === "isIn" ? "was in" : "wasn’t in";
  return words[operator];
}

export const signs: Record<NumberComparison, string> = {
  equals: "=",
  greaterThan: ">",
  greaterOrEqual: "≥",
  lessThan: "<",
  lessOrEqual: "≤",
};
const signOf = (operator: Operator): string | null =>
  operator in signs ? signs[operator as NumberComparison] : operator === "notEquals" ? "≠" : null;

const daysWords = (days: number): string => `${days} ${days === 1 ? "day" : "days"}`;

/** “in last 180 days” */
export function windowWords(window: EventWindow | undefined): string {
  if (!window) return "at any time";
  if (window.kind === "last") return `in last ${daysWords(window.days)}`;
  const { from, to } = window;
  if (from && to) return `${dateInWords(from)} – ${dateInWords(to)}`;
  if (from) return `since ${dateInWords(from)}`;
  return to ? `until ${dateInWords(to)}` : "between dates";
}

/** A condition on an event, in three pieces for its chip: name, how, value. */
export function conditionWords({
  name,
  operator,
  values,
}: EventCondition): [string, string, string] {
  // prettier-ignore
  const said = operator === "between" ? values.join(" and ") : listInWords(values.map(String), "or", 3); // prettier-ignore
  return [name, signOf(operator) ?? operatorWords(operator, values.length), said];
}

const measureNames = { sum: "sum", average: "average", first: "first", last: "last" };
export const measureWords = (
  measure: NonNullable<EventDetails["measure"]>,
): [string, string, string] => [
  // prettier-ignore
  measure.metric,
  `${measureNames[measure.how]} ${signs[measure.compare]}`,
  measure.value.toLocaleString("en"),
];
export const timesWords = ({
  compare,
  count,
}: NonNullable<EventDetails["times"]>): [string, string, string] => [
  // prettier-ignore
  "times",
  signs[compare],
  count.toLocaleString("en"),
];

/** Names of what a criterion can point at. */
export type Names = {
  segment: (id: string) => string | null;
  campaign: (id: string) => string | null;
};

const happened: Record<MessageEventKind, string> = {
  send: "Sent",
  delivered: "Delivered",
  open: "Opened",
  click: "Clicked",
  unsubscribe: "Unsubscribed",
  hardBounce: "Hard bounced",
  softBounce: "Soft bounced",
  complaint: "Complained",
};

const named = (name: string | null) => (name === null ? "something that no longer exists" : `“${name}”`); // prettier-ignore

/** A criterion in few words: “City is Linz”, “No open”. */
export function criterionWords(criterion: Criterion, names: Names): string {
  const { field, operator } = criterion;
  const values = filledValues(criterion).map(String);
  const label = rowLabel(field) || "Criterion";
  switch (field.kind) {
    case "channel":
      return `${label} ${operatorWords(operator, values.length)} ${listInWords(values.map(channelName), "or", 3)}`;
    case "activity":
      return `${operator === "inactiveFor" ? "Inactive for" : "Active in the last"} ${daysWords(Number(values[0]))}`;
    case "reachable":
      return `${familyNames[field.family]} ${operator === "isReachable" ? "reachable" : "not reachable"}`;
    case "event":
      return eventWords(criterion, field.name);
    case "messageEvent": {
      const of = field.campaignId ? ` of ${named(names.campaign(field.campaignId))}` : "";
      const what =
        operator === "hasHappened"
          ? happened[field.event]
          : `No ${messageEventNames[field.event].toLowerCase()}`;
      return what + of;
    }
    case "campaign":
      return `${operator === "isIn" ? "In" : "Not in"} campaign ${named(names.campaign(field.campaignId))}`;
    case "segment":
      return `${operator === "isIn" ? "In" : "Not in"} ${named(names.segment(field.segmentId))}`;
    case "optOut":
      return (values[0] === "ALL") === (operator === "is") ? "Opted out" : "Not opted out";
    case "status":
      return (values[0] === "ACTIVE") === (operator === "is") ? "Active endpoint" : "Inactive endpoint"; // prettier-ignore
    case "cohort":
      return `Random share ${values.join("–")}`;
    case "distance":
      return `${operator === "within" ? "Within" : "Farther than"} ${values[2] ?? ""} km`;
    case "location":
      if (field.name !== "PostalCode" && (operator === "is" || operator === "isNot"))
        return `${operator === "is" ? "Lives in" : "Not in"} ${values.slice(0, 3).join(", ")}${values.length > 3 ? ` +${values.length - 3}` : ""}`;
  }
  const dated = isDateOperator(field, operator);
  const shown = values.map((value) => (dated ? dateInWords(value) : value));
  const days = operator === "inLast" || operator === "inNext" || operator === "anniversary";
  const said = days
    ? daysWords(Number(values[0]))
    : operator === "between"
      ? shown.join(" and ")
      : listInWords(shown, "or", 3);
  const how = signOf(operator) ?? operatorWords(operator, values.length);
  return [label, how, said].filter(Boolean).join(" ");
}

function eventWords({ operator, event }: Criterion, name: string): string {
  const conditions = (event?.where ?? []).map((one) => conditionWords(one)[2]);
  const sum = event?.measure ? [`${signs[event.measure.compare]} ${event.measure.value}`] : [];
  const times = event?.times ? [`${signs[event.times.compare]} ${event.times.count} times`] : [];
  const said = [name || "Event", ...conditions, ...times, ...sum].join(", ");
  return operator === "hasHappened" ? said : `No ${said}`;
}

/** The base segments of a group in few words: “In “All customers””. */
export function sourcesWords({ sources, sourceType }: SegmentGroup, names: Names): string {
  const [only] = sources;
  if (sources.length === 1 && only && sourceType !== "none")
    return `In ${named(names.segment(only.segmentId))}`;
  if (sourceType === "none") return "In no base segment";
  return sourceType === "any" ? "In a base segment" : "In all base segments";
}
