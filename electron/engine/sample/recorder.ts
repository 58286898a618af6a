import { emailEvents, type FeedbackKind } from "../../../shared/domain/event.ts";
import type { Measure } from "../../../shared/domain/message.ts";
import type { Calendar } from "./calendar.ts";
import type { SampleEvent } from "./events.ts";
import { linkAddress } from "./letter.ts";
import type { SentPlan } from "./plans.ts";
import type { SampleMessage } from "./recipients.ts";
import type { Tally } from "./tally.ts";

/** When things of a run happen: `at` turns milliseconds from its start into an instant. */
export type RunSpan = {
  run: number;
  at(offset: number): number;
  /** Clock hour at which sending began. */
  startHour: number;
  /** Days before the calendar's Friday. */
  before: number;
};
export type Recorder = {
  readonly events: SampleEvent[];
  record(message: SampleMessage, kind: FeedbackKind, offset: number, link?: number): void;
};
type Mark =
  | "openedAt"
  | "clickedAt"
  | "unsubscribedAt"
  | "hardBouncedAt"
  | "softBouncedAt"
  | "complainedAt";

const marks: Record<FeedbackKind, { mark: Mark; first: Measure; every: Measure | null }> = {
  open: { mark: "openedAt", first: "opened", every: "opens" },
  click: { mark: "clickedAt", first: "clicked", every: "clicks" },
  unsubscribe: { mark: "unsubscribedAt", first: "unsubscribed", every: null },
  hardBounce: { mark: "hardBouncedAt", first: "hardBounced", every: null },
  softBounce: { mark: "softBouncedAt", first: "softBounced", every: null },
  complaint: { mark: "complainedAt", first: "complained", every: null },
};

/** Keeps what comes back for a run as the engine keeps real feedback: one event an hour, marks, counts. */
export function createRecorder(
  calendar: Calendar,
  plan: SentPlan,
  span: RunSpan,
  tally: Tally,
): Recorder {
  const events: SampleEvent[] = [];
  const seen = new Set<string>();
  return {
    events,
    record(message, kind, offset, link) {
      const at = span.at(offset);
      const hourly = kind === "open" || kind === "click";
      const id = [
        kind,
        message.key,
        ...(link === undefined ? [] : [link]),
        ...(hourly ? [calendar.hourOf(at)] : []),
      ].join(":");
      if (seen.has(id)) return;
      seen.add(id);
      const { mark, first, every } = marks[kind];
      const target = link === undefined ? undefined : plan.wording.links[link];
      const address = target && linkAddress(target.path);
      events.push({
        id,
        type: emailEvents[kind],
        at,
        contact: message.person.key,
        endpoint: message.endpoint.key,
        message: message.key,
        run: span.run,
        attributes: address ? { link: address, label: target.label } : {},
        metrics: null,
      });
      if (every) tally.add(every, at);
      if (address) {
        const before = `${message.key} ${address}`;
        tally.click(address, target.label, !seen.has(before));
        seen.add(before);
      }
      if (message[mark] !== null) return;
      message[mark] = at;
      message.updatedAt = Math.max(message.updatedAt, at);
      tally.add(first, at);
      if (hourly) message.person.lastSeen = Math.max(message.person.lastSeen, at);
    },
  };
}
