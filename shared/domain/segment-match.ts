import { channelsOf, type ChannelType } from "./channel.ts";
import type { AttributeMap, EndpointDocument } from "./endpoint.ts";
import { dayOf, instantOf, spanOf } from "./segment-dates.ts";
import { fold } from "./segment-text.ts";
import {
  completeCriteria,
  filledValues,
  saysSomething,
  type Combine,
  type Criterion,
  type SegmentGroup,
  type SegmentRules,
} from "./segment.ts";
import { day } from "./time.ts";

/** What rules ask of an endpoint, and of the contact it belongs to. */
export type MatchEndpoint = EndpointDocument & {
  readonly key: number;
  readonly channel: ChannelType;
  readonly effectiveAt: number;
};
export type MatchContact = { readonly key: number; readonly userAttributes: AttributeMap };

/** A base segment: the rules to ask, or who its fixed members are. */
export type MatchSource = SegmentRules | ((endpoint: MatchEndpoint) => boolean);
export type MatchEnv = {
  readonly now: number;
  /** Where a date without a time is a day. */
  readonly zone: string;
  source(segmentId: string, version: number | undefined): MatchSource;
};

/**
 * Whether an endpoint is in a segment: the same answer as the SQL that counts it. Rows that are not complete are left
 * out; a contact is in the segment when any of its endpoints is.
 */
export function matches(
  rules: SegmentRules,
  endpoint: MatchEndpoint,
  contact: MatchContact,
  env: MatchEnv,
): boolean {
  const inGroup = (group: SegmentGroup) => groupMatches(group, endpoint, contact, env);
  const included = rules.groups.filter((group) => !group.exclude);
  const excluded = rules.groups.filter((group) => group.exclude && saysSomething(group));
  return combine(included.map(inGroup), rules.include) && !excluded.some(inGroup);
}

function groupMatches(
  group: SegmentGroup,
  endpoint: MatchEndpoint,
  contact: MatchContact,
  env: MatchEnv,
): boolean {
  const sources = group.sources.map(({ segmentId, version }) => {
    const source = env.source(segmentId, version);
    return typeof source === "function"
      ? source(endpoint)
      : matches(source, endpoint, contact, env);
  });
  const boxes = group.dimensions.flatMap((box) => {
    const rows = completeCriteria(box).map((row) => criterionMatches(row, endpoint, contact, env));
    return rows.length === 0 ? [] : [combine(rows, box.match)];
  });
  return combine(sources, group.sourceType) && combine(boxes, group.type);
}

/** Nothing to combine is no restriction, with NONE too. */
function combine(answers: boolean[], how: Combine): boolean {
  if (answers.length === 0) return true;
  if (how === "all") return answers.every(Boolean);
  return how === "any" ? answers.some(Boolean) : !answers.some(Boolean);
}

/** Whether one complete criterion holds. */
export function criterionMatches(
  criterion: Criterion,
  endpoint: MatchEndpoint,
  contact: MatchContact,
  env: Pick<MatchEnv, "now" | "zone">,
): boolean {
  const { field, operator } = criterion;
  const values = filledValues(criterion);
  switch (field.kind) {
    case "channel": {
      const wanted = values.flatMap((value) => {
        const channel = String(value).toUpperCase();
        return channel === "PUSH" ? channelsOf("push") : [channel];
      });
      return wanted.includes(endpoint.channel) !== (operator === "isNot");
    }
    case "activity": {
      const active = endpoint.effectiveAt >= env.now - Number(values[0]) * day;
      return active === (operator === "activeWithin");
    }
    case "metric":
      return numberMatches(criterion, valueOf(endpoint.metrics, field.name));
    default: {
      const found = matchingValues(criterion, endpoint, contact, env).length > 0;
      return operator === "isNot" || operator === "isEmpty" ? !found : found;
    }
  }
}

/** A name such as `constructor` is no value that objects have by birth. */
const valueOf = <Value>(values: Record<string, Value> | undefined, name: string) =>
  values && Object.hasOwn(values, name) ? values[name] : undefined;

function textsOf(
  { field }: Criterion,
  endpoint: MatchEndpoint,
  contact: MatchContact,
): readonly string[] {
  switch (field.kind) {
    case "attribute":
      return valueOf(endpoint.attributes, field.name) ?? [];
    case "userAttribute":
      return valueOf(contact.userAttributes, field.name) ?? [];
    case "demographic":
    case "location": {
      const value = valueOf<string | number>(endpoint[field.kind], field.name);
      return value === undefined ? [] : [String(value)];
    }
    default:
      return [];
  }
}

function numberMatches({ operator, values }: Criterion, value: number | undefined): boolean {
  if (operator === "isEmpty") return value === undefined;
  if (value === undefined) return false;
  const [first = 0, second = 0] = values.filter((one) => one !== "").map(Number);
  switch (operator) {
    case "isSet":
      return true;
    case "between":
      return value >= first && value <= second;
    case "greaterThan":
      return value > first;
    case "greaterOrEqual":
      return value >= first;
    case "lessThan":
      return value < first;
    case "lessOrEqual":
      return value <= first;
    default:
      return value === first;
  }
}

/** The values of a text field that pass the test of a criterion (for *is not*: that are what must not be). */
export function matchingValues(
  criterion: Criterion,
  endpoint: MatchEndpoint,
  contact: MatchContact,
  env: Pick<MatchEnv, "now" | "zone">,
): string[] {
  const test = testOf(criterion, env.zone);
  return textsOf(criterion, endpoint, contact).filter(test);
}

function testOf(criterion: Criterion, zone: string): (text: string) => boolean {
  const { operator, matchCase } = criterion;
  const values = filledValues(criterion).map(String);
  const cased = (text: string) => (matchCase ? text : fold(text));
  const wanted = values.map(cased);
  switch (operator) {
    case "is":
    case "isNot": {
      const set = new Set(wanted);
      return (text) => set.has(cased(text));
    }
    case "contains":
      return (text) => wanted.some((part) => cased(text).includes(part));
    case "startsWith":
      return (text) => wanted.some((part) => cased(text).startsWith(part));
    case "isSet":
    case "isEmpty":
      return (text) => text !== "";
    default:
      return dateTest(operator, values, zone);
  }
}

function dateTest(operator: string, values: string[], zone: string): (text: string) => boolean {
  const [first, second] = values.map((value) => spanOf(value, zone));
  if (!first) return () => false;
  const on = dayOf(first.start, zone);
  return (text) => {
    const at = instantOf(text, zone);
    if (at === null) return false;
    if (operator === "before") return at < first.start;
    if (operator === "after") return at >= first.end;
    if (operator === "between")
      return second !== undefined && second !== null && at >= first.start && at < second.end;
    return at >= on.start && at < on.end;
  };
}
