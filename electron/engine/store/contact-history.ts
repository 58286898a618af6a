import type { MessageState, Reason } from "../../../shared/domain/message.ts";
import type { ChannelType } from "../../../shared/domain/channel.ts";
import type { TimelineEntry } from "../../../shared/contract/contacts.ts";
import type { Query } from "./readers.ts";
import type { Store } from "./database.ts";

/** A row of a contact's history, before it is a sentence. `kind` and `key` name it; together with `at` they order it. */
export type HistoryRow = {
  kind: "message" | "event" | "change" | "bulk" | "step";
  key: number;
  at: number;
  family: TimelineEntry["family"];
  type: string;
  channel: ChannelType | null;
  state: MessageState | null;
  reason: Reason | null;
  text: string | null;
  /** JSON of the event or the change; of a message its detail as text. */
  detail: string | null;
  metrics: string | null;
  test: number;
  sandbox: number;
  simulated: number;
  message: number | null;
  campaign: string | null;
  /** The participant of a journey whose step, or whose message, it is. */
  participant: number | null;
  campaign_name: string | null;
  journey: string | null;
  journey_name: string | null;
};
export type Position = { at: number; kind: string; key: number };

// What was refused before its turn came was never bound for the sandbox nor for anybody.
const messages = `SELECT 'message' AS kind, m.key, coalesce(m.sent_at, m.updated_at) AS at, 'message' AS family,
    'message.' || m.state AS type, m.channel, m.state, m.reason, m.subject AS text, m.detail, NULL AS metrics, m.test,
    m.live = 0 AND m.state IN ('sending', 'sent', 'failed', 'unknown') AS sandbox, 0 AS simulated, m.key AS message, r.campaign_id AS campaign, m.participant
  FROM messages AS m LEFT JOIN runs AS r ON r.key = m.run WHERE m.contact = ?`;
// What became of a message is told beside the message; that it was sent or not, by the message itself or by the journey's step.
const events = `SELECT 'event', v.key, v.at,
    CASE WHEN substr(v.type, 1, 10) = '_campaign.' THEN 'campaign' WHEN v.message IS NULL AND substr(v.type, 1, 9) = '_journey.' THEN 'journey' WHEN v.message IS NOT NULL OR substr(v.type, 1, 7) = '_email.' THEN 'message' ELSE 'event' END,
    v.type, coalesce(m.channel, CASE WHEN substr(v.type, 1, 7) = '_email.' THEN 'EMAIL' END), NULL, NULL, m.subject, v.attributes, v.metrics, coalesce(m.test, 0),
    0, v.simulated, v.message, r.campaign_id, m.participant
  FROM events AS v LEFT JOIN messages AS m ON m.key = v.message LEFT JOIN runs AS r ON r.key = coalesce(v.run, m.run)
  WHERE v.contact = ? AND NOT (v.simulated = 0 AND (v.message IS NOT NULL OR v.id GLOB '_journey.send:p*') AND v.type IN
    ('_email.send', '_email.delivered', '_email.rejected', '_email.rendering_failure', '_SMS.BUFFERED', '_campaign.send', '_journey.send'))`;
const changes = `SELECT 'change', h.key, h.at, CASE WHEN h.campaign_id IS NULL THEN 'change' ELSE 'campaign' END,
    'change', NULL, NULL, NULL, h.text, h.detail, NULL, 0, 0, 0, NULL, h.campaign_id, NULL
  FROM changes AS h WHERE h.contact = ?`;

// Few acts and one look-up in each: the rows are kept by act.
const bulkActs = `SELECT 'bulk', a.key, a.created_at, 'change', 'change', NULL, NULL, NULL,
    (SELECT s.name FROM segments AS s WHERE s.id = a.act ->> '$.segmentId'),
    json_object('act', json(a.act), 'before', json(b.before)), NULL, 0, 0, 0, NULL, NULL, NULL
  FROM bulk_acts AS a CROSS JOIN bulk_changes AS b ON b.act = a.key AND b.contact = ?`;

/** So that one number names a step: no passage has as many. */
const stepsOfOne = 100_000;
export const stepOf = (key: number) => ({
  participant: Math.floor(key / stepsOfOne),
  number: key % stepsOfOne,
});
// What was handed to the outbox is told by its message; the way between decisions is on the canvas.
const steps = `SELECT 'step', s.participant * ${stepsOfOne} + s.number, s.at, 'journey', 'journey.' || s.kind, NULL, NULL, NULL, NULL,
    s.detail, NULL, 0, 0, 0, NULL, NULL, s.participant
  FROM participants AS p CROSS JOIN journey_steps AS s ON s.participant = p.key
  WHERE p.contact = ? AND s.kind IN ('entered', 'notSent', 'held', 'moved', 'ended')`;

/** A contact's history, newest first, from below a position. */
export function historyQuery(
  contact: number,
  families: readonly string[] | undefined,
  after: Position | null,
  limit: number,
): Query {
  const conditions = [
    ...(families ? ["h.family IN (SELECT value FROM json_each(?))"] : []),
    ...(after ? ["(h.at, h.kind, h.key) < (?, ?, ?)"] : []),
  ];
  return {
    sql: `SELECT h.*, g.draft ->> '$.name' AS campaign_name, j.id AS journey, j.document ->> '$.name' AS journey_name
      FROM (${messages} UNION ALL ${events} UNION ALL ${changes} UNION ALL ${bulkActs} UNION ALL ${steps}) AS h
        LEFT JOIN campaigns AS g ON g.id = h.campaign LEFT JOIN participants AS w ON w.key = h.participant LEFT JOIN journeys AS j ON j.key = w.journey
      ${conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : ""}
      ORDER BY h.at DESC, h.kind DESC, h.key DESC LIMIT ?`,
    values: [
      contact,
      contact,
      contact,
      contact,
      contact,
      ...(families ? [JSON.stringify(families)] : []),
      ...(after ? [after.at, after.kind, after.key] : []),
      limit,
    ],
  };
}

export type WhyMessage = {
  key: number;
  run: number;
  run_number: number;
  run_started_at: number | null;
  due_at: number;
  channel: ChannelType;
  address: string;
  state: MessageState;
  reason: Reason | null;
  detail: string | null;
  live: number;
  sent_at: number | null;
  updated_at: number;
  opened_at: number | null;
  clicked_at: number | null;
  hard_bounced_at: number | null;
  soft_bounced_at: number | null;
};

/** What a campaign's runs wrote for a contact, newest run first, sent ones before others. */
export const messagesOfCampaign = (
  store: Store,
  contact: number,
  campaignId: string,
): WhyMessage[] =>
  store.all<WhyMessage>(
    `SELECT m.key, m.run, r.number AS run_number, r.started_at AS run_started_at, r.due_at, m.channel, m.address, m.state,
       m.reason, m.detail, m.live, m.sent_at, m.updated_at, m.opened_at, m.clicked_at, m.hard_bounced_at, m.soft_bounced_at
     FROM messages AS m JOIN runs AS r ON r.key = m.run
     WHERE m.contact = ? AND r.campaign_id = ? AND m.test = 0
     ORDER BY r.number DESC, m.state <> 'sent', m.key`,
    contact,
    campaignId,
  );

/** Campaigns that were launched, newest first. */
export const launchedCampaigns = (store: Store) =>
  store.all<{ campaignId: string; name: string; at: number | null }>(
    `SELECT id AS campaignId, coalesce(nullif(draft ->> '$.name', ''), 'Campaign without a name') AS name, launched_at AS at
       FROM campaigns WHERE deleted_at IS NULL AND launched_at IS NOT NULL ORDER BY launched_at DESC, id`,
  );
