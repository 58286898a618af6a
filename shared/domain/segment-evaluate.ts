import type { ChannelFamily } from "./channel.ts";
import type { AttributeMap, EndpointDocument } from "./endpoint.ts";
import {
  compileCriterion,
  type AskedAt,
  type CompiledCriterion,
  type EventsAsked,
} from "./segment-compile.ts";
import { compare } from "./segment-tests.ts";
import type { ResolvedGroup, ResolvedRules, ResolvedSource } from "./segment-resolve.ts";
import type { Combine, Criterion, EventDetails } from "./segment.ts";

/** One event of a contact; values of attributes as they were recorded. */
export type EventFact = {
  readonly at: number;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly metrics?: Readonly<Record<string, unknown>> | null;
};

/** Everything that rules may ask about one endpoint and the contact it belongs to. */
export type EndpointFacts = {
  readonly endpoint: {
    readonly key: number;
    readonly channel: string;
    readonly address: string;
    readonly active: boolean;
    readonly optedOut: boolean;
    readonly cohort: number;
    readonly effectiveAt: number;
    readonly document: EndpointDocument;
  };
  readonly contact: {
    readonly key: number;
    readonly createdAt: number;
    readonly userAttributes: AttributeMap;
    /** Families on which the contact has an active endpoint with an address that has not opted out. */
    readonly reachable: readonly ChannelFamily[];
  };
  /** The contact's events of a type, or (`message`) what became of messages to it; in the order they were recorded. */
  events(asked: Pick<EventsAsked, "type" | "message" | "campaignId">): readonly EventFact[];
  /** Whether a campaign had the contact in a run. */
  inCampaign(campaignId: string): boolean;
  /** Whether the endpoint, or its contact, is a member of an imported or static segment. */
  inMembers(segmentId: string): boolean;
};

/** Whether resolved rules hold for one endpoint: the same tests as the index, asked of one. */
export function matchesEndpoint(rules: ResolvedRules, facts: EndpointFacts, at: AskedAt): boolean {
  const inGroup = (group: ResolvedGroup) => groupMatches(group, facts, at);
  const included = rules.groups.filter((group) => !group.exclude);
  const excluded = rules.groups.filter((group) => group.exclude);
  return combine(included.map(inGroup), rules.include) && !excluded.some(inGroup);
}

/** Whether one group holds for the endpoint, as if nothing excluded it. */
export function groupMatches(group: ResolvedGroup, facts: EndpointFacts, at: AskedAt): boolean {
  const sources = group.sources.map((source) => sourceMatches(source, facts, at));
  const boxes = group.boxes.map((box) =>
    combine(
      box.criteria.map((one) =>
        "in" in one
          ? sourceMatches(one.in, facts, at) !== one.negated
          : criterionMatches(one.criterion, facts, at),
      ),
      box.match,
    ),
  );
  return combine(sources, group.sourceType) && combine(boxes, group.type);
}

/** Whether the endpoint is in a segment that rules build on. */
export const sourceMatches = (source: ResolvedSource, facts: EndpointFacts, at: AskedAt): boolean =>
  "rules" in source ? matchesEndpoint(source.rules, facts, at) : facts.inMembers(source.members);

/** Nothing to combine is no restriction, with NONE too. */
function combine(answers: readonly boolean[], how: Combine): boolean {
  if (answers.length === 0) return true;
  if (how === "all") return answers.every(Boolean);
  return how === "any" ? answers.some(Boolean) : !answers.some(Boolean);
}

/** A name such as `constructor` is no value that objects have by birth. */
const own = <Value>(values: Readonly<Record<string, Value>> | undefined | null, name: string) =>
  values && Object.hasOwn(values, name) ? values[name] : undefined;

const known = new WeakMap<Criterion, { at: AskedAt; compiled: CompiledCriterion }>();

/** Endpoints are asked one after another: ten thousand values are folded for the first of them only. */
function compiledOnce(criterion: Criterion, at: AskedAt): CompiledCriterion {
  const before = known.get(criterion);
  if (before?.at.now === at.now && before.at.zone === at.zone) return before.compiled;
  const compiled = compileCriterion(criterion, at);
  known.set(criterion, { at, compiled });
  return compiled;
}

/** Whether one complete criterion holds for the endpoint; not for criteria about segments. */
export function criterionMatches(criterion: Criterion, facts: EndpointFacts, at: AskedAt): boolean {
  const compiled = compiledOnce(criterion, at);
  const { endpoint, contact } = facts;
  const { metrics, location } = endpoint.document;
  switch (compiled.on) {
    case "texts":
      return compiled.test(textsOf(compiled.kind, compiled.name, facts));
    case "number":
      return compiled.test(
        {
          metric: own(metrics, compiled.name),
          cohort: endpoint.cohort,
          activity: endpoint.effectiveAt,
          created: contact.createdAt,
        }[compiled.of],
      );
    case "place":
      return compiled.test(location?.Latitude, location?.Longitude);
    case "flag":
      return compiled.wanted[endpoint[compiled.flag] ? 1 : 0];
    case "reachable":
      return contact.reachable.includes(compiled.family) !== compiled.negated;
    case "campaign":
      return facts.inCampaign(compiled.campaignId) !== compiled.negated;
    case "events":
      return eventsMatch(compiled, facts.events(compiled)) !== compiled.negated;
  }
}

/** The values a criterion about texts is asked of. */
export function textsOf(
  kind: "attribute" | "userAttribute" | "demographic" | "location" | "channel",
  name: string,
  { endpoint, contact }: EndpointFacts,
): readonly string[] {
  if (kind === "channel") return [endpoint.channel];
  if (kind === "attribute") return own(endpoint.document.attributes, name) ?? [];
  if (kind === "userAttribute") return own(contact.userAttributes, name) ?? [];
  const value = own<string | number>(endpoint.document[kind], name);
  return value === undefined ? [] : [String(value)];
}

function eventsMatch(asked: EventsAsked, events: readonly EventFact[]): boolean {
  const counted = eventsCounted(asked, events);
  if (asked.times ? !asked.times(counted.length) : counted.length === 0) return false;
  const measure = asked.details?.measure;
  if (!measure) return true;
  const value = measured(measure, counted);
  return value !== undefined && compare(measure.compare, value, measure.value);
}

/** The events that a criterion counts, in the order given. */
export const eventsCounted = (asked: EventsAsked, events: readonly EventFact[]): EventFact[] =>
  events.filter(
    (event) =>
      event.at >= asked.from &&
      event.at < asked.until &&
      (asked.where === null ||
        asked.where(
          (name) => valuesOf(event, name),
          (name) => numberOf(event, name),
        )),
  );

/** Sums go in the order of recording, so that they are the same to the last digit wherever they are made. */
export function measured(
  { how, metric }: NonNullable<EventDetails["measure"]>,
  events: readonly EventFact[],
): number | undefined {
  const carrying = events.filter((event) => numberOf(event, metric) !== undefined);
  if (carrying.length === 0) return undefined;
  if (how === "first" || how === "last") {
    // Of events at the same instant the one recorded first is the first.
    const inTime = carrying.toSorted((one, two) => one.at - two.at);
    const chosen = how === "first" ? inTime[0] : inTime.at(-1);
    return chosen && numberOf(chosen, metric);
  }
  const sum = carrying.reduce((total, event) => total + (numberOf(event, metric) ?? 0), 0);
  return how === "sum" ? sum : sum / carrying.length;
}

function valuesOf({ attributes }: EventFact, name: string): readonly string[] {
  const value = own(attributes, name);
  return value === undefined || value === null ? [] : [value].flat().map(String);
}

function numberOf({ metrics }: EventFact, name: string): number | undefined {
  const value = own(metrics, name);
  return typeof value === "number" ? value : undefined;
}
