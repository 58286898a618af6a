import {
  IconBolt,
  IconMailOpened,
  IconTargetArrow,
  IconUser,
  IconWebhook,
  type Icon,
} from "@tabler/icons-react";
import type { Condition } from "../../../shared/activities/condition.ts";
import { blankEventRule } from "../../../shared/domain/event-rule.ts";
import type { UpstreamMessage } from "./upstream.ts";

type Kind = Condition["kind"];

export const conditionKinds: readonly { kind: Kind; label: string; icon: Icon }[] = [
  { kind: "segment", label: "Segment", icon: IconTargetArrow },
  { kind: "criteria", label: "Attributes", icon: IconUser },
  { kind: "messageEvent", label: "Message event", icon: IconMailOpened },
  { kind: "customReply", label: "Reply of a custom channel", icon: IconWebhook },
  { kind: "event", label: "Event since entering", icon: IconBolt },
];

export const kindLabel = (kind: Kind): string =>
  conditionKinds.find((one) => one.kind === kind)?.label ?? kind;

/** A fresh condition; one about a message is about the nearest before it. */
export function blankCondition(kind: Kind, before: readonly UpstreamMessage[]): Condition {
  switch (kind) {
    case "segment":
      return { kind, segmentId: null, isIn: true };
    case "criteria":
      return { kind, criteria: { match: "all", criteria: [] } };
    case "messageEvent": {
      const last = before.findLast(({ channel }) => channel !== "custom") ?? before.at(-1);
      const event = last?.channel === "email" ? "open" : "delivered";
      return {
        kind,
        activity: last?.id ?? null,
        event: last?.channel === "push" ? "openedNotification" : event,
        happened: true,
      };
    }
    case "customReply":
      return {
        kind,
        activity: before.findLast(({ channel }) => channel === "custom")?.id ?? null,
        attribute: "",
        values: [],
      };
    case "event":
      return { kind, event: blankEventRule(), happened: true };
  }
}
