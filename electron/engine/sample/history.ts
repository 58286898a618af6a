import { day, hour, minute } from "../../../shared/domain/time.ts";
import { daysBefore, type Calendar } from "./calendar.ts";
import { sampleId } from "./chance.ts";
import type { SampleEvent } from "./events.ts";
import { feedbackOf } from "./feedback.ts";
import type { Person } from "./people.ts";
import { fridayPlan, lateRun, oncePlans, type SentPlan } from "./plans.ts";
import { rarest } from "./reactions.ts";
import { createRecorder, type RunSpan } from "./recorder.ts";
import { joinedBefore, recipientsOf, type SampleMessage } from "./recipients.ts";
import { Tally } from "./tally.ts";

export type SampleRun = {
  key: number;
  id: string;
  plan: SentPlan;
  number: number;
  dueAt: number;
  startedAt: number;
  endedAt: number;
  lateBy: number | null;
  messages: SampleMessage[];
  tally: Tally;
  events: SampleEvent[];
};

const betweenSends = 71;
const rejections = [
  "550 5.1.1 User unknown in local recipient table",
  "552 5.2.2 Mailbox full",
  "550 5.1.1 The email account that you tried to reach does not exist",
  "554 5.7.1 Message refused by policy",
];
const rejected = 0.0011;

type Due = { plan: SentPlan; number: number; before: number };

/** Everything that was sent, oldest first. */
const allDue = (): Due[] =>
  [...oncePlans, fridayPlan]
    .flatMap((plan) =>
      plan.daysBefore.map((days, index) => ({
        plan,
        number: index + 1,
        before: daysBefore(days, plan.clock),
      })),
    )
    .toSorted((a, b) => b.before - a.before);

/**
 * Sends the year's campaigns one after another. What comes back of one decides who gets the next: opt-outs and
 * suppressions are kept with the endpoints, the last sign of life with the person.
 */
export function* sendYear(calendar: Calendar, people: readonly Person[]): Generator<SampleRun> {
  let messageKey = 1;
  let runKey = 1;
  for (const due of allDue()) {
    const run = sendRun(calendar, people, due, runKey, messageKey);
    messageKey += run.messages.length;
    runKey += 1;
    yield run;
  }
}

function sendRun(
  calendar: Calendar,
  people: readonly Person[],
  { plan, number, before }: Due,
  key: number,
  firstMessage: number,
): SampleRun {
  const days = plan.daysBefore[number - 1] ?? 0;
  const dueAt = calendar.at(days, plan.clock).instant;
  const late = plan === fridayPlan && number === lateRun.number ? lateRun.minutes * minute : 0;
  // The newest run may be minutes old; what takes two days then happens faster, so that the figures stay the same.
  const scale = Math.min(1, (calendar.now - dueAt) / (2 * day));
  const at = (offset: number) => Math.floor(dueAt + (late + offset) * scale);
  const span: RunSpan = { run: key, at, startHour: calendarHour(plan.clock, late), before };
  const members = people.filter(
    (person) => joinedBefore(person, before) && plan.segment.has?.(person, calendar.now),
  );
  const messages = recipientsOf(members, at(200), firstMessage);
  const tally = new Tally(calendar);
  tally.add("targeted", at(200), messages.length);
  const queued = messages.filter((message) => message.state === "queued");
  tally.add("notSent", at(200), messages.length - queued.length);

  const refused = new Set(rarest("rejected", Math.round(queued.length * rejected), queued));
  const offsets = new Map<SampleMessage, number>();
  for (const [index, message] of queued.entries()) {
    const offset = 2000 + index * betweenSends;
    message.updatedAt = at(offset);
    if (refused.has(message)) {
      message.state = "failed";
      message.reason = "providerRejected";
      message.detail = rejections[message.key % rejections.length] ?? null;
      tally.add("failed", message.updatedAt);
    } else {
      message.state = "sent";
      message.detail = "250 2.0.0 kept in the sandbox";
      message.sentAt = message.updatedAt;
      offsets.set(message, offset);
      tally.add("sent", message.updatedAt);
    }
  }
  const recorder = createRecorder(calendar, plan, span, tally);
  feedbackOf(recorder, plan, span, offsets);
  return {
    key,
    id: sampleId(`run ${plan.name} ${number}`),
    plan,
    number,
    dueAt,
    startedAt: at(0),
    endedAt: at(3000 + queued.length * betweenSends),
    lateBy: late || null,
    messages,
    tally,
    events: recorder.events,
  };
}

const calendarHour = (clock: string, late: number) =>
  Number(clock.slice(0, 2)) + Math.floor(late / hour);
