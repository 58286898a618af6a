import { journeyEvents, sendStatuses } from "../../../shared/domain/event.ts";
import { reasonTexts, type Reason } from "../../../shared/domain/message.ts";
import type { SendChannel } from "../../../shared/domain/journey.ts";
import { day } from "../../../shared/domain/time.ts";
import type { AlreadySent, Recipient } from "../../../shared/journey/recipients.ts";
import type { Store } from "./database.ts";
import type { ParticipantRecord } from "./journey-participants.ts";
import { originOf } from "./message-origin.ts";
import { CountSheet, type Counted } from "./message-counts.ts";

const insert = `INSERT INTO messages (content, endpoint, contact, channel, address, state, reason, due_at, attempts, updated_at,
    test, live, participant, activity, visit, journey_version, message_type)
  VALUES (?, ?, ?, ?, ?, 'queued', NULL, ?, 0, ?, 0, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (participant, activity, visit, endpoint) WHERE participant IS NOT NULL DO NOTHING`;

export type QueuedMessage = {
  content: number;
  to: Recipient;
  contact: number;
  channel: SendChannel;
  due: number;
  now: number;
  live: boolean;
  participant: number;
  activity: string;
  visit: number;
  version: number;
};

/** Puts a message into the outbox; one that is there already stays alone. */
export const queueMessage = (store: Store, m: QueuedMessage) =>
  store.run(
    insert,
    m.content,
    m.to.key,
    m.contact,
    m.to.channel,
    m.to.address,
    m.due,
    m.now,
    m.live ? 1 : 0,
    m.participant,
    m.activity,
    m.visit,
    m.version,
    m.channel === "custom" ? "custom" : null,
  );

/** The event of a message activity that queued nothing, where Pinpoint has a word for the reason. Returns how many were written. */
export function recordNothingSent(
  store: Store,
  p: ParticipantRecord,
  at: { reason: string; channel: SendChannel | null; now: number },
): number {
  const status = sendStatuses[at.reason as Reason];
  if (status === undefined || at.channel === null) return 0;
  const { ids } = originOf(store, {
    run: null,
    participant: p.key,
    activity: p.activity,
    journey_version: p.version,
  });
  return store.run(
    `INSERT INTO events (id, type, at, contact, attributes, simulated) VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING`,
    `${journeyEvents.send}:p${p.key}:${p.activity}:${p.visit}`,
    journeyEvents.send,
    at.now,
    p.contact,
    JSON.stringify({
      ...ids,
      journey_activity_type: at.channel.toUpperCase(),
      journey_send_status: status,
      journey_send_status_message: reasonTexts[at.reason as Reason],
    }),
  ).changes;
}

/** The wording that a message activity sends, kept once for each different one. */
export function keepContent(store: Store, content: string, now: number): number {
  const before = store.get<{ key: number }>(
    "SELECT key FROM contents WHERE campaign_id IS NULL AND content = ?",
    content,
  );
  if (before) return before.key;
  return Number(
    store.run("INSERT INTO contents (content, created_at) VALUES (?, ?)", content, now)
      .lastInsertRowid,
  );
}

/** What contacts got of journeys, for the caps: queued counts as sent. */
export function sentTo(
  store: Store,
  contacts: readonly number[],
  of: { versions: readonly number[]; now: number; days: number },
): Map<number, AlreadySent> {
  const rows = store.all<{ contact: number } & AlreadySent>(
    `SELECT contact,
       sum(ours AND at > ?) AS day, sum(ours) AS total, sum(at > ?) AS timeframe
     FROM (SELECT m.contact, coalesce(m.sent_at, m.updated_at) AS at,
         m.journey_version IN (SELECT value FROM json_each(?)) AS ours
       FROM messages AS m
       WHERE m.contact IN (SELECT value FROM json_each(?)) AND m.participant IS NOT NULL
         AND m.state IN ('queued', 'sending', 'sent', 'unknown', 'held'))
     GROUP BY contact`,
    of.now - day,
    of.now - of.days * day,
    JSON.stringify(of.versions),
    JSON.stringify(contacts),
  );
  return new Map(rows.map(({ contact, ...sent }) => [contact, sent]));
}

/** Takes back what still waits in the outbox for versions, at most `limit`; returns how many. `zone` is the project's. */
export const cancelQueued = (
  store: Store,
  versions: readonly number[],
  at: { now: number; zone: string },
  limit: number,
): number =>
  store.transaction(() => {
    const counts = new CountSheet();
    const cancelled = store.all<Counted>(
      `UPDATE messages SET state = 'notSent', reason = 'cancelled', detail = NULL, due_at = NULL, updated_at = ?
         WHERE key IN (SELECT key FROM messages INDEXED BY messages_due_in_journey
           WHERE journey_version IN (SELECT value FROM json_each(?)) AND run IS NULL AND participant IS NOT NULL
             AND state = 'queued' LIMIT ?) RETURNING run, channel, journey_version, live`,
      at.now,
      JSON.stringify(versions),
      limit,
    );
    for (const row of cancelled) counts.add(row, "notSent");
    counts.write(store, at.now, at.zone);
    return cancelled.length;
  });

/** The latest instant at which a message of a journey that was not tried yet may leave; null when none is queued. */
export const lastQueued = (store: Store, journey: number): number | null =>
  store.get<{ due: number | null }>(
    `SELECT max(due_at) AS due FROM messages INDEXED BY messages_due_in_journey
       WHERE journey_version IN (SELECT key FROM journey_versions WHERE journey = ?) AND run IS NULL
         AND participant IS NOT NULL AND state = 'queued' AND attempts = 0`,
    journey,
  )?.due ?? null;
