import { problemOf } from "../domain/segment-problems.ts";
import { hour, minute } from "../domain/time.ts";
import type { Decision, Facts, Problem } from "./activity.ts";
import { activityOf, asksForMessageNews, type Condition, type EvaluateWhen } from "./condition.ts";

/** News of a message takes time to arrive; Pinpoint waits this long before it looks, even when told to look at once. */
export const hiddenWaits = { message: hour, custom: 15 * minute } as const;

type When = { evaluate: EvaluateWhen; hiddenWait: boolean };

/** The wait that comes before a split looks, or null when it looks now. */
export function waitToEvaluate(
  settings: When,
  conditions: readonly Condition[],
  facts: Facts,
): Decision | null {
  if (facts.woken) return null;
  const { evaluate } = settings;
  if (evaluate.kind === "after") {
    const until = facts.zones.plus(facts.arrivedAt, evaluate.duration, facts.zone);
    return until <= facts.now ? null : { kind: "wait", until, frozen: true, reason: "evaluation" };
  }
  if (evaluate.kind === "on") {
    const until = facts.zones.instant(evaluate.at, facts.journeyZone);
    return until <= facts.now ? null : { kind: "wait", until, frozen: false, reason: "evaluation" };
  }
  const hidden = hiddenWaitOf(settings, conditions, facts.channelOf);
  return hidden === 0
    ? null
    : { kind: "wait", until: facts.arrivedAt + hidden, frozen: true, reason: "hiddenWait" };
}

/** How long a split waits that looks “immediately”, in milliseconds: nobody chose it, so it has to be shown. */
export function hiddenWaitOf(
  settings: When,
  conditions: readonly Condition[],
  channelOf: Facts["channelOf"],
): number {
  if (settings.evaluate.kind !== "immediately" || !settings.hiddenWait) return 0;
  const asked = conditions.filter(asksForMessageNews);
  const channels = asked.map((one) => channelOf(activityOf(one) ?? ""));
  if (channels.some((channel) => channel !== null && channel !== "custom"))
    return hiddenWaits.message;
  return channels.includes("custom") ? hiddenWaits.custom : 0;
}

/** What is wrong with one condition by itself. */
export function conditionProblem(condition: Condition): string | null {
  switch (condition.kind) {
    case "segment":
      return condition.segmentId === null ? "Choose a segment." : null;
    case "criteria":
      return condition.criteria.criteria.length === 0
        ? "Choose an attribute to ask about."
        : (condition.criteria.criteria.map(problemOf).find((found) => found !== null) ?? null);
    case "messageEvent":
      return condition.activity === null ? "Choose the message this is about." : null;
    case "customReply":
      if (condition.activity === null)
        return "Choose the custom channel whose reply this is about.";
      return condition.attribute === "" || condition.values.length === 0
        ? "Enter the attribute of the reply and its value."
        : null;
    case "event":
      return condition.event.name.trim() === "" ? "Enter the name of the event." : null;
  }
}

/** A split that looks at once, with Pinpoint's wait switched off, sends nearly everybody to “No”. */
export function evaluationProblems<Settings extends When>(
  settings: Settings,
  conditions: readonly Condition[],
): Problem<Settings>[] {
  const problems: Problem<Settings>[] = [];
  const { evaluate } = settings;
  if (evaluate.kind === "after" && !/\d/.test(evaluate.duration))
    problems.push({
      code: "noDuration",
      severity: "error",
      text: "Enter how long to wait before looking.",
      field: "evaluate",
    });
  if (evaluate.kind === "on" && evaluate.at === "")
    problems.push({
      code: "noDate",
      severity: "error",
      text: "Choose the date to look on.",
      field: "evaluate",
    });
  if (
    evaluate.kind === "immediately" &&
    !settings.hiddenWait &&
    conditions.some(asksForMessageNews)
  )
    problems.push({
      code: "asksTooEarly",
      severity: "warning",
      text: "News of a message hardly ever arrives at once, so nearly everybody goes to No.",
      field: "evaluate",
      fix: {
        kind: "settings",
        label: "Look after 1 day",
        settings: { ...settings, evaluate: { kind: "after", duration: "P1D" } },
      },
    });
  return problems;
}

/** Conditions with the activities they refer to renamed. */
export const renameIn = (
  condition: Condition,
  to: (activity: string) => string | null,
): Condition =>
  (condition.kind === "messageEvent" || condition.kind === "customReply") &&
  condition.activity !== null
    ? { ...condition, activity: to(condition.activity) }
    : condition;

export const referredBy = (conditions: readonly Condition[]) => ({
  segments: conditions.flatMap((one) =>
    one.kind === "segment" && one.segmentId !== null ? [one.segmentId] : [],
  ),
  activities: conditions.flatMap((one) => activityOf(one) ?? []),
});
