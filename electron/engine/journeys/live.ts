import type { ActivityCounts, JourneyLive } from "../../../shared/contract/journey-runs.ts";
import { day } from "../../../shared/domain/time.ts";
import { channelOf } from "../../../shared/journey/graph.ts";

import type { Parts } from "../parts.ts";
import { getJourneyRecord } from "../store/journey-records.ts";
import { hourOf, daysBetween } from "../zones.ts";
import { versionChosen } from "./chosen-version.ts";
import { hoursOf, messageCountsQuery, type MessageCounts } from "./live-queries.ts";

type Count = { activity: string; measure: string; count: number };
export type LiveInput = {
  id: string;
  version?: number | undefined;
  from: number | null;
  to: number | null;
};

/** What the live screen shows of a version: counts by activity, and of messages what became of them. */
export function createLive(parts: Parts) {
  const { store, clock, readers } = parts;

  return async (input: LiveInput): Promise<JourneyLive> => {
    const journey = getJourneyRecord(store, input.id);
    const version = versionChosen(store, journey, input.version);
    const { document } = version;
    const zone = parts.settings().timeZone;
    const hours = hoursOf(input, zone);
    const now = clock.now();
    const [messagesSql, messagesValues] = messageCountsQuery(version.key, hours);
    const [rows, messages] = (await readers.together([
      {
        sql: `SELECT activity, measure, sum(count) AS count FROM journey_counts
          WHERE version = ? AND (measure = 'here' OR (hour >= ? AND hour < ?)) GROUP BY activity, measure`,
        values: [version.key, hours.from, hours.to],
      },
      { sql: messagesSql, values: messagesValues },
    ])) as [Count[], MessageCounts[]];
    const medians = mediansOf(version.key, Object.keys(document.activities));
    const of = (activity: string, measure: string): number =>
      rows.find((row) => row.activity === activity && row.measure === measure)?.count ?? 0;
    const beginning = (activity: string, prefix: string): Record<string, number> =>
      Object.fromEntries(
        rows
          .filter((row) => row.activity === activity && row.measure.startsWith(prefix))
          .map((row) => [row.measure.slice(prefix.length), row.count])
          .filter(([, count]) => count !== 0),
      );
    const activities = Object.keys(document.activities).map((id): ActivityCounts => {
      const outlets = beginning(id, "outlet:") as Record<string, number>;
      const own = messages.filter((row) => row.activity === id);
      const got = own.find((row) => row.reason === null);
      const channel = channelOf(document, id);
      const isMessage = of(id, "sent") > 0 || own.length > 0;
      const measured = (count: number | undefined) => (isMessage ? (count ?? 0) : null);
      // What went without a way back is not measured; the app tells of opened notifications whichever way they went.
      const tracked = (count: number | undefined) =>
        got && got.sent > 0 && !got.tracked && !count ? null : measured(count);
      return {
        activity: id,
        arrived: of(id, "arrived"),
        here: of(id, "here"),
        passed: Object.values(outlets).reduce((sum, count) => sum + count, 0),
        ended: of(id, "ended"),
        outlets,
        sent: got?.sent ?? 0,
        notSent: added(
          beginning(id, "notSent:") as Record<string, number>,
          own.filter((row) => row.reason !== null),
        ),
        // Mails count until they bounce. Elsewhere only receipts tell, and where none came nothing is known.
        delivered:
          channel === "email" || (got?.delivered ?? 0) > 0 ? measured(got?.delivered) : null,
        opened: channel === "push" ? measured(got?.opened) : tracked(got?.opened),
        clicked: tracked(got?.clicked),
        hardBounced: measured(got?.hardBounced),
        softBounced: measured(got?.softBounced),
        complained: measured(got?.complained),
        unsubscribed:
          channel === "email" ? tracked(got?.unsubscribed) : measured(got?.unsubscribed),
        medianTime: medians.get(id) ?? null,
      };
    });
    const today = daysBetween(now, now, zone)[0]?.at ?? now - day;
    const entry = document.entry;
    return {
      version: version.number,
      document,
      activities,
      inJourney: activities.reduce((sum, one) => sum + one.here, 0) + elsewhere(rows, document),
      completed: of(entry, "completed"),
      entered: of(entry, "entered"),
      enteredToday:
        store.get<{ n: number | null }>(
          "SELECT sum(count) AS n FROM journey_counts WHERE version = ? AND activity = ? AND measure = 'entered' AND hour >= ?",
          version.key,
          entry,
          hourOf(today, zone),
        )?.n ?? 0,
      rejected: beginning(entry, "rejected:") as Record<string, number>,
      notSent: activities.reduce<Record<string, number>>(
        (sum, one) =>
          added(
            sum,
            Object.entries(one.notSent).map(([reason, sent]) => ({ reason, sent })),
          ),
        {},
      ),
      goal: goalOf(of),
      upTo: now,
    };

    function goalOf(count: (activity: string, measure: string) => number): JourneyLive["goal"] {
      const goal = document.settings.goal;
      const ends = Object.values(document.activities).some(
        (one) => one.type === "end" && (one.settings as { goal?: boolean }).goal === true,
      );
      if (!goal && !ends) return null;
      const enteredHeldOut = count(entry, "enteredHeldOut");
      const others = count(entry, "entered") - enteredHeldOut;
      const converted = count(entry, "goal");
      const heldOut = count(entry, "goalHeldOut");
      const rate = others === 0 ? null : converted / others;
      const heldOutRate = enteredHeldOut === 0 ? null : heldOut / enteredHeldOut;
      return {
        text: goal
          ? `${goal.event} within ${goal.withinDays} ${goal.withinDays === 1 ? "day" : "days"} of entering`
          : "Reached an end that is the goal",
        converted,
        rate,
        heldOut,
        heldOutRate,
        lift: rate === null || heldOutRate === null ? null : rate - heldOutRate,
      };
    }
  };

  /** From the newest departures: what came to and left an activity lately. */
  function mediansOf(version: number, activities: readonly string[]): Map<string, number> {
    const medians = new Map<string, number>();
    for (const activity of activities) {
      const times = store
        .all<{ time: number }>(
          `SELECT l.at - (SELECT a.at FROM journey_steps AS a WHERE a.participant = l.participant AND a.number <= l.number
               AND a.activity = l.activity AND a.visit = l.visit ORDER BY a.number LIMIT 1) AS time
             FROM (SELECT * FROM journey_steps WHERE version = ? AND activity = ? AND outlet IS NOT NULL
               ORDER BY at DESC LIMIT 200) AS l`,
          version,
          activity,
        )
        .map((row) => row.time)
        .toSorted((one, two) => one - two);
      const middle = times[Math.floor(times.length / 2)];
      if (middle !== undefined) medians.set(activity, middle);
    }
    return medians;
  }
}

const added = (
  to: Record<string, number>,
  rows: readonly { reason: string | null; sent: number }[],
): Record<string, number> => {
  const sum = { ...to };
  for (const { reason, sent } of rows)
    if (reason !== null && sent > 0) sum[reason] = (sum[reason] ?? 0) + sent;
  return sum;
};

/** Whoever stands at an activity that the version does not have; nobody should. */
const elsewhere = (
  rows: readonly Count[],
  document: { activities: Record<string, unknown> },
): number =>
  rows.reduce(
    (sum, row) =>
      row.measure === "here" && !document.activities[row.activity] ? sum + row.count : sum,
    0,
  );
