import {
  campaignEvents,
  customEvents,
  isOptOut,
  journeyEvents,
  smsEvents,
  voiceEvents,
  type PlayedKind,
} from "../../../shared/domain/event.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { SendingFamily } from "../../../shared/channels/driver.ts";
import type { Parts } from "../parts.ts";
import { endpointsByAddress } from "../store/audience.ts";
import { CountSheet } from "../store/message-counts.ts";
import { originOf, type OriginRow } from "../store/message-origin.ts";

/*
 * The receiver of a sandbox message, played by a person: real events with the mark “simulated”, and what follows from them
 * for the endpoint, in one transaction. What happens to a test says nothing about the contact whose values it shows.
 */
type Row = OriginRow & {
  key: number;
  family: SendingFamily;
  channel: string;
  address: string;
  endpoint: number | null;
  contact: number | null;
  test: number;
  live: number;
  tracked: number;
  sent_at: number | null;
  opened_at: number | null;
  unsubscribed_at: number | null;
};
export type Played = {
  kind: PlayedKind;
  /** Of a reply. */
  text?: string | undefined;
  /** Keys pressed during a call. */
  keypad?: string | undefined;
  /** Of a custom channel's answer. */
  attributes?: Record<string, string> | undefined;
};

const families: Record<PlayedKind, SendingFamily> = {
  smsDelivered: "sms",
  smsFailed: "sms",
  smsReply: "sms",
  pushOpened: "push",
  pushFailed: "push",
  voiceAnswered: "voice",
  voiceNotAnswered: "voice",
  customReply: "custom",
};

export function createPlayed(parts: Parts) {
  const { store, clock, topics } = parts;

  /** False where the same was played before. */
  const write = (
    row: Row,
    type: string,
    attributes: Record<string, string>,
    options: { once: PlayedKind | null },
  ): boolean =>
    store.run(
      `INSERT INTO events (id, type, at, contact, endpoint, message, run, attributes, simulated)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO NOTHING`,
      options.once === null ? null : `${options.once}:${row.key}`,
      type,
      clock.now(),
      row.test ? null : row.contact,
      row.test ? null : row.endpoint,
      row.key,
      row.run,
      JSON.stringify(attributes),
    ).changes === 1;

  const keepReply = (row: Row, text: string) =>
    store.run(
      `INSERT INTO mails (message, received_at, sender, recipient, subject, snippet, source, unread, channel, inbound)
         VALUES (?, ?, ?, ?, ?, '', ?, 0, 'SMS', 1)`,
      row.key,
      clock.now(),
      row.address,
      row.address,
      text.slice(0, 140),
      Buffer.from(JSON.stringify({ text })),
    );

  const optOut = (row: Row, now: number, counts: CountSheet) => {
    if (row.unsubscribed_at === null) {
      store.run(
        "UPDATE messages SET unsubscribed_at = ?, updated_at = ? WHERE key = ?",
        now,
        now,
        row.key,
      );
      counts.add(row, "unsubscribed");
    }
    if (row.test) return;
    const same = endpointsByAddress(store, row.channel, row.address);
    for (const key of new Set([row.endpoint, ...same.map((endpoint) => endpoint.key)]))
      store.run("UPDATE endpoints SET opted_out = 1 WHERE key = ?", key);
  };

  const opened = (row: Row, now: number, counts: CountSheet) => {
    counts.add(row, "opens");
    if (row.opened_at !== null) return;
    store.run("UPDATE messages SET opened_at = ?, updated_at = ? WHERE key = ?", now, now, row.key);
    counts.add(row, "opened");
    if (!row.test)
      store.run("UPDATE endpoints SET effective_at = ? WHERE key = ?", now, row.endpoint);
  };

  const act = (row: Row, played: Played, now: number, counts: CountSheet): void => {
    const { kind } = played;
    const { ids, kind: origin } = originOf(store, row);
    const names = origin === "journey" ? journeyEvents : campaignEvents;
    switch (kind) {
      case "smsDelivered":
      case "smsFailed":
        write(
          row,
          kind === "smsFailed" ? smsEvents.failure : smsEvents.success,
          {
            ...ids,
            destination_phone_number: row.address,
            record_status: kind === "smsFailed" ? "UNREACHABLE" : "DELIVERED",
          },
          { once: kind },
        );
        return;
      case "smsReply": {
        const text = played.text?.trim() ?? "";
        if (!text) throw new AppError("BAD_INPUT", "Write the reply.", { place: "text" });
        keepReply(row, text);
        const keyword = (text.split(/\s+/)[0] ?? "").toUpperCase().slice(0, 30);
        const out = isOptOut(text);
        write(
          row,
          out ? smsEvents.optOut : smsEvents.reply,
          { ...ids, origination_phone_number: row.address, keyword, body: text.slice(0, 500) },
          { once: null },
        );
        if (out) optOut(row, now, counts);
        return;
      }
      case "pushOpened":
        if (write(row, names.openedNotification, ids, { once: kind })) opened(row, now, counts);
        return;
      case "pushFailed": {
        const status = origin === "journey" ? "journey_send_status" : "campaign_send_status";
        const failed = { ...ids, delivery_type: row.channel, [status]: "FAILURE_PERMANENT" };
        write(row, names.send, failed, { once: kind });
        // A token that the service does not know any more: the app is gone.
        if (!row.test) store.run("UPDATE endpoints SET active = 0 WHERE key = ?", row.endpoint);
        return;
      }
      case "voiceAnswered":
        write(
          row,
          voiceEvents.answered,
          { ...ids, ...(played.keypad ? { keypad: played.keypad } : {}) },
          { once: played.keypad ? null : kind },
        );
        return;
      case "voiceNotAnswered":
        write(row, voiceEvents.noAnswer, ids, { once: kind });
        return;
      case "customReply":
        write(row, customEvents.reply, played.attributes ?? {}, { once: null });
    }
  };

  return {
    /** Plays what the receiver of a message does. Throws where that channel has no such thing. */
    play(message: number, played: Played): void {
      const now = clock.now();
      store.transaction(() => {
        const row = store.get<Row>("SELECT * FROM messages WHERE key = ?", message);
        if (!row || row.family !== families[played.kind])
          throw new AppError("BAD_INPUT", "That can’t happen to a message of this channel.");
        const counts = new CountSheet();
        act(row, played, now, counts);
        counts.write(store, now, parts.settings().timeZone);
      });
      topics.touch("messages", "events", "mailbox", "contacts");
    },
  };
}
