import { emailEvents } from "../../../shared/domain/event.ts";
import type { MessageEventKind } from "../../../shared/domain/segment.ts";
import type { EventFact } from "../../../shared/domain/segment-evaluate.ts";
import type { Reading } from "./reading.ts";
import { isMember } from "./segment-members.ts";

export type Asked = { type: string; message: boolean; campaignId?: string };

/** A contact's events of a type, or what became of messages to it, in the order in which they were recorded. */
export function eventsAsked(
  db: Reading,
  contact: number,
  { type, message, campaignId }: Asked,
): EventFact[] {
  const ofCampaign =
    campaignId === undefined ? "" : "AND run IN (SELECT key FROM runs WHERE campaign_id = ?)";
  const named = campaignId === undefined ? [] : [campaignId];
  // Sending and delivery are states of messages, everything else is an event of its own.
  if (message && (type === "send" || type === "delivered"))
    return db.all<{ at: number }>(
      `SELECT sent_at AS at FROM messages WHERE contact = ? AND state = 'sent' AND test = 0 AND sent_at IS NOT NULL
         ${type === "delivered" ? "AND hard_bounced_at IS NULL AND soft_bounced_at IS NULL" : ""} ${ofCampaign} ORDER BY key`,
      contact,
      ...named,
    );
  return db
    .all<{ at: number; attributes: string; metrics: string | null }>(
      `SELECT at, attributes, metrics FROM events WHERE contact = ? AND type = ? ${ofCampaign} ORDER BY key`,
      contact,
      message ? emailEvents[type as MessageEventKind] : type,
      ...named,
    )
    .map(({ at, attributes, metrics }) => ({
      at,
      attributes: JSON.parse(attributes) as Record<string, unknown>,
      metrics: metrics === null ? null : (JSON.parse(metrics) as Record<string, unknown>),
    }));
}

export const wasInCampaign = (db: Reading, contact: number, campaignId: string): boolean =>
  db.get(
    `SELECT 1 FROM messages WHERE contact = ? AND test = 0 AND run IN (SELECT key FROM runs WHERE campaign_id = ?) LIMIT 1`,
    contact,
    campaignId,
  ) !== undefined;

export const isFixedMember = (
  db: Reading,
  segmentId: string,
  endpoint: number,
  contact: number,
): boolean =>
  isMember(db, segmentId, "endpoint", endpoint) || isMember(db, segmentId, "contact", contact);
