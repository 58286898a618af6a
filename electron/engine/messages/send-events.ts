import {
  campaignEvents,
  customEvents,
  emailEvents,
  journeyEvents,
  sendStatuses,
  smsEvents,
} from "../../../shared/domain/event.ts";
import type { Reason } from "../../../shared/domain/message.ts";
import type { Store } from "../store/database.ts";
import { originOf, type Origin, type OriginRow } from "../store/message-origin.ts";

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

type Written = { type: string; attributes: Record<string, string> };

const row = "(?, ?, ?, ?, ?, ?, ?, ?, 0)";
const inserts = [1, 2, 3, 4].map(
  (
    count,
  ) => `INSERT INTO events (id, type, at, contact, endpoint, message, run, attributes, simulated)
    VALUES ${Array.from({ length: count }, () => row).join(", ")} ON CONFLICT DO NOTHING`,
);

/** Each at most once a message, all with one statement: sending is measured by what it costs. */
function write(store: Store, message: SentRow, now: number, events: readonly Written[]): number {
  const insert = inserts[events.length - 1];
  if (insert === undefined) return 0;
  return store.run(
    insert,
    ...events.flatMap(({ type, attributes }) => [
      `${type}:${message.key}`,
      type,
      now,
      // A test shows a contact's values to somebody else.
      message.test ? null : message.contact,
      message.test ? null : message.endpoint,
      message.key,
      message.run,
      JSON.stringify(attributes),
    ]),
  ).changes;
}

/** The event named after what sends: `status` is Pinpoint's. */
function sendOf(
  message: SentRow,
  { kind, ids }: Origin,
  status: string,
  detail: string | null,
): Written[] {
  if (kind === "campaign")
    return [
      {
        type: campaignEvents.send,
        attributes: {
          ...ids,
          delivery_type: message.family === "custom" ? "CUSTOM" : message.channel,
          campaign_send_status: status,
        },
      },
    ];
  if (kind === "journey")
    return [
      {
        type: journeyEvents.send,
        attributes: {
          ...ids,
          journey_activity_type: message.family.toUpperCase(),
          journey_send_status: status,
          ...(detail === null ? {} : { journey_send_status_message: detail.slice(0, 200) }),
        },
      },
    ];
  return [];
}

/**
 * The events of a send, as Pinpoint writes them. A mail is delivered when its server has taken it, until it bounces. Returns
 * how many were written.
 */
export function recordSent(store: Store, message: SentRow, now: number, more: More = {}): number {
  const replied: Written[] =
    more.reply && Object.keys(more.reply).length > 0
      ? [{ type: customEvents.reply, attributes: shortened(more.reply) }]
      : [];
  if (message.test) return write(store, message, now, replied);
  const origin = originOf(store, message);
  const ofChannel: Written[] =
    message.family === "email"
      ? [
          { type: emailEvents.send, attributes: { feedback: "received", ...origin.ids } },
          { type: emailEvents.delivered, attributes: { feedback: "delivered", ...origin.ids } },
        ]
      : message.family === "sms"
        ? [
            {
              type: smsEvents.buffered,
              attributes: {
                ...origin.ids,
                destination_phone_number: message.address,
                record_status: "SUCCESSFUL",
                ...more.attributes,
              },
            },
          ]
        : [];
  return write(store, message, now, [
    ...replied,
    ...ofChannel,
    ...sendOf(message, origin, "SUCCESS", null),
  ]);
}

/** The events of a message that will not be sent; some reasons Pinpoint tells nothing of. Returns how many were written. */
export function recordNotSent(
  store: Store,
  message: SentRow,
  now: number,
  { reason, detail }: { reason: string; detail: string },
): number {
  const status = sendStatuses[reason as Reason];
  if (message.test || status === undefined) return 0;
  const origin = originOf(store, message);
  const ofMail =
    message.family !== "email"
      ? null
      : reason === "providerRejected"
        ? emailEvents.rejected
        : status === "FAILURE"
          ? emailEvents.renderingFailure
          : null;
  return write(store, message, now, [
    ...(ofMail === null
      ? []
      : [
          { type: ofMail, attributes: { feedback: ofMail.slice("_email.".length), ...origin.ids } },
        ]),
    ...sendOf(message, origin, status, detail),
  ]);
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
