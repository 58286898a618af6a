import type { Condition } from "../../../../shared/activities/condition.ts";
import { activities } from "../../../../shared/activities/index.ts";
import type { EntrySettings } from "../../../../shared/activities/entry.ts";
import { eventMatches, type EventRule } from "../../../../shared/domain/event-rule.ts";
import { matchesEndpoint, type EventFact } from "../../../../shared/domain/segment-evaluate.ts";
import type { ResolvedRules } from "../../../../shared/domain/segment-resolve.ts";
import type { JourneyDocument } from "../../../../shared/journey/graph.ts";
import { latestZone } from "../../../../shared/journey/contact-zone.ts";
import { entriesOfDate } from "../../../../shared/journey/date-entry.ts";
import type {
  Person,
  SimulatedAnswer,
  SimulatedMessage,
} from "../../../../shared/journey/simulation/person.ts";
import type { Reading } from "../../store/reading.ts";
import { zoneMath } from "../../zone-math.ts";
import { contactSource, SimulatedFacts, type FactSource } from "./facts.ts";

export type PersonRules = {
  document: JourneyDocument;
  /** By segment id, and by `criteriaKey` for what a condition asks itself. */
  segments: Record<string, ResolvedRules>;
  projectZone: string;
  /** The simulated time. */
  start: number;
  until: number;
  /** Recorded events let people in, from one instant to another; null: everybody comes at the start. */
  events: { from: number; to: number } | null;
  answers(contact: number, message: SimulatedMessage): readonly SimulatedAnswer[];
};

/** What a condition asks of attributes, as the name its resolved rules go by. */
export const criteriaKey = (condition: Extract<Condition, { kind: "criteria" }>): string =>
  `criteria ${JSON.stringify(condition.criteria)}`;

/** A contact of the project, ready to be walked. */
export const personOf = (rules: PersonRules & { db: Reading }, contact: number): Person =>
  personFrom(rules, contactSource(rules.db, contact)).person;

/** Anybody, ready to be walked, with the facts about them. */
export function personFrom(
  rules: PersonRules,
  source: FactSource,
): { person: Person; facts: SimulatedFacts } {
  const { document, segments, projectZone } = rules;
  const { contact } = source;
  const facts = new SimulatedFacts(source, document.settings.zoneEstimation);

  const member = (key: string, now: number): boolean => {
    const resolved = Object.hasOwn(segments, key) ? segments[key] : undefined;
    if (!resolved) return false;
    facts.now = now;
    return facts.forRules.some((one) => matchesEndpoint(resolved, one, { now, zone: projectZone }));
  };
  const eventsOf = (rule: EventRule, from: number, to: number): EventFact[] =>
    facts.eventsUntil(rule.name, to).filter(
      (event) =>
        event.at >= from &&
        eventMatches(rule, {
          type: rule.name,
          attributes: event.attributes ?? {},
          metrics: event.metrics ?? null,
        }),
    );

  const person: Person = {
    contact,
    entries: entriesOf(rules, facts, { member, eventsOf }),
    endpoints: () => facts.endpoints,
    holds(condition, { now, enteredAt }) {
      switch (condition.kind) {
        case "segment":
          return (
            condition.segmentId !== null && member(condition.segmentId, now) === condition.isIn
          );
        case "criteria":
          return member(criteriaKey(condition), now);
        case "event":
          return eventsOf(condition.event, enteredAt, now).length > 0 === condition.happened;
        default:
          return false;
      }
    },
    firstEvent(condition, from, to) {
      if (condition.kind !== "event") return null;
      return eventsOf(condition.event, from, to).find(({ at }) => at > from)?.at ?? null;
    },
    change: (changes) => facts.change(changes),
    record: (event, at) => facts.record(event, at),
    answers: (message) => rules.answers(contact, message),
  };
  return { person, facts };
}

type Asks = {
  member(key: string, now: number): boolean;
  eventsOf(rule: EventRule, from: number, to: number): EventFact[];
};

/** When somebody comes to the entry within the simulated time. */
function entriesOf(rules: PersonRules, facts: SimulatedFacts, asks: Asks): number[] {
  const { document, start, until, events } = rules;
  const read = activities.entry.settings.safeParse(document.activities[document.entry]?.settings);
  if (!read.success) return [start];
  const { by }: EntrySettings = read.data;
  const allowed = (at: number) =>
    !("segmentId" in by) || by.segmentId === null || asks.member(by.segmentId, at);
  if (by.kind === "event" && events)
    return asks
      .eventsOf(by.event, events.from, events.to)
      .map(({ at }) => at)
      .filter(allowed);
  if (by.kind === "date") {
    const zones = facts.endpoints.flatMap((one) => one.zone ?? []);
    const zone = latestZone(zones, start, zoneMath) ?? document.settings.zone ?? rules.projectZone;
    const values = facts.forRules.flatMap(({ contact, endpoint }) =>
      by.of === "user"
        ? (contact.userAttributes[by.attribute] ?? [])
        : (endpoint.document.attributes?.[by.attribute] ?? []),
    );
    const at = values.flatMap((value) =>
      entriesOfDate(value, by, { from: start, to: until }, { zone, math: zoneMath }),
    );
    return [...new Set(at)].toSorted((one, other) => one - other).filter(allowed);
  }
  if (by.kind !== "segment" || by.refresh === null) return [start];
  const times: number[] = [];
  const zone = document.settings.zone ?? rules.projectZone;
  for (let at = start; at <= until && times.length < 4000; at = zoneMath.plus(at, by.refresh, zone))
    if (at === start || allowed(at)) times.push(at);
  return times;
}
