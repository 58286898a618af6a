import type { Condition } from "../../../shared/activities/condition.ts";
import { latestZone } from "../../../shared/journey/contact-zone.ts";
import { channelOf } from "../../../shared/journey/graph.ts";
import { moveAt, type MoveStep } from "../../../shared/journey/move.ts";
import { day } from "../../../shared/domain/time.ts";
import { draw } from "../random.ts";
import { JourneySheet, type JourneyMeasure } from "../store/journey-counts.ts";
import {
  addStep,
  insertParticipant,
  writeParticipant,
  type ParticipantRecord,
} from "../store/journey-participants.ts";
import type { Store } from "../store/database.ts";
import { zoneMath } from "../zone-math.ts";
import type { Calendar } from "./calendar.ts";
import type { Entering } from "./cast.ts";
import { sendTo, type Sent } from "./journey-sends.ts";

/** A journey as it stands in the tables. */
export type Published = {
  journey: number;
  version: number;
  /** Keys of the wordings by activity. */
  contents: ReadonlyMap<string, number>;
};

/**
 * Takes somebody through a journey up to now, by the same decisions as the runner and with the same rows, only that each
 * move happens at its time in the past. Everything of one participant is written together, its counts too.
 */
export function walk(store: Store, calendar: Calendar, of: Entering, published: Published): void {
  const { document } = of.journey;
  const { entry, settings } = document;
  const contact = of.person.key;
  const heldOut =
    settings.holdout > 0 &&
    draw(of.journey.id, contact, "journey holdout") * 100 < settings.holdout;
  const sheets = new Map<number, JourneySheet>();
  const count = (at: number, activity: string, measure: JourneyMeasure | "here", by = 1) => {
    const hour = calendar.hourOf(at);
    const sheet = sheets.get(hour) ?? new JourneySheet();
    sheets.set(hour, sheet);
    sheet.add(published.version, activity, measure, by);
  };
  const p = insertParticipant(store, {
    ...published,
    contact,
    entry: 1,
    activity: entry,
    held_out: heldOut ? 1 : 0,
    hops: 0,
    parent: null,
    at: of.at,
    due: of.at,
  });
  addStep(store, p, of.at, { kind: "entered", arrived: true, outlet: null, detail: null });
  for (const measure of ["entered", "arrived", "here"] as const) count(of.at, entry, measure);
  if (heldOut) count(of.at, entry, "enteredHeldOut");

  const sent: Sent[] = [];
  const endpoints = of.person.endpoints.map((one) => ({
    ...one,
    suppressed: one.suppressed !== null,
    zone: of.person.place?.timezone ?? null,
  }));
  const zones = endpoints.flatMap((one) => one.zone ?? []);
  const holds = (condition: Condition, now: number): boolean => {
    if (condition.kind === "event") return of.orders.some((at) => at > p.entered_at && at <= now);
    if (condition.kind !== "messageEvent") throw new Error(`no answer to ${condition.kind}`);
    return sent.some(({ activity, openedAt }) => activity === condition.activity && openedAt !== null && openedAt <= now); // prettier-ignore
  };

  let now = of.at;
  let cameBy: number | null = null;
  while (p.ended_at === null && now <= calendar.now) {
    const { activity } = p;
    const at = now;
    const { steps, effects, after } = moveAt(
      document,
      {
        activity,
        arrivedAt: p.arrived_at,
        visit: p.visit,
        fresh: p.state === "moving",
        heldFor: p.state === "held" ? p.hold_reason : null,
      },
      {
        now: at,
        enteredAt: p.entered_at,
        arrivedAt: p.arrived_at,
        woken:
          p.state !== "waiting"
            ? null
            : cameBy === null
              ? { by: "time" }
              : { by: "event", at: cameBy },
        draw: draw(of.journey.id, contact, p.entry, activity, p.visit),
        contactDraw: draw(of.journey.id, contact, activity),
        zone: latestZone(zones, at, zoneMath) ?? calendar.zone,
        journeyZone: settings.zone ?? calendar.zone,
        zones: zoneMath,
        channelOf: (id) => channelOf(document, id),
        holds: (condition) => holds(condition, at),
      },
      () => ({
        now: at,
        zones: zoneMath,
        projectZone: calendar.zone,
        endpoints,
        sent: {
          day: sent.filter((one) => one.at > at - day).length,
          total: sent.length,
          timeframe: 0,
        },
        heldOut,
        dueAt: null,
      }),
    );
    for (const step of steps) note(step, at);
    for (const effect of effects) {
      const content = published.contents.get(activity);
      if (effect.kind !== "send" || content === undefined)
        throw new Error(`the sample’s journeys only send, not ${effect.kind} at ${activity}`);
      for (const to of effect.to)
        sent.push(sendTo(store, calendar, of, p, { content, to, at, channel: effect.channel }));
    }
    cameBy = null;
    p.hold_reason = null;
    p.waiting_for = null;
    p.frozen = 0;
    switch (after.kind) {
      case "go":
        count(at, activity, "here", -1);
        count(at, after.to, "here");
        p.activity = after.to;
        p.arrived_at = at;
        p.state = "moving";
        p.due_at = at;
        break;
      case "wait": {
        if (after.until === null) throw new Error("the sample’s waits have an end");
        const asks = after.waitingFor;
        if (asks && asks.kind !== "event") throw new Error(`the sample waits for ${asks.kind}`);
        p.state = "waiting";
        p.frozen = after.frozen ? 1 : 0;
        p.waiting_for = asks ? `event:${asks.event.name}` : null;
        const { until } = after;
        p.due_at = until;
        cameBy = (asks && of.orders.find((one) => one > at && one < until)) ?? null;
        now = cameBy ?? until;
        break;
      }
      case "hold":
        if (after.until === null) throw new Error("nothing of the sample is held for good");
        p.state = "held";
        p.hold_reason = after.reason;
        p.due_at = after.until;
        now = after.until;
        break;
      case "end":
        Object.assign(p, {
          state: "ended",
          due_at: null,
          ended_at: at,
          end_reason: after.reason,
          outcome: after.outcome,
        } satisfies Partial<ParticipantRecord>);
        count(at, p.activity, "here", -1);
        if (after.reason === "completed") count(at, entry, "completed");
        break;
    }
  }
  const { goal } = settings;
  const reached = goal && of.orders.find((at) => at > of.at && at <= of.at + goal.withinDays * day);
  if (reached) {
    p.goal_at = reached;
    count(reached, entry, heldOut ? "goalHeldOut" : "goal");
  }
  writeParticipant(store, p);
  for (const [hour, sheet] of sheets) sheet.write(store, hour, calendar.zone);

  function note(step: MoveStep, at: number): void {
    addStep(store, p, at, step);
    if (step.arrived) count(at, p.activity, "arrived");
    if (step.outlet !== null) count(at, p.activity, `outlet:${step.outlet}`);
    else if (step.kind === "ended") count(at, p.activity, "ended");
    if (step.kind === "sent") count(at, p.activity, "sent");
    if (step.kind === "notSent")
      count(at, p.activity, `notSent:${String(step.detail?.["reason"])}`);
  }
}
