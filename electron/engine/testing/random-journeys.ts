import { activityOfType, type ActivityType } from "../../../shared/activities/index.ts";
import {
  messageEvents,
  type Condition,
  type MessageEvent,
} from "../../../shared/activities/condition.ts";
import {
  blankJourneySettings,
  type JourneySettings,
  type SendChannel,
} from "../../../shared/domain/journey.ts";
import type { Criterion } from "../../../shared/domain/segment.ts";
import type { JourneyActivity, JourneyDocument } from "../../../shared/journey/graph.ts";
import { draw } from "../random.ts";

/*
 * Journeys by chance that can be published: every type of activity, every kind of wait and condition, joins, limits and
 * sending hours. All times are on the hour, so that a clock set from one due instant to the next walks many of them at once.
 */
export type Chance = ReturnType<typeof chance>;

/** Choices that are always the same for the same name. */
export function chance(name: string) {
  let count = 0;
  const number = () => draw(name, (count += 1));
  const pick = <Value>(from: readonly Value[]): Value =>
    from[Math.floor(number() * from.length)] as Value;
  return { pick, odds: (share: number) => number() < share };
}

export type Around = {
  /** The date on which everything begins, as `2026-11-17`. */
  day: string;
  /** `own` are those who may enter this journey. */
  segments: { own: string; gold: string; bought: string };
  /** A journey that people can be started in: it ends at once. */
  other: string;
};
export const templates: Record<SendChannel, string | null> = {
  email: "t1",
  sms: "sms",
  push: "push",
  voice: "voice",
  custom: null,
};

type Message = { id: string; channel: SendChannel };
const types: ActivityType[] = [
  ...(["email", "email", "email", "sms", "push", "voice", "custom"] as const),
  ...(["wait", "wait", "wait", "wait", "yesNoSplit", "yesNoSplit", "multivariateSplit"] as const),
  ...(["randomSplit", "holdout", "updateContact", "recordEvent", "startJourney", "end"] as const),
];
const most = 12;

/** A journey of up to a dozen activities. */
export function randomJourney({ pick, odds }: Chance, around: Around): JourneyDocument {
  const activities: Record<string, JourneyActivity> = {};
  /** What is finished, with the messages that it and what follows ask about. */
  const needs = new Map<string, Set<string>>();
  let made = 0;

  const add = (id: string, type: ActivityType, settings: object, next: Record<string, string>) => {
    const blank = activityOfType(type)?.blank() as object;
    activities[id] = {
      type,
      name: "",
      settings: { ...blank, ...settings },
      settingsVersion: 1,
      next,
    };
  };

  /** Makes an activity with all that follows; null is the end of the path. */
  const grow = (before: readonly Message[], depth: number): string | null => {
    if (depth > 5 || made >= most) return null;
    const joins = [...needs].filter(([, asked]) =>
      [...asked].every((id) => before.some((one) => one.id === id)),
    );
    if (joins.length > 0 && odds(0.12)) return pick(joins)[0];
    const type = pick(types);
    const id = `${type}${(made += 1)}`;
    const channel = type in templates ? (type as SendChannel) : null;
    const asked = new Set<string>();
    const condition = () => {
      const found = randomCondition(before, false);
      if ("activity" in found && found.activity !== null) asked.add(found.activity);
      return found;
    };
    const settings = settingsOf(type, condition, before);
    for (const one of conditionsIn(settings)) asked.add(one);
    const outlets = (
      activityOfType(type)?.outlets({
        ...(activityOfType(type)?.blank() as object),
        ...settings,
      }) ?? []
    ).filter((one) => one.stub !== true);
    const next: Record<string, string> = {};
    for (const outlet of outlets) {
      const after = channel === null ? before : [...before, { id, channel }];
      const to = grow(after, depth + 1);
      if (to === null) continue;
      next[outlet.id] = to;
      for (const one of needs.get(to) ?? []) if (one !== id) asked.add(one);
    }
    add(id, type, settings, next);
    needs.set(id, asked);
    return id;
  };

  const settingsOf = (
    type: ActivityType,
    condition: () => Condition,
    before: readonly Message[],
  ): object => {
    switch (type) {
      case "email":
      case "sms":
      case "push":
      case "voice":
      case "custom":
        return {
          templateId: templates[type],
          sendingTime: odds(0.8) ? "journey" : "any",
          ifNotSent: odds(0.8) ? "continue" : "end",
          ...(type === "custom"
            ? { url: "https://hooks.example/x", endpointTypes: ["CUSTOM"] }
            : {}),
        };
      case "wait":
        return { wait: randomWait(before) };
      case "yesNoSplit":
        return {
          match: pick(["all", "any"]),
          conditions: odds(0.3) ? [condition(), condition()] : [condition()],
          ...evaluation(),
        };
      case "multivariateSplit":
        return {
          branches: ["A", "B"].map((id) => ({ id, name: "", condition: condition() })),
          ...evaluation(),
        };
      case "randomSplit":
        return {
          branches: [
            { id: "A", name: "", percent: 30 },
            { id: "B", name: "", percent: 70 },
          ],
        };
      case "holdout":
        return { percent: 25, fixed: pick(["contact", "entry"]) };
      case "updateContact":
        return {
          changes: [
            odds(0.2)
              ? { kind: "optOut", optOut: odds(0.7) }
              : {
                  kind: "attribute",
                  of: pick(["user", "endpoint"]),
                  how: pick(["set", "add", "remove"]),
                  name: "Plan",
                  values: [pick(["gold", "free"])],
                },
          ],
        };
      case "recordEvent":
        return {
          name: pick(["purchase", "visit"]),
          attributes: [{ name: "colour", value: pick(["red", "blue"]) }],
          metrics: [{ name: "price", value: pick([5, 50]) }],
        };
      case "startJourney":
        return { journeyId: around.other, wait: odds(0.5) };
      default:
        return { outcome: pick(["", "Done"]), goal: odds(0.3) };
    }
  };

  const evaluation = () => ({
    evaluate: pick([
      { kind: "immediately" },
      { kind: "immediately" },
      { kind: "after", duration: pick(["PT2H", "P1D"]) },
      { kind: "on", at: `${laterDay(around.day, 2)}T10:00` },
    ]),
    // Whether a mail of this very instant has left by then is chance for the runner too: nobody can foretell it.
    hiddenWait: true,
  });

  const eventRule = () => ({
    name: pick(["purchase", "visit"]),
    attributes: odds(0.4) ? [{ name: "colour", values: ["red"] }] : [],
    metrics: odds(0.3) ? [{ name: "price", compare: "greaterThan" as const, value: 10 }] : [],
  });

  function randomCondition(before: readonly Message[], waited: boolean): Condition {
    const message = before.length > 0 && odds(0.6) ? pick(before) : null;
    if (message) {
      // The same for a wait for what happens in the instant of the sending.
      const events = messageEvents[message.channel]
        .map((one) => one.event)
        .filter((event) => playable.has(event) && !(waited && atOnce.has(event)));
      if (events.length > 0)
        return {
          kind: "messageEvent",
          activity: message.id,
          event: pick(events),
          happened: odds(0.8),
        };
    }
    return pick<() => Condition>([
      () => ({ kind: "event", event: eventRule(), happened: odds(0.8) }),
      () => ({
        kind: "segment",
        segmentId: pick([around.segments.gold, around.segments.bought]),
        isIn: odds(0.7),
      }),
      () => ({
        kind: "criteria",
        criteria: { match: pick(["all", "any"]), criteria: [randomCriterion()] },
      }),
    ])();
  }

  const randomCriterion = (): Criterion =>
    pick<Criterion>([
      { field: { kind: "userAttribute", name: "Plan" }, operator: "is", values: ["gold"] },
      { field: { kind: "attribute", name: "Plan" }, operator: "isSet", values: [] },
      { field: { kind: "optOut" }, operator: "is", values: ["ALL"] },
      { field: { kind: "event", name: "visit" }, operator: "hasHappened", values: [] },
      { field: { kind: "messageEvent", event: "open" }, operator: "hasHappened", values: [] },
      { field: { kind: "reachable", family: "email" }, operator: "isReachable", values: [] },
    ]);

  function randomWait(before: readonly Message[]): object {
    return pick<() => object>([
      () => ({ kind: "for", duration: pick(["PT1H", "PT6H", "P1D", "P2D"]) }),
      () => ({
        kind: "until",
        at: `${laterDay(around.day, pick([1, 2]))}T${pick(["06:00", "18:00"])}`,
        contactZone: odds(0.5),
      }),
      () => ({ kind: "next", weekdays: pick([[], [3], [4, 6]]), time: pick(["09:00", "21:00"]) }),
      () => ({
        kind: "event",
        condition: randomCondition(before, true),
        timeout: pick(["PT5H", "P1D"]),
      }),
    ])();
  }

  const first = grow([], 0);
  add("entry", "entry", { by: randomEntry({ pick, odds }, around) }, first ? { next: first } : {});
  const settings = randomSettings({ pick, odds }, around);
  const byEvent =
    (activities["entry"]?.settings as { by: { kind: string } } | undefined)?.by.kind === "event";
  if (byEvent) Object.assign(settings, { localTime: false, start: null });
  // Who enters by what the journey itself records would go round without end.
  if (Object.values(activities).some(({ type }) => type === "recordEvent"))
    settings.limits.reentryCap ||= 2;
  return {
    name: "Random",
    settings,
    entry: "entry",
    activities,
    notes: {},
    layout: { mode: "auto", direction: "TB", positions: {} },
  };
}

/** What the sandbox can play, and what is known by itself. */
const playable: ReadonlySet<MessageEvent> = new Set([
  ...(["send", "delivered", "open", "click", "unsubscribe", "hardBounce", "softBounce"] as const),
  ...(["failed", "optOut", "openedNotification", "answered"] as const),
]);
const atOnce: ReadonlySet<MessageEvent> = new Set(["send", "delivered"]);

const conditionsIn = (settings: object): string[] => {
  const found: string[] = [];
  JSON.stringify(settings, (key, value: unknown) => {
    if (key === "activity" && typeof value === "string") found.push(value);
    return value;
  });
  return found;
};

export function laterDay(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  const [date = ""] = new Date(at).toISOString().split("T");
  return date;
}

function randomEntry({ pick, odds }: Chance, { segments }: Around): object {
  // Everybody else belongs to another journey.
  const segmentId = segments.own;
  return pick<() => object>([
    () => ({ kind: "segment", segmentId: segments.own, refresh: null, onUpdate: false }),
    () => ({
      kind: "segment",
      segmentId: segments.own,
      refresh: pick(["PT12H", "P1D", "P2D"]),
      onUpdate: false,
    }),
    () => ({
      kind: "event",
      event: {
        name: pick(["purchase", "visit"]),
        attributes: odds(0.3) ? [{ name: "colour", values: ["red"] }] : [],
        metrics: [],
      },
      segmentId,
    }),
    () => ({
      kind: "date",
      of: "user",
      attribute: "Birthday",
      offsetDays: pick([-1, 0, 1]),
      time: pick(["09:00", "12:00"]),
      yearly: true,
      segmentId,
    }),
    () => ({ kind: "manual" }),
  ])();
}

function randomSettings({ pick, odds }: Chance, { day }: Around): JourneySettings {
  const blank = blankJourneySettings();
  const local = odds(0.2);
  return {
    ...blank,
    zone: pick([null, "America/New_York"]),
    localTime: local,
    start: local ? `${laterDay(day, 1)}T10:00` : null,
    end: odds(0.2) ? `${laterDay(day, 3)}T10:30` : null,
    missingZone: pick(["send", "projectZone", "skip"]),
    quietTime: odds(0.4) ? pick([{ start: "20:00", end: "09:00" }, { start: "12:00", end: "15:00" }]) : null, // prettier-ignore
    whenClosed: pick(["hold", "hold", "drop"]),
    openHours: odds(0.2) ? { email: { "3": [{ start: "10:00", end: "16:00" }], "6": [] } } : {},
    closedDays: odds(0.2)
      ? {
          email: [
            { name: "", start: `${laterDay(day, 2)}T00:00`, end: `${laterDay(day, 3)}T00:00` },
          ],
        }
      : {},
    limits: {
      ...blank.limits,
      dailyCap: pick([0, 0, 0, 1, 2]),
      totalCap: pick([0, 0, 3]),
      timeframeCap: odds(0.2) ? { cap: 2, days: 2 } : null,
      reentryCap: pick([0, 1, 2]),
      reentryInterval: pick([null, "P1D"]),
    },
    holdout: pick([0, 0, 20]),
  };
}
