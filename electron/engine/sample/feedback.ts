import { emailEvents, type FeedbackKind } from "../../../shared/domain/event.ts";
import type { Measure } from "../../../shared/domain/message.ts";
import { hour } from "../../../shared/domain/time.ts";
import { draw } from "../random.ts";
import type { Calendar } from "./calendar.ts";
import { between } from "./chance.ts";
import type { SampleEvent } from "./events.ts";
import { linkAddress } from "./letter.ts";
import { knownPeople } from "./names.ts";
import type { SentPlan } from "./plans.ts";
import { clicksOf, laterOpens, openDelay, rarest } from "./reactions.ts";
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
const softBounces = 0.0016;
const knownKeys = new Set(knownPeople.map((person) => person.key));

/**
 * What came back for the sent messages of a run, with the same ids, marks, counts and consequences as the engine gives
 * real feedback. `offsets` says when each was sent.
 */
export function feedbackOf(
  calendar: Calendar,
  plan: SentPlan,
  span: RunSpan,
  offsets: ReadonlyMap<SampleMessage, number>,
  tally: Tally,
): SampleEvent[] {
  const events: SampleEvent[] = [];
  const seen = new Set<string>();
  const record = (message: SampleMessage, kind: FeedbackKind, offset: number, link?: number) => {
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
    const { label, path } = (link === undefined ? null : plan.wording.links[link]) ?? {};
    const clicked = path === undefined ? null : { link: linkAddress(path), label: label ?? "" };
    events.push({
      id,
      type: emailEvents[kind],
      at,
      contact: message.person.key,
      endpoint: message.endpoint.key,
      message: message.key,
      run: span.run,
      attributes: clicked ?? {},
      metrics: null,
    });
    if (every) tally.add(every, at);
    if (clicked) {
      const before = `${message.key} ${clicked.link}`;
      tally.click(clicked.link, clicked.label, !seen.has(before));
      seen.add(before);
    }
    if (message[mark] !== null) return;
    message[mark] = at;
    message.updatedAt = Math.max(message.updatedAt, at);
    tally.add(first, at);
    if (hourly) message.person.lastSeen = Math.max(message.person.lastSeen, at);
  };
  const sentAfter = (message: SampleMessage) => offsets.get(message) ?? 0;

  const sent = [...offsets.keys()];
  const share = (part: number) => Math.ceil(sent.length * part - 0.5);
  const open = sent.filter((message) => !knownKeys.has(message.person.key));
  const hard = rarest("hard bounce", share(plan.hardBounces), open);
  const soft = rarest(
    "soft bounce",
    share(softBounces),
    open.filter((one) => !hard.includes(one)),
  );
  for (const message of hard) {
    record(message, "hardBounce", sentAfter(message) + between(900, 40_000, "bounce", message.key));
    message.endpoint.suppressed = { reason: "hardBounce", at: message.hardBouncedAt ?? 0 };
  }
  for (const message of soft)
    record(
      message,
      "softBounce",
      sentAfter(message) + between(0.1, 3, "bounce", message.key) * hour,
    );

  const bounced = new Set([...hard, ...soft]);
  const openedAfter = new Map<SampleMessage, number>();
  for (const message of sent) {
    const { response, silentFor } = message.person;
    if (bounced.has(message) || span.before < silentFor) continue;
    if (draw("opens", message.key) >= Math.min(0.96, plan.appeal * response)) continue;
    const first = openDelay(span.startHour, message.key);
    openedAfter.set(message, sentAfter(message) + first);
    record(message, "open", sentAfter(message) + first);
    for (const later of laterOpens(first, message.key))
      record(message, "open", sentAfter(message) + later);
    const clicks = draw("clicks", message.key) < plan.pull * (response > 5 ? 3 : 1);
    if (clicks)
      for (const { link, delay } of clicksOf(plan.wording.links.length, message.key))
        record(message, "click", sentAfter(message) + first + delay, link);
  }

  const readers = [...openedAfter.keys()].filter((one) => !knownKeys.has(one.person.key));
  const leaving = rarest("leaves", share(plan.unsubscribes), readers);
  const complaining = rarest(
    "complains",
    share(plan.complaints),
    readers.filter((one) => !leaving.includes(one)),
  );
  for (const message of leaving) {
    const after =
      (openedAfter.get(message) ?? 0) + between(20_000, 240_000, "leaves after", message.key);
    record(message, "unsubscribe", after);
    message.endpoint.optedOut = true;
  }
  for (const message of complaining) {
    const after = (openedAfter.get(message) ?? 0) + between(9000, 90_000, "complains", message.key);
    record(message, "complaint", after);
    message.endpoint.optedOut = true;
    message.endpoint.suppressed = { reason: "complaint", at: message.complainedAt ?? 0 };
  }
  return events;
}
