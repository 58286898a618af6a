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
    facts.endpointsAt(now);
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

  const inside = (condition: Condition, now: number): boolean => {
    if (condition.kind === "segment")
      return condition.segmentId !== null && member(condition.segmentId, now) === condition.isIn;
    return condition.kind === "criteria" && member(criteriaKey(condition), now);
  };

  const person: Person = {
    contact,
    entries: () => entriesOf(rules, facts, { member, eventsOf }),
    endpoints: (now) => facts.endpointsAt(now),
    holds: (condition, { now, enteredAt }) =>
      condition.kind === "event"
        ? eventsOf(condition.event, enteredAt, now).length > 0 === condition.happened
        : inside(condition, now),
    firstEvent(condition, from, to) {
      if (condition.kind === "event")
        return condition.happened
          ? (eventsOf(condition.event, from, to).find(({ at }) => at > from)?.at ?? null)
          : null;
      // The runner looks when something was recorded, and so is looked here.
      return facts.changesUntil(from, to).find((at) => inside(condition, at)) ?? null;
    },
    change: (changes) => facts.change(changes),
    record: (event, at) => facts.record(event, at),
    answers: (message) => rules.answers(contact, message),
    follow: (message, answers) => facts.follow(message, answers),
  };
  return { person, facts };
}

type Asks = {
  member(key: string, now: number): boolean;
  eventsOf(rule: EventRule, from: number, to: number): EventFact[];
};

/** When somebody comes to the entry within the simulated time, as far as it takes people in. */
function* entriesOf(rules: PersonRules, facts: SimulatedFacts, asks: Asks): Generator<number> {
  const { document, start, until, events } = rules;
  const zone = document.settings.zone ?? rules.projectZone;
  const end =
    document.settings.end === null ? Infinity : zoneMath.instant(document.settings.end, zone);
  const read = activities.entry.settings.safeParse(document.activities[document.entry]?.settings);
  const by: EntrySettings["by"] = read.success ? read.data.by : { kind: "manual" };
  const allowed = (at: number) =>
    !("segmentId" in by) || by.segmentId === null || asks.member(by.segmentId, at);
  if (by.kind === "event" && events) {
    for (const at of timesOf(facts, (from) => asks.eventsOf(by.event, from, events.to), events))
      if (at < end && allowed(at)) yield at;
    return;
  }
  if (by.kind === "date") {
    for (const at of datesOf(rules, by, facts)) if (at < end && allowed(at)) yield at;
    return;
  }
  if (by.kind !== "segment" || by.refresh === null) return yield start;
  let at = start;
  for (let turns = 0; at <= until && at < end && turns < 4000; turns += 1) {
    if (at === start || allowed(at)) yield at;
    at = zoneMath.plus(at, by.refresh, zone);
  }
}

/** The instants of events, one after another; those that the journey itself records meanwhile are among them. */
function* timesOf(
  facts: SimulatedFacts,
  eventsFrom: (from: number) => EventFact[],
  { from }: { from: number },
): Generator<number> {
  let next = from;
  let made = -1;
  let left: EventFact[] = [];
  for (;;) {
    if (facts.made !== made) {
      left = eventsFrom(next);
      ({ made } = facts);
    }
    const { at } = left.find((event) => event.at >= next) ?? { at: null };
    if (at === null) return;
    next = at + 1;
    yield at;
  }
}

function datesOf(
  { document, start, until, projectZone }: PersonRules,
  by: Extract<EntrySettings["by"], { kind: "date" }>,
  facts: SimulatedFacts,
): number[] {
  const zones = facts.endpoints.flatMap((one) => one.zone ?? []);
  const zone = latestZone(zones, start, zoneMath) ?? document.settings.zone ?? projectZone;
  const values = facts.forRules.flatMap(({ contact, endpoint }) =>
    by.of === "user"
      ? (contact.userAttributes[by.attribute] ?? [])
      : (endpoint.document.attributes?.[by.attribute] ?? []),
  );
  const at = values.flatMap((value) =>
    // Whose time it was when the journey began came too late, as for the runner.
    entriesOfDate(value, by, { from: start + 1, to: until }, { zone, math: zoneMath }),
  );
  return [...new Set(at)].toSorted((one, other) => one - other);
}
