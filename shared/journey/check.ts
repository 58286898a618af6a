import type { Names } from "../activities/activity.ts";
import type { About, Found } from "./about.ts";
import { activityProblems } from "./check-activity.ts";
import { pathProblems } from "./check-paths.ts";
import { referenceProblems } from "./check-references.ts";
import { scheduleProblems } from "./check-schedule.ts";
import { type JourneyDocument, limits, parkedIn, reachableFrom, readActivity } from "./graph.ts";
import { depthOf, orderOf } from "./order.ts";

/**
 * What keeps a journey from being published, and what is worth a second look: errors first, then in the order of the
 * graph, the journey’s own last. What is not connected is not looked at, since nobody comes there.
 */
export function checkDocument(document: JourneyDocument, about: About): Found[] {
  const live = reachableFrom(document, document.entry);
  const order = (orderOf(document) ?? []).filter((id) => live.has(id));
  const names = namesOf(document, about);
  const found = [
    ...order.flatMap((id) => [
      ...activityProblems(document, id, about),
      ...referenceProblems(document, id, about, names),
    ]),
    ...pathProblems(document, order),
    ...scheduleProblems(document, about),
    ...sizeProblems(document),
    ...wholeProblems(document, order),
    ...simulationProblems(document, order, about.simulated ?? null),
  ];
  const place = new Map(order.map((id, index) => [id, index]));
  const rank = ({ severity, activity }: Found) =>
    (severity === "error" ? 0 : 1_000_000) +
    (activity === null ? 500_000 : (place.get(activity) ?? 0));
  return found.toSorted((one, other) => rank(one) - rank(other));
}

/** How things are called, for the texts of cards and problems. */
export function namesOf(
  document: JourneyDocument,
  about: Pick<About, "segment" | "template" | "journey">,
): Names {
  const names: Names = {
    segment: (id) => about.segment(id)?.name ?? null,
    template: (id) => about.template(id)?.name ?? null,
    journey: (id) => about.journey(id)?.name ?? null,
    activity: (id) => nameIn(document, id, names),
  };
  return names;
}

/** The name on the card: its own, else what its settings say. Null when there is no such activity. */
export function nameIn(document: JourneyDocument, id: string, names: Names): string | null {
  const activity = document.activities[id];
  if (!activity) return null;
  if (activity.name !== "") return activity.name;
  const { type, settings } = readActivity(activity);
  // A card that names another would name itself if they asked each other.
  return type
    ? type.describe(settings, { ...names, activity: () => null }).name
    : `${activity.type} (not supported)`;
}

function sizeProblems(document: JourneyDocument): Found[] {
  const count = Object.keys(document.activities).length;
  const depth = depthOf(document);
  const about = (size: number, limit: number, words: (limit: number) => string, code: string) =>
    size > limit * 0.8
      ? [
          {
            code,
            severity: size > limit ? ("error" as const) : ("warning" as const),
            text: words(size),
            activity: null,
            field: null,
          },
        ]
      : [];
  return [
    ...about(
      count,
      limits.activities,
      (size) => `This journey has ${size} activities; ${limits.activities} is the most.`,
      "manyActivities",
    ),
    ...about(
      depth,
      limits.depth,
      (size) => `A path has ${size} activities one after another; ${limits.depth} is the most.`,
      "deep",
    ),
  ];
}

function wholeProblems(document: JourneyDocument, order: readonly string[]): Found[] {
  const found: Found[] = [];
  const say = (
    severity: Found["severity"],
    code: string,
    text: string,
    more: Partial<Found> = {},
  ) => found.push({ code, severity, text, activity: null, field: null, ...more });
  const parked = parkedIn(document).length;
  const { goal, limits: caps } = document.settings;
  const types = order.flatMap((id) => document.activities[id]?.type ?? []);
  if (order.length < 2) say("error", "noActivities", "Add at least one activity after Entry.");
  if (parked > 0)
    say(
      "warning",
      "parked",
      parked === 1
        ? "1 activity is not connected. It’s kept in the draft but won’t run."
        : `${parked} activities are not connected. They’re kept in the draft but won’t run.`,
      { fix: { kind: "removeParked", label: "Remove all not connected" } },
    );
  const ends = order.flatMap((id) => {
    const { type, settings } = readActivity(document.activities[id] ?? noActivity);
    return type?.type === "end" ? [settings as { goal: boolean }] : [];
  });
  if (goal === null && !ends.some((one) => one.goal))
    say("warning", "noGoal", "Set a goal to see whether the journey works.", {
      field: "goal",
      fix: { kind: "focus", label: "Set a goal" },
    });
  const sends = types.some((type) => ["email", "sms", "push", "voice", "custom"].includes(type));
  if (caps.dailyCap === 0 && sends)
    say("warning", "noDailyCap", "There is no limit of messages for one contact in a day.", {
      field: "limits.dailyCap",
      fix: { kind: "focus", label: "Set a limit" },
    });
  if (caps.reentryCap === 0)
    say("warning", "noReentryCap", "There is no limit of how often one contact can enter.", {
      field: "limits.reentryCap",
      fix: { kind: "focus", label: "Set a limit" },
    });
  return found;
}

/** What only trying it shows. */
function simulationProblems(
  document: JourneyDocument,
  order: readonly string[],
  simulated: About["simulated"] | null,
): Found[] {
  if (!simulated || simulated.people === 0) return [];
  const words = (count: number, one: string, more: string) =>
    `${count.toLocaleString("en-US")} ${count === 1 ? one : more}`;
  const took = words(simulated.people, "contact", "contacts");
  const found = order.flatMap((id): Found[] =>
    document.activities[id]?.type === "end" && simulated.arrived(id) === 0
      ? [
          {
            code: "endNotReached",
            severity: "warning",
            text: `Nobody of ${took} reached this end in the simulation.`,
            activity: id,
            field: null,
          },
        ]
      : [],
  );
  if (simulated.withoutZone > 0)
    found.push({
      code: "noZone",
      severity: "warning",
      text: `${words(simulated.withoutZone, "contact has", "contacts have")} no time zone, so ${simulated.withoutZone === 1 ? "it" : "they"} did not enter or got no message in the simulation of ${took}.`,
      activity: null,
      field: "zoneEstimation",
    });
  return found;
}

const noActivity = { type: "", name: "", settings: null, settingsVersion: 1, next: {} };
