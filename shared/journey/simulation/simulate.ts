import type { Facts } from "../../activities/activity.ts";
import type { Condition } from "../../activities/condition.ts";
import { activities } from "../../activities/index.ts";
import { day } from "../../domain/time.ts";
import type { ZoneMath } from "../../domain/zone-math.ts";
import { channelOf, type JourneyDocument } from "../graph.ts";
import { latestZone } from "../contact-zone.ts";
import { startFor } from "../local-start.ts";
import type { Recipient } from "../recipients.ts";
import type { SendFacts } from "../sending.ts";
import { moveAt, type Effect, type MovePlace, type MoveStep, type Then } from "../move.ts";
import type { Person, SimulatedAnswer, SimulatedMessage } from "./person.ts";
import { Trace } from "./trace.ts";

/*
 * Walks people through a document on a clock of their own. Pure: the same people, document, seed and span give the same
 * trace, byte for byte. Invariants:
 * 1. What happens at an activity is what `moveAt` says, as in the live run.
 * 2. Nothing that happened after the simulated instant is seen.
 * 3. People don't touch each other: each is walked from first entry to last step. Only the limit of messages a second
 *    does, and that is told as a peak, not simulated.
 * 4. A person takes at most `mostSteps` steps: a graph has no loops, so only re-entries can come near it.
 */
export type SimulationRules = {
  document: JourneyDocument;
  math: ZoneMath;
  projectZone: string;
  /** Names the draws: the live run uses the journey's id alone. */
  seed: string;
  until: number;
  draw(...parts: (string | number)[]): number;
};

/** Counts of what the trace does not hold step by step. */
export type Rejections = Partial<
  Record<"active" | "reentryCap" | "reentryInterval" | "missingZone", number>
>;

/** Hears of every decision before it is made, and of every condition that was answered. */
export type Watcher = {
  before(activity: string): void;
  held(condition: Condition, held: boolean): void;
};

const mostSteps = 5000;

const bounces: ReadonlySet<SimulatedAnswer["event"]> = new Set(["hardBounce", "softBounce"]);

type Left = { at: number; byEvent: boolean };
const stillInside: Left = { at: Infinity, byEvent: false };

type Sent = { activity: string; answers: readonly SimulatedAnswer[] };
type Passage = {
  entry: number;
  enteredAt: number;
  /** Of the whole journey: they walk it and get nothing. */
  heldOut: boolean;
  visits: Map<string, number>;
  /** Queued, and not out of the house before the walk of this instant is over. */
  queued: { to: Recipient; message: SimulatedMessage }[];
  sent: Sent[];
};

/** What a row of a trace keeps of the detail: a reason, an event's name, how many messages. */
export function wordOf(detail: MoveStep["detail"]): string | null {
  if (detail === null) return null;
  const { reason, outcome, event, journey, messages } = detail;
  const said = outcome ?? reason ?? event ?? journey ?? messages;
  return said === undefined ? null : String(said);
}

export function createSimulation(rules: SimulationRules) {
  const { document, math, projectZone, until, draw } = rules;
  const { settings } = document;
  const journeyZone = settings.zone ?? projectZone;
  const trace = new Trace();
  const rejected: Rejections = {};
  const heldOut = new Set<number>();
  const entry = activities.entry.settings.safeParse(document.activities[document.entry]?.settings);
  const entersByEvent = entry.data?.by.kind === "event";
  let watcher: Watcher | null = null;

  function walk(number: number, person: Person): void {
    const everSent: number[] = [];
    let entries = 0;
    let lastEntry = -Infinity;
    let left = { at: -Infinity, byEvent: false };
    let room = mostSteps;
    for (const at of person.entries()) {
      if (at > until) break;
      const { reentryCap, reentryInterval } = settings.limits;
      const tooSoon = () =>
        reentryInterval !== null &&
        entries > 0 &&
        math.plus(lastEntry, reentryInterval, "UTC") > at;
      const start = startOf(person, at);
      const reason =
        at < left.at || (at === left.at && left.byEvent && entersByEvent)
          ? "active"
          : reentryCap !== 0 && entries >= reentryCap
            ? "reentryCap"
            : tooSoon()
              ? "reentryInterval"
              : "missingZone";
      if (reason !== "missingZone" || start === null) {
        rejected[reason] = (rejected[reason] ?? 0) + 1;
        continue;
      }
      entries += 1;
      lastEntry = at;
      const steps = () => room-- > 0;
      left = passage(person, { number, entry: entries, at, start, everSent, steps });
    }
  }

  const startOf = (person: Person, at: number): number | null =>
    settings.localTime
      ? startFor(settings, {
          at,
          zones: person.endpoints(at).flatMap((one) => one.zone ?? []),
          journeyZone,
          math,
        })
      : at;

  /**
   * One passage; returns when it ended, and whether an event let them go in that instant: the same event does not let them in
   * again. Infinity is somebody who is still inside at the end of the simulated time.
   */
  function passage(
    person: Person,
    of: {
      number: number;
      entry: number;
      at: number;
      start: number;
      everSent: number[];
      steps(): boolean;
    },
  ): Left {
    const inside: Passage = {
      entry: of.entry,
      enteredAt: of.at,
      heldOut:
        settings.holdout > 0 &&
        draw(rules.seed, person.contact, "journey holdout") * 100 < settings.holdout,
      visits: new Map(),
      queued: [],
      sent: [],
    };
    if (inside.heldOut) heldOut.add(of.number);
    let place: MovePlace & { now: number; woken: Facts["woken"] } = arrival(
      inside,
      document.entry,
      of.start,
    );
    let byEventAt = -Infinity;
    while (place.now <= until && of.steps()) {
      const { now, activity, visit } = place;
      watcher?.before(activity);
      const moved = moveAt(document, place, factsAt(person, inside, place), () =>
        sendFacts(person, inside, now, of.everSent),
      );
      for (const step of moved.steps)
        trace.add({
          person: of.number,
          at: now,
          activity,
          visit,
          ...step,
          detail: wordOf(step.detail),
        });
      for (const effect of moved.effects)
        carryOut(person, inside, effect, { activity, visit, now, everSent: of.everSent });
      const { after: then } = moved;
      if (then.kind === "go") {
        place = arrival(inside, then.to, now);
        continue;
      }
      deliver(person, inside, now, of.everSent);
      if (then.kind === "end") return { at: now, byEvent: now === byEventAt };
      const woken = wakes(person, inside, then, now);
      if (woken === null || woken.at > until) return stillInside;
      if (woken.by?.by === "event") byEventAt = woken.at;
      place = {
        ...place,
        fresh: place.fresh && moved.steps.length === 0,
        heldFor: then.kind === "hold" ? then.reason : null,
        now: woken.at,
        // What was held decides anew, as on arrival.
        woken: then.kind === "hold" ? place.woken : woken.by,
      };
    }
    return place.now > until ? stillInside : { at: place.now, byEvent: false };
  }

  function arrival(inside: Passage, activity: string, at: number) {
    const visit = (inside.visits.get(activity) ?? 0) + 1;
    inside.visits.set(activity, visit);
    return { activity, visit, arrivedAt: at, fresh: true, heldFor: null, now: at, woken: null };
  }

  /** When a wait ends, and by what; null is never. */
  function wakes(
    person: Person,
    inside: Passage,
    then: Extract<Then, { kind: "wait" | "hold" }>,
    now: number,
  ): { at: number; by: Facts["woken"] } | null {
    const byTime = then.until === null ? null : { at: then.until, by: { by: "time" } as const };
    if (then.kind === "hold") return byTime;
    // Another journey is not walked: whoever waits for its end goes on at once.
    if (then.waitingFor === null) return byTime ?? { at: now, by: { by: "time" } };
    const at = firstOf(
      person,
      inside,
      then.waitingFor,
      now,
      Math.min(then.until ?? Infinity, until),
    );
    return at === null ? byTime : { at, by: { by: "event", at } };
  }

  function factsAt(
    person: Person,
    inside: Passage,
    place: {
      activity: string;
      visit: number;
      arrivedAt: number;
      now: number;
      woken: Facts["woken"];
    },
  ): Facts {
    const { activity, visit, now } = place;
    return {
      now,
      enteredAt: inside.enteredAt,
      arrivedAt: place.arrivedAt,
      woken: place.woken,
      draw: draw(rules.seed, person.contact, inside.entry, activity, visit),
      contactDraw: draw(rules.seed, person.contact, activity),
      zone:
        latestZone(
          person.endpoints(now).flatMap((one) => one.zone ?? []),
          now,
          math,
        ) ?? journeyZone,
      journeyZone,
      zones: math,
      channelOf: (id) => channelOf(document, id),
      holds: (condition) => {
        const held = holds(person, inside, condition, now);
        watcher?.held(condition, held);
        return held;
      },
    };
  }

  /** Messages of an activity; without loops nobody passes it twice. */
  const sentBy = (inside: Passage, activity: string | null) =>
    inside.sent.filter((one) => one.activity === activity);

  function holds(person: Person, inside: Passage, condition: Condition, now: number): boolean {
    if (condition.kind === "customReply") return false;
    if (condition.kind !== "messageEvent")
      return person.holds(condition, { now, enteredAt: inside.enteredAt });
    const happened = sentBy(inside, condition.activity).some(({ answers }) => {
      if (condition.event === "send") return true;
      const known = answers.filter(({ at }) => at <= now).map(({ event }) => event);
      // A bounce takes the delivery back.
      if (condition.event === "delivered" && known.some((one) => bounces.has(one))) return false;
      return known.includes(condition.event);
    });
    return happened === condition.happened;
  }

  /** When what a wait waits for happens, up to its end. That something does not happen never comes about later. */
  function firstOf(
    person: Person,
    inside: Passage,
    condition: Condition,
    from: number,
    to: number,
  ) {
    if (condition.kind !== "messageEvent") return person.firstEvent(condition, from, to);
    if (!condition.happened) return null;
    const sent = sentBy(inside, condition.activity);
    if (condition.event === "send") return sent.length > 0 ? from : null;
    const times = sent.flatMap(({ answers }) =>
      answers.filter(({ event }) => event === condition.event).map(({ at }) => at),
    );
    const first = Math.max(from, Math.min(...times));
    return first <= to ? first : null;
  }

  const sendFacts = (
    person: Person,
    inside: Passage,
    now: number,
    everSent: readonly number[],
  ): SendFacts => {
    const since = (span: number) => everSent.filter((at) => at > now - span).length;
    return {
      now,
      zones: math,
      projectZone: journeyZone,
      endpoints: person.endpoints(now),
      sent: {
        day: since(day),
        total: everSent.length,
        timeframe: since((settings.limits.timeframeCap?.days ?? 0) * day),
      },
      heldOut: inside.heldOut,
      // On a clock of its own nothing is ever late.
      dueAt: null,
    };
  };

  function carryOut(
    person: Person,
    inside: Passage,
    effect: Effect,
    at: { activity: string; visit: number; now: number; everSent: number[] },
  ): void {
    const { activity, visit, now, everSent } = at;
    if (effect.kind === "change") return person.change(effect.changes, now);
    if (effect.kind === "record") return person.record(effect.event, now);
    if (effect.kind === "start") return;
    for (const to of effect.to) {
      const number = everSent.push(now) - 1;
      const { channel } = effect;
      inside.queued.push({
        to,
        message: { activity, visit, channel, endpoint: to.key, at: now, number },
      });
    }
  }

  /** What was queued leaves, unless the address was closed in the same instant; a refused message is not counted by caps. */
  function deliver(person: Person, inside: Passage, now: number, everSent: number[]): void {
    for (const { to, message } of inside.queued.splice(0)) {
      if (to.optedOut || !to.active || to.suppressed) {
        everSent.splice(everSent.lastIndexOf(now), 1);
        continue;
      }
      const answers = person.answers(message);
      inside.sent.push({ activity: message.activity, answers });
      person.follow(message, answers);
    }
  }

  return {
    walk,
    trace,
    rejected,
    heldOut,
    watch(by: Watcher) {
      watcher = by;
    },
  };
}
