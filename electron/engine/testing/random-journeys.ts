import { activities, type ActivityType } from "../../../shared/activities/index.ts";
import type { Condition } from "../../../shared/activities/condition.ts";
import { blankJourneySettings, type JourneySettings } from "../../../shared/domain/journey.ts";
import { hour } from "../../../shared/domain/time.ts";
import {
  isUpstream,
  outletsOf,
  reachableFrom,
  type JourneyActivity,
  type JourneyDocument,
} from "../../../shared/journey/graph.ts";
import { draw } from "../random.ts";

/*
 * Journeys, events and answers by chance, the same for the same seed. Everything happens some whole hours after the start
 * or a little later, so that people and journeys that run side by side need few instants of the clock.
 */

export type Chance = {
  /** A whole number below `of`. */
  below(of: number): number;
  pick<Value>(from: readonly Value[]): Value;
  /** So many times in a hundred. */
  percent(share: number): boolean;
};

export function chance(seed: string): Chance {
  let drawn = 0;
  const below = (of: number) => Math.floor(draw(seed, (drawn += 1)) * of);
  return {
    below,
    pick(from) {
      const found = from[below(from.length)];
      if (found === undefined) throw new Error("nothing to choose from");
      return found;
    },
    percent: (share) => below(100) < share,
  };
}

const types: readonly ActivityType[] = [
  "email", "email", "email", "sms", "wait", "wait", "wait", "yesNoSplit", "yesNoSplit", "multivariateSplit",
  "randomSplit", "holdout", "updateContact", "recordEvent", "end",
]; // prettier-ignore

/** What the events of outside are called. */
export const outsideEvents = ["visit", "purchase"] as const;

const rule = (name: string) => ({ name, attributes: [], metrics: [] });
const nobodyAsked: Condition = { kind: "event", event: rule("visit"), happened: true };

export type JourneyNames = {
  /** Names what only this journey changes: others run beside it. */
  own: string;
  segmentId: string;
  templates: { email: string; sms: string };
  /** Local times of the journey's zone that dates are chosen from. */
  dates: readonly string[];
};

/** A journey that can be published: a graph without loops, with joins, every activity reachable and complete. */
export function randomJourney(seed: string, names: JourneyNames): JourneyDocument {
  const by = chance(`journey ${seed}`);
  const ids = Array.from({ length: 3 + by.below(9) }, (_, index) => `a${index + 1}`);
  const made: Record<string, JourneyActivity> = {
    entry: blank("entry", { by: entryBy(by, names) }),
  };
  for (const id of ids) made[id] = shaped(by, names);
  for (const [index, id] of ["entry", ...ids].entries()) {
    const activity = made[id];
    if (!activity) continue;
    const later = ids.slice(index, index + 4);
    for (const outlet of outletsOf(activity)) {
      if (later.length === 0 || (id !== "entry" && by.percent(15))) continue;
      activity.next[outlet.id] = by.pick(later);
    }
  }
  const document: JourneyDocument = {
    name: `Random ${seed}`,
    settings: randomSettings(by),
    entry: "entry",
    activities: made,
    notes: {},
    layout: { mode: "auto", direction: "TB", positions: {} },
  };
  const reached = reachableFrom(document, "entry");
  for (const id of ids) if (!reached.has(id)) delete made[id];
  for (const [id, activity] of Object.entries(made)) ask(by, document, id, activity, names);
  // What was read of an activity is kept by the object: those that were asked before they changed must not stay.
  return structuredClone(document);
}

function blank(type: ActivityType, settings: object): JourneyActivity {
  return {
    type,
    name: "",
    settings: { ...(activities[type].blank() as object), ...settings },
    settingsVersion: 1,
    next: {},
  };
}

const entryBy = (by: Chance, { segmentId }: JourneyNames) =>
  by.percent(60)
    ? { kind: "segment", segmentId, refresh: null, onUpdate: false }
    : { kind: "event", event: rule(by.pick(outsideEvents)), segmentId: null };

const hours = (by: Chance, most: number) => `PT${1 + by.below(most)}H`;

/** An activity with everything that decides about its paths; its conditions come when the graph is known. */
function shaped(by: Chance, names: JourneyNames): JourneyActivity {
  const type = by.pick(types);
  const ifNotSent = by.percent(70) ? "continue" : "end";
  const sendingTime = by.percent(70) ? "journey" : "any";
  switch (type) {
    case "email":
    case "sms":
      return blank(type, { templateId: names.templates[type], ifNotSent, sendingTime });
    case "wait":
      return blank(type, { wait: randomWait(by, names) });
    case "multivariateSplit": {
      const branches = ["A", "B", "C"].slice(0, 1 + by.below(3));
      return blank(type, {
        branches: branches.map((id) => ({ id, name: "", condition: nobodyAsked })),
        ...evaluation(by, names),
      });
    }
    case "yesNoSplit":
      return blank(type, {
        match: by.pick(["all", "any"]),
        conditions: Array.from({ length: 1 + by.below(2) }, () => nobodyAsked),
        ...evaluation(by, names),
      });
    case "randomSplit": {
      const percent = 10 + by.below(80);
      return blank(type, {
        branches: [
          { id: "A", name: "", percent },
          { id: "B", name: "", percent: 100 - percent },
        ],
      });
    }
    case "holdout":
      return blank(type, { percent: 20 + by.below(50), fixed: by.pick(["contact", "entry"]) });
    case "updateContact":
      return blank(type, {
        changes: [
          {
            kind: "attribute",
            of: by.pick(["user", "endpoint"]),
            how: by.pick(["set", "add", "remove"]),
            name: stageOf(names),
            values: [by.pick(["x", "y"])],
          },
        ],
      });
    case "recordEvent":
      return blank(type, { name: recordedBy(names) });
    default:
      return blank(type, { outcome: by.pick(["", "Bought", "Quiet"]), goal: by.percent(30) });
  }
}

const stageOf = ({ own }: JourneyNames) => `Stage_${own}`;
const recordedBy = ({ own }: JourneyNames) => `recorded_${own}`;

function randomWait(by: Chance, { dates }: JourneyNames) {
  switch (by.below(5)) {
    case 0:
      return { kind: "until", at: by.pick(dates), contactZone: by.percent(50) };
    case 1:
      return {
        kind: "next",
        weekdays: by.percent(50) ? [] : [1 + by.below(7)],
        time: by.pick(["09:00", "17:00", "02:00"]),
      };
    case 2:
      return { kind: "for", duration: by.pick(["P1D", "PT3H", "PT26H"]) };
    default:
      return { kind: "event", condition: nobodyAsked, timeout: hours(by, 40) };
  }
}

function evaluation(by: Chance, { dates }: JourneyNames) {
  const hiddenWait = by.percent(50);
  if (by.percent(50)) return { evaluate: { kind: "immediately" }, hiddenWait };
  return by.percent(70)
    ? { evaluate: { kind: "after", duration: hours(by, 30) }, hiddenWait }
    : { evaluate: { kind: "on", at: by.pick(dates) }, hiddenWait };
}

/** Gives an activity that asks something its conditions, about what can have happened before it. */
function ask(
  by: Chance,
  document: JourneyDocument,
  id: string,
  activity: JourneyActivity,
  names: JourneyNames,
): void {
  const mails = Object.entries(document.activities).flatMap(([earlier, { type }]) =>
    type === "email" && isUpstream(document, earlier, id) ? [earlier] : [],
  );
  const happening = (): Condition =>
    mails.length > 0 && by.percent(60)
      ? {
          kind: "messageEvent",
          activity: by.pick(mails),
          event: by.pick(["open", "click"]),
          happened: true,
        }
      : { kind: "event", event: rule(by.pick([...outsideEvents, recordedBy(names)])), happened: true }; // prettier-ignore
  const condition = (): Condition => {
    if (by.percent(20))
      return { kind: "segment", segmentId: names.segmentId, isIn: by.percent(50) };
    if (by.percent(25)) return { kind: "criteria", criteria: stageIs(by, names) };
    const asked = happening();
    return "happened" in asked ? { ...asked, happened: by.percent(80) } : asked;
  };
  const settings = activity.settings as {
    conditions?: Condition[];
    branches?: { condition?: Condition }[];
    wait?: { condition?: Condition };
  };
  if (settings.conditions) settings.conditions = settings.conditions.map(condition);
  if (settings.wait?.condition) settings.wait.condition = happening();
  for (const branch of settings.branches ?? [])
    if (branch.condition) branch.condition = condition();
}

const stageIs = (by: Chance, names: JourneyNames) => ({
  match: "all" as const,
  criteria: [
    {
      field: { kind: by.pick(["userAttribute", "attribute"] as const), name: stageOf(names) },
      operator: "is" as const,
      values: [by.pick(["x", "y"])],
    },
  ],
});

function randomSettings(by: Chance): JourneySettings {
  const settings = blankJourneySettings();
  settings.holdout = by.percent(30) ? 20 : 0;
  settings.zone = by.percent(30) ? "America/New_York" : null;
  settings.missingZone = by.pick(["send", "projectZone", "skip"]);
  settings.limits.reentryCap = by.pick([0, 1, 2]);
  settings.limits.reentryInterval = by.percent(30) ? "P1D" : null;
  settings.limits.dailyCap = by.percent(30) ? 1 : 0;
  settings.limits.totalCap = by.percent(20) ? 2 : 0;
  // Not the cap of a time frame: it counts what other journeys send as well.
  if (by.percent(50)) settings.quietTime = { start: "20:00", end: "09:00" };
  settings.whenClosed = by.percent(70) ? "hold" : "drop";
  return settings;
}

export type Happening = { at: number; contact: number; type: string };

/** What contacts do by themselves, in the order of time; no two things of a contact at one instant. */
export function randomHappenings(
  seed: string,
  of: { contacts: number; start: number; days: number },
): Happening[] {
  const by = chance(`happenings ${seed}`);
  const found = new Map<string, Happening>();
  for (let contact = 1; contact <= of.contacts; contact += 1)
    for (let left = by.below(8); left > 0; left -= 1) {
      const at = of.start + (1 + by.below(of.days * 24 - 1)) * hour + 123_456;
      found.set(`${contact} ${at}`, { at, contact, type: by.pick(outsideEvents) });
    }
  return [...found.values()].toSorted((one, other) => one.at - other.at);
}

/** What somebody does with a mail, and how long after it. */
export function randomAnswers(
  seed: string,
  message: { contact: number; activity: string; visit: number },
): { event: "open" | "click"; after: number }[] {
  const by = chance(`answer ${seed} ${message.contact} ${message.activity} ${message.visit}`);
  if (by.percent(40)) return [];
  const after = (1 + by.below(30)) * hour + 654_321;
  const open = { event: "open" as const, after };
  return by.percent(50) ? [open] : [open, { event: "click" as const, after: after + 2 * hour }];
}
