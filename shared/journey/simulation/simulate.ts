import type { Decision, Facts } from "../../activities/activity.ts";
import type { Condition } from "../../activities/condition.ts";
import { CustomSettings } from "../../activities/custom.ts";
import { MessageSettings } from "../../activities/message.ts";
import { day } from "../../domain/time.ts";
import { roughDuration, type ZoneMath } from "../../domain/zone-math.ts";
import { channelOf, readActivity, type JourneyDocument } from "../graph.ts";
import { latestZone } from "../contact-zone.ts";
import { decideSend } from "../sending.ts";
import type { StepKind } from "../step.ts";
import { decideAt, targetOf } from "../walk.ts";
import type { Person, SimulatedAnswer } from "./person.ts";
import { Trace } from "./trace.ts";

/*
 * Walks people through a document on a clock of their own. Pure: the same people, document, seed and span give the same
 * trace, byte for byte. Invariants:
 * 1. Every decision comes from `decideAt`, as in the live run; every send passes the same sending hours, caps and recipients.
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
  Record<"activeAlready" | "reentryCap" | "reentryInterval", number>
>;

const mostSteps = 5000;

type Sent = { activity: string; visit: number; at: number; answers: readonly SimulatedAnswer[] };
type Passage = {
  entry: number;
  enteredAt: number;
  /** Of the whole journey: they walk it and get nothing. */
  heldOut: boolean;
  visits: Map<string, number>;
  sent: Sent[];
};

export function createSimulation(rules: SimulationRules) {
  const { document, math, projectZone, until, draw } = rules;
  const { settings } = document;
  const journeyZone = settings.zone ?? projectZone;
  const trace = new Trace();
  const messages = new Map<string, ReturnType<typeof readMessage>>();
  const rejected: Rejections = {};
  const heldOut = new Set<number>();

  function walk(number: number, person: Person): void {
    const everSent: number[] = [];
    let entries = 0;
    let lastEntry = -Infinity;
    let insideUntil = -Infinity;
    let room = mostSteps;
    for (const at of person.entries) {
      if (at > until) break;
      const { reentryCap, reentryInterval } = settings.limits;
      const reason =
        at < insideUntil
          ? "activeAlready"
          : reentryCap !== 0 && entries >= reentryCap
            ? "reentryCap"
            : reentryInterval !== null && at - lastEntry < roughDuration(reentryInterval)
              ? "reentryInterval"
              : null;
      if (reason !== null) {
        rejected[reason] = (rejected[reason] ?? 0) + 1;
        continue;
      }
      entries += 1;
      lastEntry = at;
      insideUntil = passage(person, {
        number,
        entry: entries,
        at,
        everSent,
        steps: () => room-- > 0,
      });
    }
  }

  /** One passage; returns when it ended, or infinity for somebody still inside at the end of the simulated time. */
  function passage(
    person: Person,
    of: { number: number; entry: number; at: number; everSent: number[]; steps(): boolean },
  ): number {
    const inside: Passage = {
      entry: of.entry,
      enteredAt: of.at,
      heldOut: settings.holdout > 0 && draw(rules.seed, person.contact) * 100 < settings.holdout,
      visits: new Map(),
      sent: [],
    };
    let activity = document.entry;
    let visit = 1;
    let arrivedAt = of.at;
    let now = of.at;
    let woken: Facts["woken"] = null;
    inside.visits.set(activity, 1);
    const emit = (kind: StepKind, outlet: string | null = null, detail: string | null = null) =>
      trace.add({ person: of.number, at: now, activity, visit, kind, outlet, detail });
    emit("entered");
    if (inside.heldOut) heldOut.add(of.number);
    while (of.steps()) {
      const facts = factsAt(person, inside, { activity, visit, arrivedAt, now, woken });
      const decision = decideAt(document, { activity, arrivedAt, visit }, facts);
      const step = carryOut(person, inside, {
        decision,
        activity,
        visit,
        now,
        everSent: of.everSent,
        emit,
      });
      if (step.kind === "ended") return now;
      if (step.kind === "wait") {
        if (step.until > until) return Infinity;
        now = step.until;
        woken = step.woken;
        continue;
      }
      emit("left", step.by);
      const target = targetOf(document, activity, step.by);
      if (target === null) {
        emit("ended", step.by, "completed");
        return now;
      }
      activity = target;
      visit = (inside.visits.get(activity) ?? 0) + 1;
      inside.visits.set(activity, visit);
      arrivedAt = now;
      woken = null;
      emit("arrived");
    }
    return now;
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
          person.endpoints().flatMap((one) => one.zone ?? []),
          now,
          math,
        ) ?? journeyZone,
      journeyZone,
      zones: math,
      channelOf: (id) => channelOf(document, id),
      holds: (condition) => holds(person, inside, condition, now),
    };
  }

  const lastSent = (inside: Passage, activity: string | null) =>
    inside.sent.findLast((one) => one.activity === activity);

  function holds(person: Person, inside: Passage, condition: Condition, now: number): boolean {
    if (condition.kind === "customReply") return false;
    if (condition.kind !== "messageEvent")
      return person.holds(condition, { now, enteredAt: inside.enteredAt });
    const sent = lastSent(inside, condition.activity);
    const happened =
      sent !== undefined &&
      (condition.event === "send" ||
        sent.answers.some(({ event, at }) => event === condition.event && at <= now));
    return happened === condition.happened;
  }

  /** When what a wait waits for happens, up to its end. */
  function wakes(person: Person, inside: Passage, condition: Condition, from: number, to: number) {
    if (condition.kind !== "messageEvent") return person.firstEvent(condition, from, to);
    const sent = lastSent(inside, condition.activity);
    const answer = sent?.answers.find(({ event, at }) => event === condition.event && at <= to);
    return answer ? Math.max(answer.at, from) : null;
  }

  type Carried =
    | { kind: "left"; by: string }
    | { kind: "wait"; until: number; woken: Facts["woken"] }
    | { kind: "ended" };

  function carryOut(
    person: Person,
    inside: Passage,
    doing: {
      decision: Decision;
      activity: string;
      visit: number;
      now: number;
      everSent: number[];
      emit(kind: StepKind, outlet?: string | null, detail?: string | null): void;
    },
  ): Carried {
    const { decision, now, emit } = doing;
    switch (decision.kind) {
      case "leave":
        return { kind: "left", by: decision.by };
      case "wait":
        emit("waiting", null, decision.reason);
        return { kind: "wait", until: decision.until, woken: { by: "time" } };
      case "waitFor": {
        emit("waiting", null, "event");
        const at = wakes(person, inside, decision.condition, now, Math.min(decision.until, until));
        return at === null
          ? { kind: "wait", until: decision.until, woken: { by: "time" } }
          : { kind: "wait", until: at, woken: { by: "event", at } };
      }
      case "change":
        person.change(decision.changes, now);
        emit("changed");
        return { kind: "left", by: decision.by };
      case "record":
        person.record(decision.event, now);
        emit("recorded", null, decision.event.name);
        return { kind: "left", by: decision.by };
      case "start":
        emit("started", null, decision.journeyId);
        return { kind: "left", by: decision.by };
      case "finish":
        emit(
          "ended",
          null,
          decision.how === "heldOut" ? "heldOut" : (decision.outcome ?? "completed"),
        );
        return { kind: "ended" };
      case "send":
        return send(person, inside, { ...doing, decision });
    }
  }

  function send(
    person: Person,
    inside: Passage,
    doing: {
      decision: Extract<Decision, { kind: "send" }>;
      activity: string;
      visit: number;
      now: number;
      everSent: number[];
      emit(kind: StepKind, outlet?: string | null, detail?: string | null): void;
    },
  ): Carried {
    const { decision, activity, visit, now, everSent, emit } = doing;
    const how = messageSettings(activity);
    const decided = decideSend(settings, how, decision.channel, {
      now,
      zones: math,
      projectZone: journeyZone,
      endpoints: person.endpoints(),
      sent: {
        day: everSent.filter((at) => at > now - day).length,
        total: everSent.length,
        timeframe: everSent.filter(
          (at) => at > now - (settings.limits.timeframeCap?.days ?? 0) * day,
        ).length,
      },
      heldOut: inside.heldOut,
      // On a clock of its own nothing is ever late.
      dueAt: null,
    });
    if (decided.kind === "notSent") {
      emit("notSent", null, decided.reason);
      if (how.ifNotSent === "continue") return { kind: "left", by: decision.by };
      emit("ended", null, "notSent");
      return { kind: "ended" };
    }
    if (decided.kind === "hold") {
      emit("held", null, decided.reason);
      return { kind: "wait", until: decided.until ?? until + 1, woken: { by: "time" } };
    }
    for (let count = 0; count < decided.to.length; count += 1) {
      const number = everSent.push(now) - 1;
      emit("sent", null, decision.channel);
      const answers = person.answers({
        activity,
        visit,
        channel: decision.channel,
        at: now,
        number,
      });
      inside.sent.push({ activity, visit, at: now, answers });
    }
    return { kind: "left", by: decision.by };
  }

  /** What every message activity has; of an activity that is none, what changes nothing. */
  function messageSettings(activity: string) {
    const before = messages.get(activity);
    if (before) return before;
    const fresh = readMessage(activity);
    messages.set(activity, fresh);
    return fresh;
  }

  function readMessage(activity: string) {
    const found = document.activities[activity];
    const read = found && readActivity(found);
    const common = MessageSettings.safeParse(read?.settings);
    const custom = CustomSettings.safeParse(read?.settings);
    return {
      ifNotSent: common.data?.ifNotSent ?? "continue",
      sendingTime: common.data?.sendingTime ?? "journey",
      ...(custom.success ? { endpointTypes: custom.data.endpointTypes } : {}),
    };
  }

  return { walk, trace, rejected, heldOut };
}
