import { emailEvents, journeyEvents, smsEvents } from "../../../shared/domain/event.ts";
import { isMail } from "../../../shared/domain/message-content.ts";
import type { SendChannel } from "../../../shared/domain/journey.ts";
import type { Recipient } from "../../../shared/journey/recipients.ts";
import { draw } from "../random.ts";
import type { Store } from "../store/database.ts";
import { CountSheet } from "../store/message-counts.ts";
import { originOf } from "../store/message-origin.ts";
import type { ParticipantRecord } from "../store/journey-participants.ts";
import { localOf } from "../zones.ts";
import type { Calendar } from "./calendar.ts";
import type { Entering } from "./cast.ts";
import { between } from "./chance.ts";
import { fill, linkAddress, valuesOf, variablesOf } from "./letter.ts";
import { openDelay } from "./reactions.ts";
import { writeEvent } from "./write-campaigns.ts";

export type Sent = { activity: string; at: number; openedAt: number | null };

const first = "User.UserAttributes.FirstName";

/** A message of a journey that went to the sandbox, with its opens and clicks up to now. */
export function sendTo(
  store: Store,
  calendar: Calendar,
  { journey, person }: Entering,
  p: ParticipantRecord,
  { content, to, at, channel }: { content: number; to: Recipient; at: number; channel: SendChannel }, // prettier-ignore
): Sent {
  const { activity } = p;
  const wording = journey.contents[activity];
  const mail = wording && isMail(wording) ? wording : null;
  const about = [journey.id, person.key, activity] as const;
  const sentAt = Math.min(calendar.now, at + Math.floor(between(1_000, 40_000, "sent", ...about)));
  const local = localOf(sentAt, calendar.zone);
  const opens = mail !== null && draw("opens", ...about) < Math.min(0.9, person.response * 0.42);
  const wouldOpen = sentAt + openDelay(Number(local.slice(11, 13)), to.key * 7 + sentAt % 1000); // prettier-ignore
  const openedAt = opens && wouldOpen <= calendar.now ? Math.floor(wouldOpen) : null;
  const wouldClick = (openedAt ?? 0) + Math.floor(between(12_000, 150_000, "click", ...about));
  const clickedAt = openedAt !== null && draw("clicks", ...about) < 0.27 && wouldClick <= calendar.now ? wouldClick : null; // prettier-ignore
  const key = Number(
    store.run(
      `INSERT INTO messages (content, endpoint, contact, channel, address, state, reason, detail, due_at, attempts, "values", subject,
         updated_at, sent_at, opened_at, clicked_at, test, live, participant, activity, visit, journey_version, message_type, tracked)
       VALUES (?, ?, ?, ?, ?, 'sent', NULL, ?, NULL, 1, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?)`,
      content,
      to.key,
      person.key,
      to.channel,
      to.address,
      channel === "email" ? "250 2.0.0 kept in the sandbox" : null,
      valuesOf(person, mail ? variablesOf(mail) : [first]),
      mail ? fill(mail.subject, person) : null,
      clickedAt ?? openedAt ?? sentAt,
      sentAt,
      openedAt,
      clickedAt,
      p.key,
      activity,
      p.visit,
      p.version,
      channel === "custom" ? "custom" : null,
      mail ? 1 : 0,
    ).lastInsertRowid,
  );
  const counts = new CountSheet();
  const counted = { run: null, channel: to.channel, journey_version: p.version, tracked: mail ? 1 : 0 }; // prettier-ignore
  counts.add(counted, "sent");
  for (const measure of openedAt === null ? [] : (["opened", "opens"] as const))
    counts.add(counted, measure);
  for (const measure of clickedAt === null ? [] : (["clicked", "clicks"] as const))
    counts.add(counted, measure);
  counts.write(store, sentAt, calendar.zone);
  recordSent(store, calendar, { p, key, to, at: sentAt, family: channel });
  const happened = (kind: "open" | "click", when: number, link: string | null) =>
    writeEvent(store, {
      id: [kind, key, ...(link ? [0] : []), calendar.hourOf(when)].join(":"),
      type: emailEvents[kind],
      at: when,
      contact: person.key,
      endpoint: to.key,
      message: key,
      run: null,
      attributes: link ? { link } : {},
      metrics: null,
    });
  if (openedAt !== null) happened("open", openedAt, null);
  if (clickedAt !== null) happened("click", clickedAt, linkAddress("shop"));
  const last = clickedAt ?? openedAt;
  if (last !== null)
    store.run(
      "UPDATE endpoints SET effective_at = max(effective_at, ?) WHERE key = ?",
      last,
      to.key,
    );
  return { activity, at: sentAt, openedAt };
}

/** The events that sending writes; the sandbox delivers an SMS within seconds. */
function recordSent(
  store: Store,
  calendar: Calendar,
  { p, key, to, at, family }: { p: ParticipantRecord; key: number; to: Recipient; at: number; family: SendChannel }, // prettier-ignore
): void {
  const { ids } = originOf(store, {
    run: null,
    participant: p.key,
    activity: p.activity,
    journey_version: p.version,
  });
  const write = (type: string, when: number, more: Record<string, string>) =>
    writeEvent(store, {
      id: `${type}:${key}`,
      type,
      at: Math.min(when, calendar.now),
      contact: p.contact,
      endpoint: to.key,
      message: key,
      run: null,
      attributes: { ...ids, ...more },
      metrics: null,
    });
  if (family === "email") {
    write(emailEvents.send, at, { feedback: "received" });
    write(emailEvents.delivered, at, { feedback: "delivered" });
  }
  if (family === "sms") {
    const number = { destination_phone_number: to.address };
    write(smsEvents.buffered, at, { ...number, record_status: "SUCCESSFUL" });
    write(smsEvents.success, at + 6_000, { ...number, record_status: "DELIVERED" });
  }
  write(journeyEvents.send, at, {
    journey_activity_type: family.toUpperCase(),
    journey_send_status: "SUCCESS",
  });
}
