import type { ChannelType } from "../../../shared/domain/channel.ts";
import type { Db } from "./audience.ts";
import type { Query } from "./readers.ts";

/** An endpoint with its user, as it leaves the project. */
export type ExportRow = {
  key: number;
  id: string;
  contact: number;
  channel: ChannelType;
  address: string;
  active: number;
  opted_out: number;
  cohort: number;
  document: string;
  created_at: number;
  effective_at: number;
  user_id: string | null;
  user_attributes: string;
};

/** The endpoints of some contacts; inactive ones of an address first, so that reading them back leaves the same one active. */
export const exportQuery = (contacts: readonly number[]): Query => ({
  sql: `SELECT e.key, e.id, e.contact, e.channel, e.address, e.active, e.opted_out, e.cohort, e.document, e.created_at,
      e.effective_at, c.user_id, c.attributes AS user_attributes
    FROM json_each(?) AS k CROSS JOIN contacts AS c ON c.key = k.value CROSS JOIN endpoints AS e ON e.contact = c.key
    ORDER BY e.active, c.key, e.key`,
  values: [JSON.stringify(contacts)],
});

/** Everything that is stored about one contact beside its own rows, oldest first. */
export const historyOf = (db: Db, contact: number) => ({
  events: db
    .all<{ attributes: string; metrics: string | null; at: number }>(
      `SELECT type, at, attributes, metrics, endpoint, message, simulated FROM events WHERE contact = ? ORDER BY at, key`,
      contact,
    )
    .map((event) => ({
      ...event,
      at: new Date(event.at).toISOString(),
      attributes: JSON.parse(event.attributes) as unknown,
      metrics: event.metrics === null ? null : (JSON.parse(event.metrics) as unknown),
    })),
  messages: db
    .all<{ values: string | null; sent_at: number | null }>(
      `SELECT m.key, m.channel, m.address, m.state, m.reason, m.detail, m.subject, m."values", m.sent_at, m.opened_at, m.clicked_at,
         m.unsubscribed_at, m.hard_bounced_at, m.soft_bounced_at, m.complained_at, r.campaign_id AS campaign
       FROM messages AS m LEFT JOIN runs AS r ON r.key = m.run WHERE m.contact = ? ORDER BY m.key`,
      contact,
    )
    .map((message) => ({
      ...message,
      values: message.values === null ? null : (JSON.parse(message.values) as unknown),
    })),
  changes: db
    .all<{ at: number; text: string; detail: string }>(
      "SELECT at, text, detail FROM changes WHERE contact = ? ORDER BY at, key",
      contact,
    )
    .map((change) => ({
      at: new Date(change.at).toISOString(),
      text: change.text,
      detail: JSON.parse(change.detail) as unknown,
    })),
});
