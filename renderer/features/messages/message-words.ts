import type { MessageRow } from "../../../shared/contract/messages.ts";
import type { FeedbackKind } from "../../../shared/domain/event.ts";
import {
  messageStateNames,
  reasonTexts,
  type MessageState,
} from "../../../shared/domain/message.ts";
import type { Format } from "../../ui/format.ts";
import type { Tone } from "../../ui/tones.ts";

/** In a list: the clock time today, the day this year, else the date. */
export function listTime(at: number, now: number, format: Format): string {
  if (format.date(at) === format.date(now)) return format.time(at);
  const year = (time: number) => format.date(time).slice(-4);
  return year(at) === year(now) ? format.dayMonth(at) : format.date(at);
}

export const stateTones: Record<MessageState, Tone> = {
  queued: "neutral",
  sending: "accent",
  sent: "success",
  failed: "danger",
  notSent: "warning",
  unknown: "warning",
  held: "warning",
};

export const stateName = (state: MessageState): string => messageStateNames[state];

/** Why it is where it is: the reason of the fixed list, and what the server said. */
export function reasonOf(row: Pick<MessageRow, "reason" | "detail">): string | null {
  const reason = row.reason ? reasonTexts[row.reason] : null;
  if (reason && row.detail) return `${reason} (${row.detail})`;
  return reason ?? row.detail;
}

/** “Next try in 5 min”, for what waits. */
export function nextTry(row: Pick<MessageRow, "nextAttemptAt">, now: number, format: Format) {
  const { nextAttemptAt: at } = row;
  if (at === null) return null;
  return at <= now ? "Due now" : `Next try ${format.relative(at, now).replace("just now", "now")}`;
}

/** The third line of a row: what there is to know before it is opened. */
export function rowNote(row: MessageRow, now: number, format: Format): string {
  if (row.state === "queued" || row.state === "held" || row.state === "sending") {
    const state = row.state === "queued" ? nextTry(row, now, format) : stateName(row.state);
    return [state, row.detail].filter(Boolean).join(" · ");
  }
  return reasonOf(row) ?? row.snippet;
}

const eventNames: Record<string, string> = {
  "_email.send": "Sent",
  "_email.delivered": "Delivered",
  "_email.rejected": "Rejected",
  "_email.rendering_failure": "Could not be rendered",
  "_email.open": "Opened",
  "_email.click": "Clicked a link",
  "_email.unsubscribe": "Unsubscribed",
  "_email.hardbounce": "Hard bounce",
  "_email.softbounce": "Soft bounce",
  "_email.complaint": "Reported as spam",
  "_SMS.BUFFERED": "Handed to the provider",
  "_SMS.SUCCESS": "Delivered",
  "_SMS.FAILURE": "Not delivered",
  "_SMS.OPTOUT": "Opted out by reply",
  "sms.reply": "Reply",
  "_campaign.send": "Sent by the campaign",
  "_journey.send": "Sent by the journey",
  "_campaign.opened_notification": "Notification opened",
  "_journey.opened_notification": "Notification opened",
  VOICE_ANSWERED: "Answered",
  VOICE_NO_ANSWER: "Not answered",
  "_custom.reply": "Answer",
  "test.send": "Sent",
};
export const eventName = (type: string): string => eventNames[type] ?? type;

export type Simulation = { kind: FeedbackKind; label: string; done: string; effect: string | null };

/** A click needs a link to be chosen first. */
export const click: Simulation = {
  kind: "click",
  label: "Click a link…",
  done: "click",
  effect: null,
};

/** What a receiver could report. The events are real ones with a mark, so what follows from them follows too. */
export const simulations: readonly Simulation[] = [
  { kind: "open", label: "Open", done: "open", effect: null },
  click,
  {
    kind: "unsubscribe",
    label: "Unsubscribe",
    done: "unsubscribe",
    effect: "The contact is opted out of email now.",
  },
  {
    kind: "hardBounce",
    label: "Hard bounce",
    done: "hard bounce",
    effect: "The address is on the suppression list now.",
  },
  { kind: "softBounce", label: "Soft bounce", done: "soft bounce", effect: null },
  {
    kind: "complaint",
    label: "Complaint",
    done: "complaint",
    effect: "The contact is opted out and the address is on the suppression list now.",
  },
];
