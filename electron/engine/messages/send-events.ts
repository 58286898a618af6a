import {
  campaignEvents,
  customEvents,
  emailEvents,
  journeyEvents,
  smsEvents,
} from "../../../shared/domain/event.ts";
import type { Store } from "../store/database.ts";
import { originOf, type OriginRow } from "../store/message-origin.ts";

type SentRow = OriginRow & {
  key: number;
  family: string;
  channel: string;
  endpoint: number | null;
  contact: number | null;
  address: string;
  test: number;
};
type More = {
  /** What a driver knows of the message, for the event of its channel. */
  attributes?: Record<string, string>;
  /** What a custom channel answered. */
  reply?: Record<string, string> | null;
};

/** Pinpoint's limits of EventAttributes. */
const replyLimits = { attributes: 5, characters: 128 };

/**
 * The events of a send, as Pinpoint writes them; each at most once a message. A campaign's mails are the exception: that one
 * was sent stands on the message itself, and whoever asks about sends asks there. Returns how many were written.
 */
export function recordSent(store: Store, row: SentRow, now: number, more: More = {}): number {
  const origin = originOf(store, row);
  let written = 0;
  const write = (type: string, attributes: Record<string, string>) => {
    written += store.run(
      `INSERT INTO events (id, type, at, contact, endpoint, message, run, attributes, simulated)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING`,
      `${type}:${row.key}`,
      type,
      now,
      // A test shows a contact's values to somebody else.
      row.test ? null : row.contact,
      row.test ? null : row.endpoint,
      row.key,
      row.run,
      JSON.stringify(attributes),
    ).changes;
  };
  if (more.reply && Object.keys(more.reply).length > 0)
    write(customEvents.reply, shortened(more.reply));
  if (row.test || (row.family === "email" && origin.kind === "campaign")) return written;
  if (row.family === "email") write(emailEvents.send, { feedback: "received", ...origin.ids });
  if (row.family === "sms")
    write(smsEvents.buffered, {
      ...origin.ids,
      destination_phone_number: row.address,
      record_status: "SUCCESSFUL",
      ...more.attributes,
    });
  if (origin.kind === "campaign")
    write(campaignEvents.send, {
      ...origin.ids,
      delivery_type: row.family === "custom" ? "CUSTOM" : row.channel,
      campaign_send_status: "SUCCESS",
    });
  if (origin.kind === "journey")
    write(journeyEvents.send, {
      ...origin.ids,
      journey_activity_type: row.family.toUpperCase(),
      journey_send_status: "SUCCESS",
    });
  return written;
}

/**
 * A journey's message that was refused for good, as Pinpoint tells it: whoever waits for that goes on. Returns how many events
 * were written.
 */
export function recordFailed(store: Store, row: SentRow, now: number): number {
  const origin = originOf(store, row);
  if (row.test || origin.kind !== "journey") return 0;
  return store.run(
    `INSERT INTO events (id, type, at, contact, endpoint, message, run, attributes, simulated)
       VALUES (?, ?, ?, ?, ?, ?, NULL, ?, 0) ON CONFLICT DO NOTHING`,
    `${journeyEvents.send}:failed:${row.key}`,
    journeyEvents.send,
    now,
    row.contact,
    row.endpoint,
    row.key,
    JSON.stringify({
      ...origin.ids,
      journey_activity_type: row.family.toUpperCase(),
      journey_send_status: "FAILURE_PERMANENT",
    }),
  ).changes;
}

const shortened = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(attributes)
      .slice(0, replyLimits.attributes)
      .map(([name, value]) => [
        name.slice(0, replyLimits.characters),
        value.slice(0, replyLimits.characters),
      ]),
  );
