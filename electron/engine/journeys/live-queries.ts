import type { ParticipantFilter } from "../../../shared/contract/journey-runs.ts";
import type { z } from "zod";
import { hour } from "../../../shared/domain/time.ts";
import type { SqlValue } from "../store/database.ts";
import { hourOf } from "../zones.ts";

/** A range of time in whole hours, as the rollup counts: numbers and lists use the same. */
export type Hours = { from: number; to: number };

export const hoursOf = (
  range: { from: number | null; to: number | null },
  zone: string,
): Hours => ({
  from: range.from === null ? 0 : hourOf(range.from, zone),
  to: range.to === null ? Number.MAX_SAFE_INTEGER : hourOf(range.to, zone) + hour,
});

const measures = {
  delivered:
    "state = 'sent' AND hard_bounced_at IS NULL AND soft_bounced_at IS NULL AND (family = 'email' OR EXISTS (SELECT 1 FROM events AS v WHERE v.message = messages.key AND v.type IN ('_SMS.SUCCESS', '_CUSTOM.SUCCESS', '_custom.reply', 'VOICE_ANSWERED')))",
  opened: "opened_at IS NOT NULL",
  clicked: "clicked_at IS NOT NULL",
  hardBounced: "hard_bounced_at IS NOT NULL",
  softBounced: "soft_bounced_at IS NOT NULL",
  complained: "complained_at IS NOT NULL",
  unsubscribed: "unsubscribed_at IS NOT NULL",
} as const;
export type MessageMeasure = keyof typeof measures;

/**
 * Of one activity: a row of what was sent (`reason` null), and one for each reason why messages were not. `tracked` is whether
 * opens and clicks of any of them can come back.
 */
export type MessageCounts = {
  activity: string;
  reason: string | null;
  sent: number;
  tracked: number;
} & Record<MessageMeasure, number>;

const at = "coalesce(sent_at, updated_at)";
const notSent = "state IN ('notSent', 'failed')";

/** People, not messages: somebody with two addresses is one. */
export const messageCountsQuery = (version: number, hours: Hours): [string, SqlValue[]] => [
  `SELECT activity, CASE WHEN ${notSent} THEN reason END AS reason,
     count(DISTINCT CASE WHEN state = 'sent' OR ${notSent} THEN participant END) AS sent, max(tracked) AS tracked,
     ${Object.entries(measures)
       .map(([name, test]) => `count(DISTINCT CASE WHEN ${test} THEN participant END) AS ${name}`)
       .join(", ")}
   FROM messages WHERE journey_version = ? AND ${at} >= ? AND ${at} < ?
   GROUP BY activity, CASE WHEN ${notSent} THEN reason END`,
  [version, hours.from, hours.to],
];

/** Keys of the participants behind a number, as a query. */
export function behind(
  filter: z.infer<typeof ParticipantFilter>,
  version: number,
  entry: string,
  hours: Hours,
): { sql: string; values: SqlValue[] } {
  const steps = (activity: string, test: string, ...values: SqlValue[]) => ({
    sql: `SELECT DISTINCT participant FROM journey_steps WHERE version = ? AND activity = ? AND at >= ? AND at < ? AND ${test}`,
    values: [version, activity, hours.from, hours.to, ...values],
  });
  const messages = (activity: string, test: string, ...values: SqlValue[]) => ({
    sql: `SELECT DISTINCT participant FROM messages WHERE journey_version = ? AND activity = ? AND ${at} >= ? AND ${at} < ? AND ${test}`,
    values: [version, activity, hours.from, hours.to, ...values],
  });
  switch (filter.of) {
    case "entered":
      return steps(entry, "kind = 'entered'");
    case "inJourney":
      return {
        sql: "SELECT key FROM participants WHERE version = ? AND ended_at IS NULL",
        values: [version],
      };
    case "completed":
      return {
        sql: "SELECT key FROM participants WHERE version = ? AND end_reason = 'completed' AND ended_at >= ? AND ended_at < ?",
        values: [version, hours.from, hours.to],
      };
    case "converted":
      return {
        sql: "SELECT key FROM participants WHERE version = ? AND goal_at >= ? AND goal_at < ? AND held_out = 0",
        values: [version, hours.from, hours.to],
      };
    case "here":
      return {
        sql: "SELECT key FROM participants WHERE version = ? AND activity = ? AND ended_at IS NULL",
        values: [version, filter.activity],
      };
    case "arrived":
      return steps(filter.activity, "arrived = 1");
    case "passed":
      return filter.outlet === undefined
        ? steps(filter.activity, "outlet IS NOT NULL")
        : steps(filter.activity, "outlet = ?", filter.outlet);
    case "ended":
      return steps(filter.activity, "kind = 'ended' AND outlet IS NULL");
    case "sent":
      return messages(filter.activity, "state = 'sent'");
    case "feedback":
      return messages(filter.activity, measures[filter.measure]);
    case "notSent": {
      const reason = filter.reason === undefined ? [] : [filter.reason];
      const activity = filter.activity === undefined ? [] : [filter.activity];
      const of = [version, ...activity, hours.from, hours.to, ...reason];
      const ofActivity = filter.activity === undefined ? "" : "AND activity = ?";
      return {
        sql: `SELECT participant FROM journey_steps WHERE version = ? ${ofActivity} AND at >= ? AND at < ? AND kind = 'notSent'
            ${filter.reason === undefined ? "" : "AND detail ->> '$.reason' = ?"}
          UNION SELECT participant FROM messages WHERE journey_version = ? ${ofActivity} AND ${at} >= ? AND ${at} < ? AND ${notSent}
            ${filter.reason === undefined ? "" : "AND reason = ?"}`,
        values: [...of, ...of],
      };
    }
  }
}
