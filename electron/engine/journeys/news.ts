import type { Condition, MessageEvent } from "../../../shared/activities/condition.ts";
import { messageEvents } from "../../../shared/activities/condition.ts";
import { customEvents, voiceEvents } from "../../../shared/domain/event.ts";
import { eventMatches } from "../../../shared/domain/event-rule.ts";
import type { Store } from "../store/database.ts";
import type { ParticipantRecord } from "../store/journey-participants.ts";

/*
 * What happened since: to messages of earlier activities, and to contacts since they entered. Asked for everybody at once;
 * of a message only the last visit counts.
 */
type MessageRow = {
  key: number;
  participant: number;
  visit: number;
  family: string;
  state: string;
  reason: string | null;
  opened_at: number | null;
  clicked_at: number | null;
  unsubscribed_at: number | null;
  hard_bounced_at: number | null;
  soft_bounced_at: number | null;
  complained_at: number | null;
};

/** What a message's own row says of it; null = an event has to say it. */
function byRow(row: MessageRow, event: MessageEvent): boolean | null {
  switch (event) {
    case "send":
      return row.state === "sent";
    case "delivered":
      // A mail is delivered until it bounces; a call of a web address that was answered has succeeded.
      return row.family === "email" || row.family === "custom"
        ? row.state === "sent" && row.hard_bounced_at === null && row.soft_bounced_at === null
        : null;
    case "rejected":
      return row.state === "failed" && row.reason === "providerRejected";
    case "failed":
      return row.state === "failed" ? true : null;
    case "hardBounce":
      return row.hard_bounced_at !== null;
    case "softBounce":
      return row.soft_bounced_at !== null;
    case "complaint":
      return row.complained_at !== null;
    case "open":
      return row.opened_at !== null;
    case "click":
      return row.clicked_at !== null;
    case "unsubscribe":
      return row.unsubscribed_at !== null;
    default:
      return null;
  }
}

/** The names under which an event is recorded: Pinpoint's, and those of calls. */
const typesOf = (event: MessageEvent): string[] => [
  ...Object.values(messageEvents)
    .flat()
    .flatMap((one) => (one.event === event ? [one.type] : [])),
  ...(event === "answered" ? [voiceEvents.answered] : []),
  ...(event === "failed" ? [voiceEvents.noAnswer] : []),
];

/** Which participants the condition holds for, by their key. */
export function newsOf(
  store: Store,
  condition: Condition,
  participants: readonly ParticipantRecord[],
): Set<number> {
  switch (condition.kind) {
    case "messageEvent": {
      const rows = lastMessages(store, condition.activity, participants);
      const unsaid = rows.filter((row) => byRow(row, condition.event) === null);
      const recorded = messagesWith(store, unsaid, typesOf(condition.event));
      const happened = new Set(
        rows.flatMap((row) =>
          (byRow(row, condition.event) ?? recorded.has(row.key)) ? [row.participant] : [],
        ),
      );
      if (condition.happened) return happened;
      return new Set(participants.flatMap(({ key }) => (happened.has(key) ? [] : [key])));
    }
    case "customReply": {
      const rows = lastMessages(store, condition.activity, participants);
      const replies = store.all<{ message: number; attributes: string }>(
        `SELECT message, attributes FROM events WHERE message IN (SELECT value FROM json_each(?)) AND type = ?`,
        JSON.stringify(rows.map((row) => row.key)),
        customEvents.reply,
      );
      const fitting = new Set(
        replies.flatMap(({ message, attributes }) => {
          const given = JSON.parse(attributes) as Record<string, unknown>;
          const value = Object.hasOwn(given, condition.attribute)
            ? String(given[condition.attribute])
            : null;
          return value !== null && condition.values.includes(value) ? [message] : [];
        }),
      );
      return new Set(rows.flatMap((row) => (fitting.has(row.key) ? [row.participant] : [])));
    }
    case "event": {
      const rows = store.all<EventRow>(
        `SELECT contact, at, type, attributes, metrics FROM events
           WHERE contact IN (SELECT value FROM json_each(?)) AND at >= ? AND type = ?`,
        JSON.stringify(participants.map((one) => one.contact)),
        Math.min(...participants.map((one) => one.entered_at)),
        condition.event.name,
      );
      const byContact = Map.groupBy(rows, (row) => row.contact);
      return new Set(
        participants.flatMap((one) => {
          const found = (byContact.get(one.contact) ?? []).some(
            (row) => row.at >= one.entered_at && eventMatches(condition.event, recordedEvent(row)),
          );
          return found === condition.happened ? [one.key] : [];
        }),
      );
    }
    default:
      return new Set();
  }
}

export type EventRow = {
  contact: number;
  at: number;
  type: string;
  attributes: string;
  metrics: string | null;
};
export const recordedEvent = (row: EventRow) => ({
  type: row.type,
  attributes: JSON.parse(row.attributes) as Record<string, unknown>,
  metrics: row.metrics === null ? null : (JSON.parse(row.metrics) as Record<string, unknown>),
});

function lastMessages(
  store: Store,
  activity: string | null,
  participants: readonly ParticipantRecord[],
): MessageRow[] {
  if (activity === null) return [];
  const rows = store.all<MessageRow>(
    `SELECT key, participant, visit, family, state, reason, opened_at, clicked_at, unsubscribed_at, hard_bounced_at,
       soft_bounced_at, complained_at
     FROM messages WHERE participant IN (SELECT value FROM json_each(?)) AND activity = ?`,
    JSON.stringify(participants.map((one) => one.key)),
    activity,
  );
  const last = new Map<number, number>();
  for (const { participant, visit } of rows)
    last.set(participant, Math.max(visit, last.get(participant) ?? 0));
  return rows.filter((row) => last.get(row.participant) === row.visit);
}

function messagesWith(
  store: Store,
  messages: readonly MessageRow[],
  types: readonly string[],
): Set<number> {
  if (messages.length === 0 || types.length === 0) return new Set();
  const rows = store.all<{ message: number }>(
    `SELECT DISTINCT message FROM events WHERE message IN (SELECT value FROM json_each(?))
       AND type IN (SELECT value FROM json_each(?))`,
    JSON.stringify(messages.map((one) => one.key)),
    JSON.stringify(types),
  );
  return new Set(rows.map((row) => row.message));
}
