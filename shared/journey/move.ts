import type { Decision, Facts } from "../activities/activity.ts";
import type { CustomSettings } from "../activities/custom.ts";
import type { Condition } from "../activities/condition.ts";
import type { MessageSettings } from "../activities/message.ts";
import type { SendChannel } from "../domain/journey.ts";
import { readActivity, type JourneyDocument } from "./graph.ts";
import type { Recipient, Recipients } from "./recipients.ts";
import { decideSend, type HoldReason, type SendFacts } from "./sending.ts";
import type { EndReason, StepKind } from "./step.ts";
import { asksAt, decideAt, targetOf, type Place } from "./walk.ts";

/*
 * What becomes of one participant at one activity, with everything that is written about it. The runner carries the effects
 * out and moves them on; a simulation does the same on a clock of its own. Both get the same rows for the same facts.
 */

/** A row of a history before it has a number. `arrived` is on the row with which they came, `outlet` on the one with which they left. */
export type MoveStep = {
  kind: StepKind;
  arrived: boolean;
  outlet: string | null;
  detail: Record<string, unknown> | null;
};
export type Effect =
  | { kind: "send"; channel: SendChannel; to: Recipient[]; refused: Recipients["refused"] }
  | Extract<Decision, { kind: "change" | "record" | "start" }>;
export type Then =
  | { kind: "go"; to: string }
  /** `until` null is until something wakes them. */
  | { kind: "wait"; until: number | null; frozen: boolean; waitingFor: Condition | null }
  /** `until` null waits for a person. */
  | { kind: "hold"; until: number | null; reason: HoldReason | Trouble }
  | { kind: "end"; reason: EndReason; outcome: string | null; goal: boolean };
export type Moved = { steps: MoveStep[]; effects: Effect[]; after: Then };

/** What a live journey needs and is gone: participants are held until it is back. */
export type Trouble = "templateGone" | "segmentGone" | "channelProblem";

/** Thrown by facts that can't be told because something is gone. */
export class Untold extends Error {
  readonly reason: Trouble;
  constructor(reason: Trouble) {
    super(reason);
    this.reason = reason;
  }
}

/** `fresh` = no row says yet that they are here; `heldFor` is why they were held until now. */
export type MovePlace = Place & { fresh: boolean; heldFor: string | null };

/** What happens at the activity where a participant is, up to leaving it or staying. */
export function moveAt(
  document: JourneyDocument,
  place: MovePlace,
  facts: Facts,
  sending: () => SendFacts,
): Moved {
  try {
    return carryOut(document, place, decide(document, place, facts), sending);
  } catch (error) {
    if (error instanceof Untold) return hold(place, { until: null, reason: error.reason });
    throw error;
  }
}

/** A wait for something is over at once when it has happened already, and a time that ran out is looked at once more. */
function decide(document: JourneyDocument, place: MovePlace, facts: Facts): Decision {
  const { woken } = facts;
  const happened = (condition: Condition) =>
    facts.holds(condition) ? ({ by: "event", at: facts.now } as const) : null;
  if (woken?.by === "time") {
    const [asked] = isWaitForEvent(document, place.activity)
      ? asksAt(document, place.activity)
      : [];
    const now = asked ? happened(asked) : null;
    return decideAt(document, place, now ? wokenBy(facts, now) : facts);
  }
  const decision = decideAt(document, place, facts);
  if (decision.kind !== "waitFor") return decision;
  const now = happened(decision.condition);
  if (now) return decideAt(document, place, wokenBy(facts, now));
  return decision.until > facts.now
    ? decision
    : decideAt(document, place, wokenBy(facts, { by: "time" }));
}

const isWaitForEvent = (document: JourneyDocument, id: string): boolean =>
  document.activities[id]?.type === "wait";

/** The same facts but for what woke them; those that are looked up when they are read still are. */
const wokenBy = (facts: Facts, woken: Facts["woken"]): Facts =>
  Object.create(facts, { woken: { value: woken, enumerable: true } }) as Facts;

function carryOut(
  document: JourneyDocument,
  place: MovePlace,
  decision: Decision,
  sending: () => SendFacts,
): Moved {
  const step = (
    kind: StepKind,
    outlet: string | null,
    detail: MoveStep["detail"] = null,
    arrived = place.fresh,
  ): MoveStep => ({ kind, arrived, outlet, detail });
  /** Leaves by an outlet, with what is written of it; at the end of a path a row of its own says so. */
  const by = (
    outlet: string,
    kind: StepKind,
    detail: MoveStep["detail"],
    effects: Effect[] = [],
  ): Moved => {
    const to = targetOf(document, place.activity, outlet);
    if (to !== null)
      return { steps: [step(kind, outlet, detail)], effects, after: { kind: "go", to } };
    const after: Then = { kind: "end", reason: "completed", outcome: null, goal: false };
    const ended = { ...detail, reason: "completed" };
    return kind === "left"
      ? { steps: [step("ended", outlet, ended)], effects, after }
      : {
          steps: [step(kind, null, detail), step("ended", outlet, { reason: "completed" }, false)],
          effects,
          after,
        };
  };
  switch (decision.kind) {
    case "leave":
      return by(decision.by, "left", decision.because ? { because: decision.because } : null);
    case "wait":
      return {
        steps: [step("waiting", null, { until: decision.until, reason: decision.reason })],
        effects: [],
        after: { ...decision, kind: "wait", waitingFor: null },
      };
    case "waitFor":
      return {
        steps: [step("waiting", null, { until: decision.until, reason: "event" })],
        effects: [],
        after: {
          kind: "wait",
          until: decision.until,
          frozen: decision.frozen,
          waitingFor: decision.condition,
        },
      };
    case "send":
      return send(document, place, decision, sending(), by, step);
    case "change":
      return by(decision.by, "changed", { changes: decision.changes.length }, [decision]);
    case "record":
      return by(decision.by, "recorded", { event: decision.event.name }, [decision]);
    case "start": {
      const detail = { journey: decision.journeyId };
      if (!decision.wait) return by(decision.by, "started", detail, [decision]);
      return {
        steps: [step("started", null, detail)],
        effects: [decision],
        after: { kind: "wait", until: null, frozen: false, waitingFor: null },
      };
    }
    case "finish": {
      const reason = decision.how === "heldOut" ? "heldOut" : "completed";
      const known = document.activities[place.activity] !== undefined;
      const { outcome, goal } = decision;
      return {
        steps: [step("ended", null, { reason, ...(outcome ? { outcome } : {}) })],
        effects: [],
        after: { kind: "end", reason: known ? reason : "broken", outcome, goal },
      };
    }
  }
}

type By = (outlet: string, kind: StepKind, detail: MoveStep["detail"], effects?: Effect[]) => Moved;
type MakeStep = (
  kind: StepKind,
  outlet: string | null,
  detail: MoveStep["detail"],
  arrived?: boolean,
) => MoveStep;

function send(
  document: JourneyDocument,
  place: MovePlace,
  { channel, by: outlet }: Extract<Decision, { kind: "send" }>,
  facts: SendFacts,
  by: By,
  step: MakeStep,
): Moved {
  const activity = document.activities[place.activity];
  // Only message activities send, and theirs were parsed when they were read.
  const message = (activity ? readActivity(activity).settings : null) as MessageSettings &
    Partial<CustomSettings>;
  const decision = decideSend(document.settings, message, channel, facts);
  switch (decision.kind) {
    case "hold":
      return hold(place, decision);
    case "send":
      return by(outlet, "sent", { messages: decision.to.length }, [
        { kind: "send", channel, to: decision.to, refused: decision.refused },
      ]);
    case "notSent": {
      const { reason } = decision;
      if (message.ifNotSent === "continue") return by(outlet, "notSent", { reason });
      return {
        steps: [
          step("notSent", null, { reason }),
          step("ended", null, { reason: "notSent" }, false),
        ],
        effects: [],
        after: { kind: "end", reason: "notSent", outcome: null, goal: false },
      };
    }
  }
}

/** Held for the same reason again is no news. */
function hold(
  place: MovePlace,
  { until, reason }: { until: number | null; reason: HoldReason | Trouble },
): Moved {
  return {
    steps:
      place.heldFor === reason
        ? []
        : [{ kind: "held", arrived: place.fresh, outlet: null, detail: { reason, until } }],
    effects: [],
    after: { kind: "hold", until, reason },
  };
}
