import {
  channelsOfDraft,
  familyOfDraft,
  type CampaignDraft,
} from "../../../shared/domain/campaign.ts";
import type { ChannelType } from "../../../shared/domain/channel.ts";
import type { Parts } from "../parts.ts";
import { setRun, type RunRecord } from "../store/campaigns.ts";
import type { SqlValue, Store } from "../store/database.ts";
import { addCounts } from "../store/message-counts.ts";

/** The endpoint keys of a segment's members above `after`, up to `upTo`, as they are now. */
export type Members = (
  segmentId: string,
  range: { after: number; upTo: number },
) => Promise<ArrayLike<number>>;

/*
 * Freezes a run's audience in two passes over the endpoint keys: first a row for every endpoint of the campaign's channels in
 * the segment, then one for every contact that has none there; each carries its reason where it can't be sent. Small
 * ranges, so that the thread stays free; the cursor moves in the transaction that writes the rows, so that a crash
 * carries on where it stopped. A cursor below zero means the second pass: −1 − key.
 */
const range = 4000;

const reason = `CASE
    WHEN e.opted_out = 1 THEN 'optedOut'
    WHEN e.active = 0 THEN 'inactive'
    WHEN e.address = '' THEN 'noAddress'
    WHEN EXISTS (SELECT 1 FROM suppressions s WHERE s.channel = e.channel AND s.address = e.address) THEN 'suppressed'
  END`;

/** Channels as one bound value: JSON. */
const onChannel = "e.channel IN (SELECT value FROM json_each(?))";

const columns =
  "INSERT INTO messages (run, content, endpoint, contact, channel, address, state, reason, due_at, attempts, updated_at, test, live, message_type)";

/** Keys as one bound value: JSON. */
const members = "SELECT value FROM json_each(?)";
const asJson = (keys: ArrayLike<number>) => JSON.stringify(Array.from(keys));

const insertEndpoints = `${columns}
SELECT ?, ?, r.key, r.contact, r.channel, r.address, CASE WHEN r.reason IS NULL THEN 'queued' ELSE 'notSent' END, r.reason,
  CASE WHEN r.reason IS NULL THEN ? END, 0, ?, 0, 0, ?
FROM (SELECT e.key, e.contact, e.channel, e.address, ${reason} AS reason FROM endpoints e
  WHERE ${onChannel} AND e.key IN (${members})) r
WHERE true ON CONFLICT (run, endpoint) DO NOTHING`;

const insertOthers = `${columns}
SELECT ?, ?, min(e.key), e.contact, ?, '', 'notSent', 'noAddress', NULL, 0, ?, 0, 0, ?
FROM endpoints e
WHERE NOT (${onChannel}) AND e.key IN (${members})
  AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.contact = e.contact AND m.run = ?)
GROUP BY e.contact
ON CONFLICT (run, endpoint) DO NOTHING`;

/*
 * An address gets one mail a run, however many endpoints share it: the first that can be sent gets it. The addresses that
 * already get one are kept in memory while the run is being prepared, and read back from its rows when it is carried on.
 */
const forgetTaken = "DELETE FROM temp.run_addresses";
const createTaken =
  "CREATE TEMP TABLE IF NOT EXISTS run_addresses (address TEXT PRIMARY KEY COLLATE NOCASE) WITHOUT ROWID";
const refuseDuplicates = `UPDATE messages SET state = 'notSent', reason = 'duplicateAddress', due_at = NULL
  WHERE key > ? AND run = ? AND state = 'queued' AND (
    EXISTS (SELECT 1 FROM temp.run_addresses a WHERE a.address = messages.address)
    OR key NOT IN (SELECT min(key) FROM messages WHERE key > ? AND run = ? AND state = 'queued'
      GROUP BY address COLLATE NOCASE))`;
const noteTaken =
  "INSERT OR IGNORE INTO temp.run_addresses SELECT address FROM messages WHERE key > ? AND run = ? AND state = 'queued'";

/** What the review shows before anything is written: rows by reason; null = would be sent. */
export const forecastQuery = (
  keys: ArrayLike<number>,
  channels: readonly ChannelType[],
): { sql: string; values: SqlValue[] } => ({
  sql: `WITH own AS MATERIALIZED (
      SELECT e.contact, ${onChannel} AS mine, e.address, ${reason} AS reason FROM endpoints e WHERE e.key IN (${members})),
    doubles AS MATERIALIZED (
      SELECT coalesce(sum(n - 1), 0) AS count FROM (
        SELECT count(*) AS n FROM own WHERE mine AND reason IS NULL GROUP BY address COLLATE NOCASE)),
    rows AS (
      SELECT reason, count(*) - iif(reason IS NULL, (SELECT count FROM doubles), 0) AS count
      FROM own WHERE mine GROUP BY reason
      UNION ALL
      SELECT 'duplicateAddress', count FROM doubles
      UNION ALL
      SELECT 'noAddress', count(*) FROM (SELECT contact FROM own GROUP BY contact HAVING sum(mine) = 0))
    SELECT reason, sum(count) AS count FROM rows GROUP BY reason HAVING sum(count) > 0`,
  values: [JSON.stringify(channels), asJson(keys)],
});

/** Whether the run is still to be prepared: between two ranges it may have been cancelled, or its campaign paused. */
const isWanted = (store: Store, run: RunRecord): boolean =>
  store.get(
    `SELECT 1 FROM runs r JOIN campaigns c ON c.id = r.campaign_id
       WHERE r.key = ? AND r.state = 'preparing' AND c.status <> 'paused'`,
    run.key,
  ) !== undefined;

/** Carries on preparing a run until it is done, taken back or `signal` fires. */
export async function prepareRun(
  parts: Parts,
  run: RunRecord,
  {
    segmentId,
    members: membersOf,
    draft,
  }: { segmentId: string; members: Members; draft: CampaignDraft },
  signal: AbortSignal,
): Promise<void> {
  const { store, clock, topics } = parts;
  const last =
    store.get<{ last: number | null }>("SELECT max(key) AS last FROM endpoints")?.last ?? 0;
  const family = familyOfDraft(draft);
  const channels = channelsOfDraft(draft);
  const main = channels[0] ?? "EMAIL";
  // The custom channel is given endpoints of others.
  const messageType = family === "custom" ? family : null;
  let cursor = run.prepared_up_to;
  store.run(createTaken);
  store.run(forgetTaken);
  if (cursor > 0) store.run(noteTaken, 0, run.key);
  // −1 − cursor is negative in the first pass, so the condition only ends the second.
  while (!signal.aborted && last > 0 && -1 - cursor < last) {
    const second = cursor < 0;
    const from = second ? -1 - cursor : cursor;
    const to = Math.min(from + range, last);
    cursor = second ? -1 - to : to === last ? -1 : to;
    const reached = cursor;
    const keys = asJson(await membersOf(segmentId, { after: from, upTo: to }));
    const wanted = store.transaction(() => {
      if (!isWanted(store, run)) return false;
      const now = clock.now();
      const before =
        store.get<{ key: number | null }>("SELECT max(key) AS key FROM messages")?.key ?? 0;
      if (second)
        store.run(
          insertOthers,
          run.key,
          run.content,
          main,
          now,
          messageType,
          JSON.stringify(channels),
          keys,
          run.key,
        );
      else {
        store.run(
          insertEndpoints,
          run.key,
          run.content,
          now,
          now,
          messageType,
          JSON.stringify(channels),
          keys,
        );
        store.run(refuseDuplicates, before, run.key, before, run.key);
        store.run(noteTaken, before, run.key);
      }
      const made = store.all<{ channel: string; targeted: number; refused: number }>(
        "SELECT channel, count(*) AS targeted, count(reason) AS refused FROM messages WHERE key > ? AND run = ? GROUP BY channel",
        before,
        run.key,
      );
      addCounts(
        store,
        now,
        parts.settings().timeZone,
        made.flatMap(({ channel, targeted, refused }) => [
          { run: run.key, measure: "targeted" as const, channel, by: targeted },
          { run: run.key, measure: "notSent" as const, channel, by: refused },
        ]),
      );
      setRun(store, run.key, { prepared_up_to: reached });
      return true;
    });
    if (!wanted) return;
    topics.touch("messages");
    await clock.breathe();
  }
  store.run(forgetTaken);
  if (signal.aborted || !isWanted(store, run)) return;
  setRun(store, run.key, { state: "sending" });
  topics.touch("campaigns", "messages");
}
