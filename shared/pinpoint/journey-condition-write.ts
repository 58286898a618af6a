import {
  type Condition,
  type EvaluateWhen,
  type MessageEvent,
  messageEvents,
} from "../activities/condition.ts";
import type { SendChannel } from "../domain/journey.ts";
import type { EventRule } from "../domain/event-rule.ts";
import { momentTo } from "./journey-dates.ts";
import { comparisons } from "./segment-read.ts";
import { writeGroups } from "./segment-write.ts";

type Json = Record<string, unknown>;

/** How things that a document refers to are called in Pinpoint; null when they are gone. */
export type PinpointNames = {
  template(id: string): string | null;
  segment(id: string): string | null;
};

/** What writing an activity has to know, and where it says what Pinpoint has no words for. */
export type Writing = {
  names: PinpointNames;
  ahead: number;
  channelOf(activity: string): SendChannel | null;
  lost(text: string): void;
};

/** Each channel has its own name for what happens to its messages. */
function typeFor(
  { activity, event }: { activity: string | null; event: MessageEvent },
  writing: Writing,
): string | undefined {
  const channel = activity === null ? null : writing.channelOf(activity);
  const choices = channel === null ? Object.values(messageEvents).flat() : messageEvents[channel];
  return choices.find((one) => one.event === event)?.type;
}

export const segmentTo = (id: string | null, names: PinpointNames): string =>
  id === null ? "" : (names.segment(id) ?? "");

export function writeCondition(condition: Condition, writing: Writing): Json {
  switch (condition.kind) {
    case "segment":
      if (!condition.isIn)
        writing.lost("“Not in a segment” becomes “in” the segment: swap the paths.");
      return { SegmentCondition: { SegmentId: segmentTo(condition.segmentId, writing.names) } };
    case "criteria": {
      const group = { sources: [], sourceType: "any", dimensions: [condition.criteria], type: "all" } as const; // prettier-ignore
      const { groups, left } = writeGroups({ include: "all", groups: [{ ...group, sources: [], dimensions: [condition.criteria] }] }); // prettier-ignore
      for (const text of left) writing.lost(text);
      const [first, ...more] = dimensionsOf(groups);
      if (more.length > 0)
        writing.lost("Of attributes joined by “any” only the first is asked for.");
      return { SegmentDimensions: first ?? {} };
    }
    case "messageEvent": {
      const type = typeFor(condition, writing);
      return {
        EventCondition: {
          ...(condition.activity === null ? {} : { MessageActivity: condition.activity }),
          Dimensions: {
            EventType: {
              DimensionType: condition.happened ? "INCLUSIVE" : "EXCLUSIVE",
              Values: type === undefined ? [] : [type],
            },
          },
        },
      };
    }
    case "customReply":
      return {
        EventCondition: {
          ...(condition.activity === null ? {} : { MessageActivity: condition.activity }),
          Dimensions: {
            Attributes: {
              [condition.attribute]: { AttributeType: "INCLUSIVE", Values: condition.values },
            },
          },
        },
      };
    case "event":
      return { EventCondition: { Dimensions: writeRule(condition.event, condition.happened) } };
  }
}

function dimensionsOf(groups: Json): Json[] {
  const list = Array.isArray(groups["Groups"]) ? (groups["Groups"] as Json[]) : [];
  return list.flatMap((group) =>
    Array.isArray(group["Dimensions"]) ? (group["Dimensions"] as Json[]) : [],
  );
}

export function writeRule({ name, attributes, metrics }: EventRule, happened = true): Json {
  const words = Object.entries(comparisons);
  return {
    EventType: { DimensionType: happened ? "INCLUSIVE" : "EXCLUSIVE", Values: name === "" ? [] : [name] }, // prettier-ignore
    ...(attributes.length === 0
      ? {}
      : {
          Attributes: Object.fromEntries(
            attributes.map((one) => [one.name, { AttributeType: "INCLUSIVE", Values: one.values }]),
          ),
        }),
    ...(metrics.length === 0
      ? {}
      : {
          Metrics: Object.fromEntries(
            metrics.map((one) => [
              one.name,
              {
                ComparisonOperator: words.find(([, how]) => how === one.compare)?.[0] ?? "EQUAL",
                Value: one.value,
              },
            ]),
          ),
        }),
  };
}

export function writeEvaluation(evaluate: EvaluateWhen, ahead: number): Json {
  if (evaluate.kind === "after") return { EvaluationWaitTime: { WaitFor: evaluate.duration } };
  return evaluate.kind === "on" && evaluate.at !== ""
    ? { EvaluationWaitTime: { WaitUntil: momentTo(evaluate.at, ahead) } }
    : {};
}
