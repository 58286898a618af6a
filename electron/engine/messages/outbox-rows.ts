import type { Outcome, SendingFamily } from "../../../shared/channels/driver.ts";
import type { Reason } from "../../../shared/domain/message.ts";
import { day, minute } from "../../../shared/domain/time.ts";
import { endpointsByAddress } from "../store/audience.ts";
import type { SqlValue, Store } from "../store/database.ts";
import { CountSheet, type Counted } from "../store/message-counts.ts";
import { openJourneyVersions } from "../store/open-journeys.ts";
import { outgoingOf, type OutboxRow, type ReadyMessage } from "./compose.ts";
import { recordNotSent, recordSent } from "./send-events.ts";

/** Waits between attempts of one message; after the last it is given up. */
const backOff = [1, 5, 15, 60, 240, 480].map((minutes) => minutes * minute);

const fields = `key, run, content, endpoint, contact, channel, address, attempts, test, live, "values", participant, activity,
  visit, journey_version, family`;

const trackedBy = (ready: ReadyMessage): 0 | 1 => (ready.kind === "mail" && ready.tracked ? 1 : 0);

/** Where a driver stands: which channels it carries, and whether to real people. */
export type Lane = { family: SendingFamily; live: boolean };
type Queue = { where: string; values: SqlValue[] };

/** What may leave now, a queue for each source: tests first, then the oldest run, then journeys. */
const openQueues = (store: Store, { family, live }: Lane): Queue[] => [
  { where: "test = 1 AND family = ?", values: [family] },
  // A run begun in the sandbox never goes on to real people, nor the other way round.
  ...store
    .all<{ key: number }>(
      "SELECT key FROM runs WHERE state = 'sending' AND live = ? ORDER BY key",
      live ? 1 : 0,
    )
    .map(({ key }) => ({ where: "run = ? AND family = ?", values: [key, family] })),
  ...store.all<{ key: number }>(openJourneyVersions).map(({ key }) => ({
    where: "run IS NULL AND participant IS NOT NULL AND journey_version = ? AND family = ?",
    values: [key, family],
  })),
];

/** The next rows that are due, in order; rows in `taken` are already on their way. */
export function dueRows(
  store: Store,
  now: number,
  limit: number,
  taken: ReadonlySet<number>,
  lane: Lane,
): OutboxRow[] {
  const rows: OutboxRow[] = [];
  for (const { where, values } of openQueues(store, lane)) {
    if (rows.length >= limit) break;
    const found = store.all<OutboxRow>(
      `SELECT ${fields} FROM messages WHERE ${where} AND state = 'queued' AND due_at <= ? ORDER BY due_at, key LIMIT ?`,
      ...values,
      now,
      limit + taken.size,
    );
    rows.push(...found.filter((row) => !taken.has(row.key)).slice(0, limit - rows.length));
  }
  return rows;
}

/** When the next row falls due, or null when nothing waits. */
export function nextDueRow(store: Store, lane: Lane): number | null {
  let next: number | null = null;
  for (const { where, values } of openQueues(store, lane)) {
    const due = store.get<{ due: number | null }>(
      `SELECT min(due_at) AS due FROM messages WHERE ${where} AND state = 'queued'`,
      ...values,
    )?.due;
    if (due !== null && due !== undefined) next = Math.min(next ?? Infinity, due);
  }
  return next;
}

type Refusal = { reason: Reason; detail: string };
/**
 * `moved` = the address changed since it was composed: it stays queued, to be composed anew. `held` = a person has to say
 * whether it may go.
 */
export type Claim = "claimed" | "gone" | "moved" | "held" | "overLimit" | Refusal;

/**
 * Marks a row as being sent, unless it was taken back meanwhile, its contact has had enough for today, or what allowed the
 * message when it was queued no longer holds. Committed before
 * the socket sees it; what a crash leaves here becomes `unknown`.
 */
export function claim(
  store: Store,
  composed: ReadyMessage,
  options: { now: number; dailyLimit: number; live: boolean; onTheirWay: number },
): Claim {
  const { row } = composed;
  const live = options.live ? 1 : 0;
  if (row.participant !== null && row.live !== live) {
    hold(
      store,
      row,
      "modeSwitched",
      row.live ? "It was meant for real people." : "It was meant for the sandbox.",
      options.now,
    );
    return "held";
  }
  if (!row.test) {
    const change = changedSince(store, row);
    if (change) return change;
  }
  if (!row.test && row.contact !== null) {
    // What stayed in the sandbox reached nobody.
    const recent = store.get<{ count: number }>(
      `SELECT count(*) AS count FROM messages WHERE contact = ? AND updated_at > ? AND sent_at > ? AND test = 0 AND live = ?`,
      row.contact,
      options.now - day,
      options.now - day,
      live,
    );
    if ((recent?.count ?? 0) + options.onTheirWay >= options.dailyLimit) return "overLimit";
  }
  const open =
    row.participant === null
      ? "(run IS NULL OR run IN (SELECT key FROM runs WHERE state = 'sending'))"
      : `journey_version IN (${openJourneyVersions})`;
  const changed = store.run(
    `UPDATE messages SET state = 'sending', "values" = ?, subject = ?, attempts = attempts + 1, live = ?, tracked = ?
       WHERE key = ? AND state = 'queued' AND ${open}`,
    composed.values,
    outgoingOf(composed).subject,
    live,
    trackedBy(composed),
    row.key,
  ).changes;
  return changed === 1 ? "claimed" : "gone";
}

/** What happened to the endpoint since the row was queued: an opt-out in between is kept to, a new address is followed. */
function changedSince(store: Store, row: OutboxRow): Refusal | "moved" | null {
  const now = store.get<{
    address: string;
    channel: string;
    opted_out: number;
    active: number;
    suppressed: number;
  }>(
    `SELECT address, channel, opted_out, active,
         EXISTS (SELECT 1 FROM suppressions s WHERE s.channel = e.channel AND s.address = e.address) AS suppressed
       FROM endpoints e WHERE key = ?`,
    row.endpoint,
  );
  if (!now) return { reason: "noAddress", detail: "The contact was removed before it was sent." };
  if (now.opted_out) return { reason: "optedOut", detail: "Opted out before it was sent." };
  if (!now.active) return { reason: "inactive", detail: "Became inactive before it was sent." };
  if (now.channel !== row.channel || !now.address)
    return { reason: "noAddress", detail: "The address was removed before it was sent." };
  if (now.suppressed)
    return { reason: "suppressed", detail: "Bounced or complained before it was sent." };
  return now.address === row.address ? null : moveTo(store, row, now.address);
}

/** The message goes to the address as it is now, unless another message of the run or visit went or goes there. */
function moveTo(store: Store, row: OutboxRow, address: string): Refusal | "moved" {
  const goesTo = (endpoint: number) =>
    row.participant === null
      ? store.get(
          "SELECT 1 FROM messages WHERE run = ? AND endpoint = ? AND reason IS NULL",
          row.run,
          endpoint,
        )
      : store.get(
          "SELECT 1 FROM messages WHERE participant = ? AND activity = ? AND visit = ? AND endpoint = ? AND reason IS NULL",
          row.participant,
          row.activity,
          row.visit,
          endpoint,
        );
  const other = endpointsByAddress(store, row.channel, address).some(
    ({ key }) => key !== row.endpoint && goesTo(key) !== undefined,
  );
  if (other)
    return {
      reason: "duplicateAddress",
      detail: `The address became ${address} before it was sent.`,
    };
  store.run("UPDATE messages SET address = ? WHERE key = ? AND state = 'queued'", address, row.key);
  return "moved";
}

/** A row that will not be sent, with its reason. Returns how many events that made. */
export function refuse(
  store: Store,
  row: OutboxRow,
  reason: string,
  detail: string,
  now: number,
  counts: CountSheet,
): number {
  const changed = store.run(
    "UPDATE messages SET state = 'notSent', reason = ?, detail = ?, updated_at = ?, due_at = NULL WHERE key = ? AND state = 'queued'",
    reason,
    detail,
    now,
    row.key,
  ).changes;
  if (changed === 0) return 0;
  counts.add(row, "notSent");
  return recordNotSent(store, row, now, { reason, detail });
}

/** A row that waits for a person: it is shown with its reason, and can be released or dropped. */
function hold(store: Store, row: OutboxRow, reason: Reason, detail: string, now: number): void {
  store.run(
    "UPDATE messages SET state = 'held', reason = ?, detail = ?, updated_at = ?, due_at = NULL WHERE key = ? AND state = 'queued'",
    reason,
    detail,
    now,
    row.key,
  );
}

/** Hands a row to the lane that its content needs; it stays queued. */
export function reroute(store: Store, row: OutboxRow, family: SendingFamily): void {
  store.run(
    "UPDATE messages SET message_type = ? WHERE key = ? AND state = 'queued'",
    family,
    row.key,
  );
}

/** Writes what became of an attempt. Returns how many events that made. */
export function settle(
  store: Store,
  ready: ReadyMessage,
  outcome: Outcome,
  now: number,
  counts: CountSheet,
): number {
  const { row } = ready;
  const set = (state: string, reason: string | null, detail: string, due: number | null) =>
    store.run(
      "UPDATE messages SET state = ?, reason = ?, detail = ?, due_at = ?, updated_at = ? WHERE key = ?",
      state,
      reason,
      detail.slice(0, 2000),
      due,
      now,
      row.key,
    );
  switch (outcome.kind) {
    case "sent":
      store.run(
        "UPDATE messages SET state = 'sent', reason = NULL, detail = ?, due_at = NULL, sent_at = ?, updated_at = ? WHERE key = ?",
        outcome.response.slice(0, 500),
        now,
        now,
        row.key,
      );
      counts.add({ ...row, tracked: trackedBy(ready) }, "sent");
      return recordSent(store, row, now, {
        reply: outcome.reply ?? null,
        ...(ready.kind === "message" ? { attributes: ready.attributes } : {}),
      });
    case "rejected":
      set("failed", "providerRejected", outcome.detail, null);
      counts.add(row, "failed");
      return recordNotSent(store, row, now, {
        reason: "providerRejected",
        detail: outcome.detail,
      });
    case "unknown":
      set("unknown", null, outcome.detail, null);
      counts.add(row, "unknown");
      return 0;
    case "retry": {
      const wait = backOff[row.attempts];
      if (wait === undefined) {
        set("failed", "gaveUp", outcome.detail, null);
        counts.add(row, "failed");
        return recordNotSent(store, row, now, { reason: "gaveUp", detail: outcome.detail });
      }
      set("queued", null, outcome.detail, now + wait);
      return 0;
    }
    case "unreachable":
    case "channelDown":
      // Nothing was offered, so the attempt does not count and the row keeps its place.
      store.run(
        "UPDATE messages SET state = 'queued', detail = ?, attempts = attempts - 1, updated_at = ? WHERE key = ?",
        outcome.detail.slice(0, 2000),
        now,
        row.key,
      );
      return 0;
  }
}

/** After a crash: what was being sent has an unknown fate. Returns how many. */
export function setAsideUnknown(store: Store, now: number, zone: string): number {
  return store.transaction(() => {
    const rows = store.all<Counted & { key: number }>(
      "SELECT key, run, channel, journey_version, test, live, tracked FROM messages WHERE state = 'sending'",
    );
    const counts = new CountSheet();
    for (const row of rows) {
      store.run(
        "UPDATE messages SET state = 'unknown', detail = ?, updated_at = ? WHERE key = ?",
        "Wayline ended while this message was being handed over.",
        now,
        row.key,
      );
      counts.add(row, "unknown");
    }
    counts.write(store, now, zone);
    return rows.length;
  });
}
