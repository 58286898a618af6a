import { campaignEvents, emailEvents } from "../../../shared/domain/event.ts";
import type { Store } from "../store/database.ts";
import type { SampleCampaign } from "./campaigns.ts";
import type { SampleChange } from "./changes.ts";
import type { SampleEvent } from "./events.ts";
import type { SampleRun } from "./history.ts";
import { fill, valuesOf, variablesOf } from "./letter.ts";

/** Writes a campaign and, unless it is a draft, its frozen content; returns the content's key. */
export function writeCampaign(store: Store, campaign: SampleCampaign): number | null {
  const { id, launchedAt, draft } = campaign;
  store.run(
    `INSERT INTO campaigns (id, status, draft, revision, next_run_at, created_at, updated_at, launched_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    campaign.status,
    JSON.stringify(draft),
    launchedAt === null ? 3 : 6,
    campaign.nextRunAt,
    campaign.createdAt,
    campaign.updatedAt,
    launchedAt,
  );
  if (launchedAt === null) return null;
  const { lastInsertRowid } = store.run(
    "INSERT INTO contents (campaign_id, content, created_at) VALUES (?, ?, ?)",
    id,
    JSON.stringify(draft.message),
    launchedAt,
  );
  return Number(lastInsertRowid);
}

/** Writes a finished run with its messages and rollups. */
export function writeRun(
  store: Store,
  run: SampleRun,
  { id, draft }: SampleCampaign,
  content: number,
): void {
  store.run(
    `INSERT INTO runs (key, id, campaign_id, number, content, due_at, state, prepared_up_to, started_at, ended_at, late_by, earlier, live, tracked)
       VALUES (?, ?, ?, ?, ?, ?, 'completed', ?, ?, ?, ?, 0, 0, 1)`,
    run.key,
    run.id,
    id,
    run.number,
    content,
    run.dueAt,
    // Both passes of the preparation are through: −1 − the last endpoint.
    -1 - Math.max(...run.messages.map((message) => message.endpoint.key)),
    run.startedAt,
    run.endedAt,
    run.lateBy,
  );
  const names = variablesOf(draft.message);
  for (const message of run.messages) {
    // Refused rows were never composed, so they have neither values nor a subject.
    const offered = message.state !== "notSent";
    store.run(
      `INSERT INTO messages (key, run, content, endpoint, contact, channel, address, state, reason, detail, due_at, attempts,
           "values", subject, updated_at, sent_at, opened_at, clicked_at, unsubscribed_at, hard_bounced_at, soft_bounced_at,
           complained_at, test, live)
         VALUES (?, ?, ?, ?, ?, 'EMAIL', ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)`,
      message.key,
      run.key,
      content,
      message.endpoint.key,
      message.person.key,
      message.address,
      message.state,
      message.reason,
      message.detail,
      offered ? 1 : 0,
      offered ? valuesOf(message.person, names) : null,
      offered ? fill(draft.message.subject, message.person) : null,
      message.updatedAt,
      message.sentAt,
      message.openedAt,
      message.clickedAt,
      message.unsubscribedAt,
      message.hardBouncedAt,
      message.softBouncedAt,
      message.complainedAt,
    );
  }
  writeSends(store, run, id);
  for (const { measure, hour, count } of run.tally.hours.values())
    if (count > 0)
      store.run(
        "INSERT INTO message_counts (run, measure, hour, channel, count) VALUES (?, ?, ?, 'EMAIL', ?)",
        run.key,
        measure,
        hour,
        count,
      );
  for (const [link, { label, clicks, contacts }] of run.tally.links)
    store.run(
      "INSERT INTO link_counts (run, link, label, clicks, contacts) VALUES (?, ?, ?, ?, ?)",
      run.key,
      link,
      label,
      clicks,
      contacts,
    );
}

/** The events of sending, as sending writes them. */
function writeSends(store: Store, { key, id: runId }: SampleRun, campaignId: string): void {
  const ids = { campaign_id: campaignId, campaign_activity_id: runId, treatment_id: "0" };
  const write = (type: string, attributes: Record<string, string>, bounced = "") =>
    store.run(
      `INSERT INTO events (id, type, at, contact, endpoint, message, run, attributes, simulated)
         SELECT ? || ':' || key, ?, sent_at, contact, endpoint, key, run, ?, 0 FROM messages
         WHERE run = ? AND state = 'sent' ${bounced} ORDER BY key`,
      type,
      type,
      JSON.stringify({ ...attributes, ...ids }),
      key,
    );
  write(emailEvents.send, { feedback: "received" });
  write(
    emailEvents.delivered,
    { feedback: "delivered" },
    "AND hard_bounced_at IS NULL AND soft_bounced_at IS NULL",
  );
  write(campaignEvents.send, { delivery_type: "EMAIL", campaign_send_status: "SUCCESS" });
}

export function writeEvent(store: Store, event: SampleEvent): void {
  store.run(
    `INSERT INTO events (id, type, at, contact, endpoint, message, run, attributes, metrics, simulated)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    event.id,
    event.type,
    event.at,
    event.contact,
    event.endpoint,
    event.message,
    event.run,
    JSON.stringify(event.attributes),
    event.metrics === null ? null : JSON.stringify(event.metrics),
  );
}

export function writeChange(store: Store, change: SampleChange): void {
  store.run(
    "INSERT INTO changes (at, contact, campaign_id, text, detail) VALUES (?, ?, ?, ?, ?)",
    change.at,
    change.contact,
    change.campaignId,
    change.text,
    JSON.stringify(change.detail),
  );
}
