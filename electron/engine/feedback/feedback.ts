import { emailEvents, type FeedbackKind } from "../../../shared/domain/event.ts";
import type { Measure } from "../../../shared/domain/message.ts";
import type { Parts } from "../parts.ts";
import { endpointsByAddress } from "../store/audience.ts";
import { CountSheet } from "../store/message-counts.ts";
import { originOf, type OriginRow } from "../store/message-origin.ts";
import { hourOf } from "../zones.ts";

/*
 * What comes back about a message: one transaction writes the event, the message's first-time mark, the rollups and what
 * follows for the endpoint. An open or a click counts once per message (and link) and clock hour, as in Pinpoint: the
 * event's id says the hour, so that a repetition is no row.
 */
type MessageRow = OriginRow & {
  key: number;
  endpoint: number | null;
  contact: number | null;
  channel: string;
  address: string;
  state: string;
  test: number;
  live: number;
  tracked: number;
  sent_at: number | null;
} & Record<Mark, number | null>;
type Mark =
  | "opened_at"
  | "clicked_at"
  | "unsubscribed_at"
  | "hard_bounced_at"
  | "soft_bounced_at"
  | "complained_at";

const marks: Record<FeedbackKind, { mark: Mark; first: Measure; every: Measure | null }> = {
  open: { mark: "opened_at", first: "opened", every: "opens" },
  click: { mark: "clicked_at", first: "clicked", every: "clicks" },
  unsubscribe: { mark: "unsubscribed_at", first: "unsubscribed", every: null },
  hardBounce: { mark: "hard_bounced_at", first: "hardBounced", every: null },
  softBounce: { mark: "soft_bounced_at", first: "softBounced", every: null },
  complaint: { mark: "complained_at", first: "complained", every: null },
};

/** Pinpoint's word in the attribute `feedback`; of a click it is the address. */
const said: Record<FeedbackKind, string> = {
  open: "opened",
  click: "clicked",
  unsubscribe: "unsubscribed",
  hardBounce: "hardbounce",
  softBounce: "softbounce",
  complaint: "complaint",
};

export type Link = { index: number; address: string; label: string };
type FeedbackDetail = { link?: Link; userAgent?: string | null; simulated?: boolean };
export type Feedback = {
  /** False when there is no such message. */
  record(message: number, kind: FeedbackKind, detail?: FeedbackDetail): boolean;
};

export function createFeedback(parts: Parts): Feedback {
  const { store, clock, topics } = parts;

  const addLink = (message: MessageRow, link: Link) => {
    if (message.run === null) return;
    const before = store.get(
      `SELECT 1 FROM events WHERE contact IS ? AND message = ? AND type = ?
         AND json_extract(attributes, '$.link') = ? LIMIT 1 OFFSET 1`,
      message.contact,
      message.key,
      emailEvents.click,
      link.address,
    );
    store.run(
      `INSERT INTO link_counts (run, link, label, clicks, contacts) VALUES (?, ?, ?, 1, 1)
       ON CONFLICT (run, link) DO UPDATE SET clicks = clicks + 1, contacts = contacts + ?`,
      message.run,
      link.address,
      link.label,
      before ? 0 : 1,
    );
  };

  /** What a report means for later sends: an opt-out closes the endpoint, a bounce or complaint the address. */
  const follow = (message: MessageRow, kind: FeedbackKind, now: number) => {
    if (kind === "unsubscribe" || kind === "complaint") {
      const same = endpointsByAddress(store, message.channel, message.address);
      for (const key of new Set([message.endpoint, ...same.map((endpoint) => endpoint.key)]))
        store.run("UPDATE endpoints SET opted_out = 1 WHERE key = ?", key);
    }
    if (kind === "hardBounce" || kind === "complaint")
      store.run(
        "INSERT INTO suppressions (channel, address, reason, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        message.channel,
        message.address,
        kind,
        now,
      );
    if (kind !== "open" && kind !== "click" && kind !== "softBounce") topics.touch("contacts");
  };

  return {
    record(key, kind, detail = {}) {
      const now = clock.now();
      const { timeZone } = parts.settings();
      let added = 0;
      const found = store.transaction(() => {
        const row = store.get<MessageRow>("SELECT * FROM messages WHERE key = ?", key);
        if (!row) return false;
        // A test shows a contact's values to somebody else: what that one does says nothing about the contact.
        const message = row.test ? { ...row, contact: null, endpoint: null } : row;
        const { mark, first, every } = marks[kind];
        const hourly = kind === "open" || kind === "click";
        const id = [
          kind,
          key,
          ...(detail.link ? [detail.link.index] : []),
          ...(hourly ? [hourOf(now, timeZone)] : []),
        ].join(":");
        added = store.run(
          `INSERT INTO events (id, type, at, contact, endpoint, message, run, attributes, simulated)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          id,
          emailEvents[kind],
          now,
          message.contact,
          message.endpoint,
          key,
          message.run,
          JSON.stringify({
            feedback: detail.link?.address ?? said[kind],
            ...originOf(store, row).ids,
            ...(detail.link ? { link: detail.link.address, label: detail.link.label } : {}),
            ...(detail.userAgent ? { userAgent: detail.userAgent } : {}),
          }),
          detail.simulated ? 1 : 0,
        ).changes;
        if (added === 0) return true;
        const counts = new CountSheet();
        if (every) counts.add(message, every);
        if (message[mark] === null) {
          store.run(`UPDATE messages SET ${mark} = ?, updated_at = ? WHERE key = ?`, now, now, key);
          counts.add(message, first);
          if (kind === "open" || kind === "click")
            store.run("UPDATE endpoints SET effective_at = ? WHERE key = ?", now, message.endpoint);
        }
        if (detail.link) addLink(message, detail.link);
        if (!message.test) follow(message, kind, now);
        counts.write(store, now, timeZone);
        return true;
      });
      if (added > 0) topics.touch("messages", "events");
      return found;
    },
  };
}
