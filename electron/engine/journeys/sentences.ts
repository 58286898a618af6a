import type { Answer } from "../../../shared/activities/activity.ts";
import { reasonTexts, type Reason } from "../../../shared/domain/message.ts";
import { outletsOf, type JourneyDocument } from "../../../shared/journey/graph.ts";
import { endReasons, type EndReason, type JourneyStep } from "../../../shared/journey/step.ts";

const holdTexts: Record<string, string> = {
  quietTime: "Held until quiet time is over",
  closedHours: "Held until the sending hours",
  closedDay: "Held until the closed days are over",
  late: "Held: the computer was off when it fell due",
  nextWindow: "Held until the next time of day it was meant for",
  templateGone: "Held: the template is gone or has no version",
  segmentGone: "Held: the segment is gone",
  channelProblem: "Held: the channel has a problem",
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const reasonText = (reason: string): string =>
  reason in reasonTexts ? reasonTexts[reason as Reason] : reason;

/** What happened to a participant, as a sentence. */
export function sentenceOf(
  step: JourneyStep,
  document: JourneyDocument,
  nameOf: (activity: string) => string,
): string {
  const name = `“${nameOf(step.activity)}”`;
  const { detail } = step;
  switch (step.kind) {
    case "entered":
      return "Entered the journey";
    case "arrived":
      return `Came to ${name}`;
    case "waiting":
      return detail?.["reason"] === "hiddenWait"
        ? `Waits at ${name} for news of the message`
        : `Waits at ${name}`;
    case "held":
      return holdTexts[text(detail?.["reason"])] ?? `Held at ${name}`;
    case "sent":
      return detail?.["messages"] === 1 || detail?.["messages"] === undefined
        ? `${name} was handed to the outbox`
        : `${name} was handed to the outbox for ${String(detail["messages"])} addresses`;
    case "notSent":
      return `${name} was not sent: ${reasonText(text(detail?.["reason"])).toLowerCase()}`;
    case "changed":
      return `${name} changed the contact`;
    case "recorded":
      return `Recorded the event ${text(detail?.["event"])}`;
    case "started":
      return `${name} let the contact into another journey`;
    case "left":
      return leftText(step, document, name);
    case "moved":
      return `Moved to version ${String(detail?.["version"])}, at “${nameOf(text(detail?.["to"]))}”`;
    case "ended": {
      const reason = text(detail?.["reason"]);
      const said = reason in endReasons ? endReasons[reason as EndReason] : "Left";
      return step.outlet === null || step.outlet === "next"
        ? said
        : `${leftText(step, document, name)}. ${said}`;
    }
  }
}

function leftText(step: JourneyStep, document: JourneyDocument, name: string): string {
  const activity = document.activities[step.activity];
  const outlet = activity && outletsOf(activity).find((one) => one.id === step.outlet);
  if (!outlet || outlet.label === "") return `Passed ${name}`;
  const because = step.detail?.["because"] as Answer[] | undefined;
  const held = because?.filter((one) => one.held).length;
  return `${name}: ${outlet.label}${
    because === undefined || because.length < 2
      ? ""
      : ` (${held} of ${because.length} conditions held)`
  }`;
}
