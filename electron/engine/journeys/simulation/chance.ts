import type { SimulatedAnswers } from "../../../../shared/contract/trials.ts";
import type { MessageEvent } from "../../../../shared/activities/condition.ts";
import { channelsOf } from "../../../../shared/domain/channel.ts";
import type { SendChannel } from "../../../../shared/domain/journey.ts";
import { day } from "../../../../shared/domain/time.ts";
import { readActivity, type JourneyDocument } from "../../../../shared/journey/graph.ts";
import { answersByRate, type AnswerRates } from "../../../../shared/journey/simulation/answers.ts";
import type {
  SimulatedAnswer,
  SimulatedMessage,
} from "../../../../shared/journey/simulation/person.ts";
import { draw } from "../../random.ts";
import type { Reading } from "../../store/reading.ts";

type Answering = (contact: number, message: SimulatedMessage) => readonly SimulatedAnswer[];

const fixed: Record<"nobody" | "everyone", AnswerRates> = {
  nobody: { open: 0, click: 0, bounce: 0 },
  everyone: { open: 1, click: 1, bounce: 0 },
};

/** How people answer in a simulation, as its set-up says. */
export function answering(
  db: Reading,
  answers: SimulatedAnswers,
  of: { document: JourneyDocument; seed: string; now: number },
): Answering {
  const byRates =
    (ratesOf: (channel: SendChannel) => AnswerRates): Answering =>
    (contact, message) =>
      answersByRate(ratesOf(message.channel), message, (what) =>
        draw(of.seed, contact, message.activity, message.number, what),
      );
  switch (answers.kind) {
    case "nobody":
    case "everyone":
      return byRates(() => fixed[answers.kind]);
    case "custom":
      return byRates(() => answers);
    case "rates": {
      const known = new Map<SendChannel, AnswerRates>();
      return byRates((channel) => {
        const rates = known.get(channel) ?? measuredRates(db, channel, of.now - 90 * day);
        known.set(channel, rates);
        return rates;
      });
    }
    case "replay":
      return replaying(db, of.document);
  }
}

/** What became of the messages of a channel since an instant; with none, nobody answers. */
function measuredRates(db: Reading, channel: SendChannel, since: number): AnswerRates {
  const row = db.get<{ sent: number; opened: number; clicked: number; bounced: number }>(
    `SELECT count(*) AS sent, count(opened_at) AS opened, count(clicked_at) AS clicked,
        sum(hard_bounced_at IS NOT NULL OR state = 'failed') AS bounced
      FROM messages WHERE test = 0 AND state IN ('sent', 'failed') AND updated_at >= ?
        AND channel IN (SELECT value FROM json_each(?))`,
    since,
    JSON.stringify(channelsOf(channel)),
  );
  const share = (count: number | undefined) => (row && row.sent > 0 ? (count ?? 0) / row.sent : 0);
  return { open: share(row?.opened), click: share(row?.clicked), bounce: share(row?.bounced) };
}

type Past = {
  sent_at: number;
  opened_at: number | null;
  clicked_at: number | null;
  unsubscribed_at: number | null;
  hard_bounced_at: number | null;
};

/**
 * What a contact really did with the same template, their n-th message of it as they did with the n-th then. Who never got
 * it does nothing.
 */
function replaying(db: Reading, document: JourneyDocument): Answering {
  return (contact, message) => {
    const activity = document.activities[message.activity];
    const read = activity && readActivity(activity);
    const template = read?.type?.template?.(read.settings).templateId ?? null;
    if (template === null) return [];
    const past = db.all<Past>(
      `SELECT m.sent_at, m.opened_at, m.clicked_at, m.unsubscribed_at, m.hard_bounced_at
        FROM messages m JOIN runs r ON r.key = m.run JOIN campaigns c ON c.id = r.campaign_id
        WHERE m.contact = ? AND m.test = 0 AND m.sent_at IS NOT NULL
          AND json_extract(c.draft, '$.template.id') = ?
        ORDER BY m.sent_at, m.key`,
      contact,
      template,
    );
    const one = past[Math.min(message.number, past.length - 1)];
    return one ? shifted(one, message.at) : [];
  };
}

function shifted(past: Past, at: number): SimulatedAnswer[] {
  const after = (event: MessageEvent, then: number | null): SimulatedAnswer[] =>
    then === null ? [] : [{ event, at: at + Math.max(0, then - past.sent_at) }];
  return [
    ...(past.hard_bounced_at === null ? [{ event: "delivered" as const, at }] : []),
    ...after("hardBounce", past.hard_bounced_at),
    ...after("open", past.opened_at),
    ...after("click", past.clicked_at),
    ...after("unsubscribe", past.unsubscribed_at),
  ].toSorted((one, other) => one.at - other.at);
}
