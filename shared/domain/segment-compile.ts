import { channelsOf, type ChannelFamily } from "./channel.ts";
import {
  filledValues,
  type Criterion,
  type EventCondition,
  type EventDetails,
  type Operator,
} from "./segment.ts";
import { spanOf } from "./segment-dates.ts";
import { compare, instantTest, numberTest, textTest, type AskedAt } from "./segment-tests.ts";
import { day } from "./time.ts";

export { compare, type AskedAt } from "./segment-tests.ts";
export {
  resolveRules,
  type ResolvedCriterion,
  type ResolvedGroup,
  type ResolvedRules,
  type ResolvedSource,
  type ResolveEnv,
} from "./segment-resolve.ts";

type Texts = (name: string) => readonly string[];
type Numbers = (name: string) => number | undefined;

/** Which events of a contact count, and what is asked of them together. */
export type EventsAsked = {
  on: "events";
  /** An event's type; or, with `message`, what became of a message. */
  type: string;
  message: boolean;
  campaignId?: string;
  /** Inclusive and exclusive. */
  from: number;
  until: number;
  negated: boolean;
  /** Null = once is enough. */
  times: ((count: number) => boolean) | null;
  details: EventDetails | undefined;
  /** Whether one event counts, by its attributes and metrics; null = every one does. */
  where: ((texts: Texts, number: Numbers) => boolean) | null;
};

/** Where the fact of a criterion stands, and a pure test of it. Contains functions: compiled where it is evaluated. */
export type CompiledCriterion =
  | {
      on: "texts";
      kind: "attribute" | "userAttribute" | "demographic" | "location" | "channel";
      name: string;
      /** All values at once; none = missing. */
      test(values: readonly string[]): boolean;
    }
  | {
      on: "number";
      of: "metric" | "cohort" | "activity" | "created";
      name: string;
      test(value: number | undefined): boolean;
    }
  | { on: "place"; test(latitude: number | undefined, longitude: number | undefined): boolean }
  /** The answer for a flag that is not set, and for one that is. */
  | { on: "flag"; flag: "active" | "optedOut"; wanted: [unset: boolean, set: boolean] }
  | { on: "reachable"; family: ChannelFamily; negated: boolean }
  | { on: "campaign"; campaignId: string; negated: boolean }
  | EventsAsked;

/** One complete criterion as a test. Criteria about segments have none: `resolveRules` puts the segment in. */
export function compileCriterion(criterion: Criterion, at: AskedAt): CompiledCriterion {
  const { field, operator } = criterion;
  const values = filledValues(criterion);
  const numbers = values.map(Number);
  const number = (
    of: "metric" | "cohort" | "activity" | "created",
    test: (value: number | undefined) => boolean,
  ) => ({ on: "number", of, name: "name" in field ? field.name : "", test }) as const;
  switch (field.kind) {
    case "channel":
      return { on: "texts", kind: "channel", name: "", test: channelTest(operator, values) };
    case "attribute":
    case "userAttribute":
    case "demographic":
    case "location":
      return {
        on: "texts",
        kind: field.kind,
        name: field.name,
        test: textTest(operator, values.map(String), criterion.matchCase === true, at),
      };
    case "metric":
      return number("metric", numberTest(operator, numbers));
    case "cohort":
      return number("cohort", numberTest("between", numbers));
    case "activity": {
      const from = at.now - (numbers[0] ?? 0) * day;
      const wanted = operator === "activeWithin";
      return number("activity", (value) => (value !== undefined && value >= from) === wanted);
    }
    case "created": {
      const test = instantTest(operator, values, at);
      return number("created", (value) => value !== undefined && test(value));
    }
    case "distance":
      return { on: "place", test: distanceTest(operator === "within", numbers) };
    case "optOut":
      return flag("optedOut", ["NONE", "ALL"], operator, values);
    case "status":
      return flag("active", ["INACTIVE", "ACTIVE"], operator, values);
    case "reachable":
      return { on: "reachable", family: field.family, negated: operator === "isNotReachable" };
    case "campaign":
      return { on: "campaign", campaignId: field.campaignId, negated: operator === "isNotIn" };
    case "event":
    case "messageEvent":
      return eventsAsked(criterion, at);
    case "segment":
      throw new Error("a criterion about a segment is resolved, not compiled");
  }
}

/** `PUSH` stands for every push service. */
function channelTest(operator: Operator, values: readonly (string | number)[]) {
  const wanted = new Set<string>(
    values.flatMap((value) => {
      const channel = String(value).toUpperCase();
      return channel === "PUSH" ? channelsOf("push") : [channel];
    }),
  );
  const negated = operator === "isNot";
  return (channels: readonly string[]) => channels.some((one) => wanted.has(one)) !== negated;
}

function flag(
  name: "active" | "optedOut",
  [unset, set]: [string, string],
  operator: Operator,
  values: readonly (string | number)[],
): CompiledCriterion {
  const wanted = new Set(values.map((value) => String(value).toUpperCase()));
  const negated = operator === "isNot";
  return {
    on: "flag",
    flag: name,
    wanted: [wanted.has(unset) !== negated, wanted.has(set) !== negated],
  };
}

const radians = Math.PI / 180;
const earthRadius = 6371.0088;

function distanceTest(within: boolean, [lat = 0, lon = 0, km = 0]: readonly number[]) {
  return (latitude: number | undefined, longitude: number | undefined): boolean =>
    (latitude !== undefined &&
      longitude !== undefined &&
      kilometres(latitude, longitude, lat, lon) <= km) === within;
}

/** Great-circle distance on a sphere of the earth's mean radius. */
export function kilometres(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const half = (degrees: number) => Math.sin((degrees * radians) / 2) ** 2;
  const a =
    half(lat2 - lat1) + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * half(lon2 - lon1);
  return earthRadius * 2 * Math.asin(Math.sqrt(Math.min(1, a)));
}

function eventsAsked({ field, operator, event }: Criterion, at: AskedAt): EventsAsked {
  const tests = (event?.where ?? []).map((where) => conditionTest(where, at));
  const times = event?.times;
  const [from, until] = windowOf(event, at);
  return {
    on: "events",
    type: field.kind === "event" ? field.name : field.kind === "messageEvent" ? field.event : "",
    message: field.kind === "messageEvent",
    ...(field.kind === "messageEvent" && field.campaignId ? { campaignId: field.campaignId } : {}),
    from,
    until,
    negated: operator === "hasNotHappened",
    times: times ? (count) => compare(times.compare, count, times.count) : null,
    details: event,
    where:
      tests.length === 0 ? null : (texts, number) => tests.every((test) => test(texts, number)),
  };
}

function conditionTest(where: EventCondition, at: AskedAt) {
  const values = where.values.filter((value) => value !== "");
  if (where.kind === "metric") {
    const test = numberTest(where.operator, values.map(Number));
    return (_: Texts, number: Numbers) => test(number(where.name));
  }
  const test = textTest(where.operator, values.map(String), false, at);
  return (texts: Texts) => test(texts(where.name));
}

function windowOf(event: EventDetails | undefined, { now, zone }: AskedAt): [number, number] {
  const window = event?.window;
  if (!window) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (window.kind === "last") return [now - window.days * day, Number.POSITIVE_INFINITY];
  const from = window.from ? spanOf(window.from, zone) : null;
  const to = window.to ? spanOf(window.to, zone) : null;
  return [from?.start ?? Number.NEGATIVE_INFINITY, to?.end ?? Number.POSITIVE_INFINITY];
}
