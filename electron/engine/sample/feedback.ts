import { hour } from "../../../shared/domain/time.ts";
import { draw } from "../random.ts";
import { between } from "./chance.ts";
import { knownPeople } from "./names.ts";
import type { SentPlan } from "./plans.ts";
import { clicksOf, laterOpens, openDelay, rarest } from "./reactions.ts";
import type { SampleMessage } from "./recipients.ts";
import type { Recorder, RunSpan } from "./recorder.ts";

/** Sent messages with when they were sent, in milliseconds from the start of their run. */
type Sent = ReadonlyMap<SampleMessage, number>;

const softBounces = 0.0016;
const knownKeys = new Set(knownPeople.map((person) => person.key));
/** Staff and those whom the help speaks of stay within reach. */
const mayGo = ({ person }: SampleMessage): boolean =>
  !knownKeys.has(person.key) && person.attributes["Role"] === undefined;

const share = (sent: Sent, part: number): number => Math.ceil(sent.size * part - 0.5);

/** What comes back for the sent messages of a run, with its consequences for their endpoints. */
export function feedbackOf(recorder: Recorder, plan: SentPlan, span: RunSpan, sent: Sent): void {
  const bounced = bounces(recorder, plan, sent);
  const delivered = new Map([...sent].filter(([message]) => !bounced.has(message)));
  const readers = reads(recorder, plan, span, delivered);
  leaves(recorder, plan, sent, readers);
}

function bounces({ record }: Recorder, plan: SentPlan, sent: Sent): Set<SampleMessage> {
  const candidates = [...sent.keys()].filter(mayGo);
  const hard = rarest("hard bounce", share(sent, plan.hardBounces), candidates);
  const others = candidates.filter((message) => !hard.includes(message));
  const soft = rarest("soft bounce", share(sent, softBounces), others);
  const after = (message: SampleMessage, low: number, high: number) =>
    (sent.get(message) ?? 0) + between(low, high, "bounce", message.key);
  for (const message of hard) {
    record(message, "hardBounce", after(message, 900, 40_000));
    message.endpoint.suppressed = { reason: "hardBounce", at: message.hardBouncedAt ?? 0 };
  }
  for (const message of soft) record(message, "softBounce", after(message, 0.1 * hour, 3 * hour));
  return new Set([...hard, ...soft]);
}

/** Opens and clicks; returns who opened, with when they first did. */
function reads(
  { record }: Recorder,
  plan: SentPlan,
  span: RunSpan,
  delivered: Sent,
): Map<SampleMessage, number> {
  const readers = new Map<SampleMessage, number>();
  for (const [message, sentAfter] of delivered) {
    const { key } = message;
    const { response, silentFor } = message.person;
    if (span.before < silentFor) continue;
    if (draw("opens", key) >= Math.min(0.96, plan.appeal * response)) continue;
    const first = openDelay(span.startHour, key);
    readers.set(message, sentAfter + first);
    record(message, "open", sentAfter + first);
    for (const later of laterOpens(first, key)) record(message, "open", sentAfter + later);
    // The keenest reader clicks more often, too.
    if (draw("clicks", key) < plan.pull * (response > 5 ? 3 : 1))
      for (const { link, delay } of clicksOf(plan.wording.links.length, key))
        record(message, "click", sentAfter + first + delay, link);
  }
  return readers;
}

/** Some readers unsubscribe, very few complain; neither hears from us again. */
function leaves(
  { record }: Recorder,
  plan: SentPlan,
  sent: Sent,
  readers: ReadonlyMap<SampleMessage, number>,
): void {
  const candidates = [...readers.keys()].filter(mayGo);
  const leaving = rarest("leaves", share(sent, plan.unsubscribes), candidates);
  const others = candidates.filter((message) => !leaving.includes(message));
  const complaining = rarest("complains", share(sent, plan.complaints), others);
  const after = (message: SampleMessage) =>
    (readers.get(message) ?? 0) + between(15_000, 240_000, "leaves after", message.key);
  for (const message of leaving) {
    record(message, "unsubscribe", after(message));
    message.endpoint.optedOut = true;
  }
  for (const message of complaining) {
    record(message, "complaint", after(message));
    message.endpoint.optedOut = true;
    message.endpoint.suppressed = { reason: "complaint", at: message.complainedAt ?? 0 };
  }
}
