import type { SendChannel } from "../domain/journey.ts";
import { channelWords, type Found } from "./about.ts";
import { channelOf, childrenOf, type JourneyDocument, outletsOf } from "./graph.ts";
import { evaluationAt, newsArrives, waitAt } from "./waits.ts";
import { asksAt } from "./walk.ts";

/** What is odd about the order of activities: paths without a message, messages on each other’s heels, looking too soon. */
export function pathProblems(document: JourneyDocument, order: readonly string[]): Found[] {
  return [
    ...withoutMessage(document, order),
    ...order.flatMap((id) => atOnce(document, id)),
    ...order.flatMap((id) => looksTooSoon(document, id)),
  ];
}

const sends = (document: JourneyDocument, id: string): SendChannel | null =>
  document.activities[id]?.skipped ? null : channelOf(document, id);

function withoutMessage(document: JourneyDocument, order: readonly string[]): Found[] {
  const warning = (text: string, activity: string | null): Found => ({
    code: "noMessage",
    severity: "warning",
    text,
    activity,
    field: null,
  });
  if (order.length < 2) return [];
  if (!order.some((id) => sends(document, id))) return [warning("No path sends a message.", null)];
  /** Those that some way leads to without a message. */
  const silent = new Set([document.entry]);
  const found: Found[] = [];
  for (const id of order) {
    if (!silent.has(id) || sends(document, id)) continue;
    const activity = document.activities[id];
    if (!activity) continue;
    for (const child of childrenOf(document, id)) silent.add(child);
    for (const { id: outlet, label, stub } of outletsOf(activity))
      if (!stub && activity.next[outlet] === undefined)
        found.push(
          warning(
            label === "" ? "A path ends here without a message." : `The path “${label}” ends without a message.`, // prettier-ignore
            id,
          ),
        );
  }
  return found;
}

/** A message that follows another of its channel without a wait between them. */
function atOnce(document: JourneyDocument, id: string): Found[] {
  const channel = sends(document, id);
  if (channel === null) return [];
  const seen = new Set<string>();
  const next = [...childrenOf(document, id)];
  const hit: string[] = [];
  for (let at = next.shift(); at !== undefined; at = next.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (sends(document, at) === channel) hit.push(at);
    else if (waitAt(document, at) === 0) next.push(...childrenOf(document, at));
  }
  return hit.map((later) => ({
    code: "noWaitBetween",
    severity: "warning",
    text: `It follows another ${channelWords[channel].verb} without a wait.`,
    activity: later,
    field: null,
    fix: { kind: "waitBefore", label: "Add wait 1 day", duration: "P1D" },
  }));
}

function looksTooSoon(document: JourneyDocument, id: string): Found[] {
  const when = evaluationAt(document, id);
  if (when?.evaluate.kind !== "after" || document.activities[id]?.skipped) return [];
  if (asksAt(document, id).length === 0 || newsArrives(document, id)) return [];
  return [
    {
      code: "looksTooSoon",
      severity: "warning",
      text: "News of a message can take an hour to arrive, so people who answer later go to No.",
      activity: id,
      field: "evaluate",
      fix: {
        kind: "settings",
        label: "Look after 1 day",
        settings: { ...when, evaluate: { kind: "after", duration: "P1D" } },
      },
    },
  ];
}
