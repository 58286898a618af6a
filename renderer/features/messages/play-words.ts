import type { MessageRow } from "../../../shared/contract/messages.ts";
import type { PlayedKind } from "../../../shared/domain/event.ts";

export type Play = { kind: PlayedKind; label: string; done: string; effect: string | null };
type Family = MessageRow["family"];

/** What can be played without saying more, by family; replies and keys are written where the message is read. */
const plays: Partial<Record<Family, readonly Play[]>> = {
  sms: [
    { kind: "smsDelivered", label: "Delivered", done: "delivered", effect: null },
    { kind: "smsFailed", label: "Failed", done: "failed delivery", effect: null },
  ],
  push: [
    { kind: "pushOpened", label: "Opened", done: "opened notification", effect: null },
    {
      kind: "pushFailed",
      label: "Failed",
      done: "failed delivery",
      effect: "The endpoint is inactive now: its app is taken for gone.",
    },
  ],
  voice: [
    { kind: "voiceAnswered", label: "Answered", done: "answered call", effect: null },
    { kind: "voiceNotAnswered", label: "Not answered", done: "unanswered call", effect: null },
  ],
};

export const playsOf = (family: Family): readonly Play[] => plays[family] ?? [];
