import type { ContactChange, NewEvent } from "../../../shared/activities/activity.ts";
import type { Condition } from "../../../shared/activities/condition.ts";
import type { SendChannel } from "../../../shared/domain/journey.ts";
import { channelOf } from "../../../shared/journey/graph.ts";
import { moveAt, type Effect, type Moved, type Then } from "../../../shared/journey/move.ts";
import type { Store } from "../store/database.ts";
import { JourneySheet } from "../store/journey-counts.ts";
import { queueMessage } from "../store/journey-messages.ts";
import {
  addStep,
  writeParticipant,
  type ParticipantRecord,
} from "../store/journey-participants.ts";
import type { VersionRecord } from "../store/journey-records.ts";
import { endParticipant } from "./endings.ts";
import { factsOfGroup, NotAsked, type FactsAt } from "./group-facts.ts";
import { contactsThere } from "./people.ts";

export type Effects = {
  /** Whether a channel sends to real people. */
  live(channel: SendChannel): boolean;
  /** When the next message of a journey may leave, under its messages a second. */
  slot(journey: number, perSecond: number, now: number): number;
  change(contact: number, changes: readonly ContactChange[]): void;
  record(contact: number, event: NewEvent, now: number): void;
  /** Nothing was queued: that is an event too. */
  notSent(of: ParticipantRecord, reason: string, channel: SendChannel | null, now: number): void;
  /** Lets a contact enter another journey; false when they can't. */
  start(journeyId: string, of: ParticipantRecord, wait: boolean, now: number): boolean;
};
export type BatchAt = FactsAt & { version: VersionRecord; zone: string; effects: Effects };

/** Names what a participant waits for, so that whoever brings news finds them. */
export const waitKey = (condition: Condition): string => {
  if (condition.kind === "event") return `event:${condition.event.name}`;
  if (condition.kind === "messageEvent" || condition.kind === "customReply")
    return `message:${condition.activity ?? ""}`;
  return "segment";
};

/** Walks a batch, inside its transaction, as far as each of them comes without an answer of the index. */
export function walkBatch(store: Store, at: BatchAt, batch: ParticipantRecord[]): void {
  const sheet = new JourneySheet();
  const there = contactsThere(
    store,
    batch.map((one) => one.contact),
  );
  const dueAt = new Map<number, number | null>();
  for (const p of batch) {
    dueAt.set(p.key, p.woken_at === null ? p.due_at : null);
    if (!there.has(p.contact)) erase(store, sheet, at, p);
  }
  let walking = batch.filter((p) => p.state !== "ended");
  while (walking.length > 0) {
    const on: ParticipantRecord[] = [];
    for (const group of Map.groupBy(walking, (one) => one.activity).values()) {
      const known = factsOfGroup(store, at, group);
      for (const p of group) {
        const moved = decided(() =>
          moveAt(at.document, { ...placeOf(p) }, known.facts(p), () =>
            known.sending(p, dueAt.get(p.key) ?? null),
          ),
        );
        if (moved === null) p.due_at = at.now;
        else if (apply(store, sheet, at, p, moved)) on.push(p);
      }
    }
    walking = on;
  }
  for (const p of batch) writeParticipant(store, p);
  sheet.write(store, at.now, at.zone);
}

const placeOf = (p: ParticipantRecord) => ({
  activity: p.activity,
  arrivedAt: p.arrived_at,
  visit: p.visit,
  fresh: p.state === "moving",
  heldFor: p.state === "held" ? p.hold_reason : null,
});

/** Null where the index has to be asked first. */
function decided(move: () => Moved): Moved | null {
  try {
    return move();
  } catch (error) {
    if (error instanceof NotAsked) return null;
    throw error;
  }
}

/** Writes what happened and carries out its effects; true when they go on at once. */
function apply(
  store: Store,
  sheet: JourneySheet,
  at: BatchAt,
  p: ParticipantRecord,
  { steps, effects, after }: Moved,
): boolean {
  for (const step of steps) {
    addStep(store, p, at.now, step);
    if (step.arrived) sheet.add(p.version, p.activity, "arrived");
    if (step.outlet !== null) sheet.add(p.version, p.activity, `outlet:${step.outlet}`);
    else if (step.kind === "ended") sheet.add(p.version, p.activity, "ended");
    if (step.kind === "sent") sheet.add(p.version, p.activity, "sent");
    if (step.kind !== "notSent") continue;
    const reason = String(step.detail?.["reason"]);
    sheet.add(p.version, p.activity, `notSent:${reason}`);
    at.effects.notSent(p, reason, channelOf(at.document, p.activity), at.now);
  }
  let goesOn = true;
  for (const effect of effects) goesOn = carryOut(store, at, p, effect) && goesOn;
  return settle(store, sheet, at, p, after, goesOn);
}

function carryOut(store: Store, at: BatchAt, p: ParticipantRecord, effect: Effect): boolean {
  switch (effect.kind) {
    case "send": {
      const content = at.contents.get(p.activity);
      if (!content || !("key" in content)) throw new NotAsked();
      const { messagesPerSecond } = at.document.settings.limits;
      const live = at.effects.live(effect.channel);
      for (const to of effect.to)
        queueMessage(store, {
          content: content.key,
          to,
          contact: p.contact,
          channel: effect.channel,
          due: at.effects.slot(p.journey, messagesPerSecond, at.now),
          now: at.now,
          live,
          participant: p.key,
          activity: p.activity,
          visit: p.visit,
          version: p.version,
        });
      return true;
    }
    case "change":
      at.effects.change(p.contact, effect.changes);
      at.asked.forget(p.contact);
      return true;
    case "record":
      at.effects.record(p.contact, effect.event, at.now);
      at.asked.forget(p.contact);
      return true;
    case "start":
      return at.effects.start(effect.journeyId, p, effect.wait, at.now) || !effect.wait;
  }
}

function settle(
  store: Store,
  sheet: JourneySheet,
  { now, document }: BatchAt,
  p: ParticipantRecord,
  then: Then,
  goesOn: boolean,
): boolean {
  p.woken_at = null;
  p.hold_reason = null;
  p.waiting_for = null;
  p.frozen = 0;
  switch (then.kind) {
    case "go":
      sheet.add(p.version, p.activity, "here", -1);
      sheet.add(p.version, then.to, "here");
      p.activity = then.to;
      p.arrived_at = now;
      p.state = "moving";
      p.due_at = now;
      return true;
    case "wait":
      p.state = "waiting";
      p.frozen = then.frozen ? 1 : 0;
      p.waiting_for = then.waitingFor ? waitKey(then.waitingFor) : null;
      if (then.until === null) p.waiting_for = "journey";
      // The other journey did not take them: nothing to wait for.
      p.due_at = then.until === null && !goesOn ? now : then.until;
      return false;
    case "hold":
      p.state = "held";
      p.hold_reason = then.reason;
      p.due_at = then.until;
      return false;
    case "end":
      endParticipant(store, sheet, p, { ...then, now, entry: document.entry });
      return false;
  }
}

/** Whoever was erased leaves a bare figure. */
function erase(store: Store, sheet: JourneySheet, at: BatchAt, p: ParticipantRecord): void {
  const fresh = p.state === "moving";
  addStep(store, p, at.now, {
    kind: "ended",
    arrived: fresh,
    outlet: null,
    detail: { reason: "erased" },
  });
  if (fresh) sheet.add(p.version, p.activity, "arrived");
  sheet.add(p.version, p.activity, "ended");
  endParticipant(store, sheet, p, { reason: "erased", now: at.now, entry: at.document.entry });
}
