import type { Tile } from "../../../shared/contract/analytics.ts";
import { ChannelType, familyOf, type ChannelFamily } from "../../../shared/domain/channel.ts";
import type { Measure } from "../../../shared/domain/message.ts";
import { day } from "../../../shared/domain/time.ts";
import type { Parts } from "../parts.ts";
import { lateCause } from "../store/campaign-changes.ts";
import { listCampaigns, missedRuns, runsOf, type CampaignRecord } from "../store/campaigns.ts";
import { figuresOf } from "../store/figures.ts";
import { daysBetween } from "../zones.ts";
import { attentionList } from "./attention.ts";

type HourCount = {
  hour: number;
  /** When the run of these messages began; of journeys, which have none, the hour in which they were sent. */
  started: number;
  measure: Measure;
  channel: string;
  count: number;
  tracked: number;
  live: number;
};

const linePoints = 10;

/** Splits days into at most ten equal stretches and gives each its value, for the small line of a tile. */
function lineOf(
  days: number,
  valueOf: (fromDay: number, toDay: number) => number | null,
): (number | null)[] {
  const points = Math.min(linePoints, days);
  return Array.from({ length: points }, (_, index) =>
    valueOf(Math.floor((index * days) / points), Math.floor(((index + 1) * days) / points)),
  );
}

const repeats = (campaign: CampaignRecord): string | null => {
  const { schedule } = campaign.draft;
  return schedule.kind === "recurring" ? schedule.every : null;
};

/** The figures of Home: the last `days` days and the same number before them, in the project's zone. */
export async function home(
  parts: Parts,
  days: number,
  live: { connected: boolean; people: People },
) {
  const { store, readers, clock } = parts;
  const now = clock.now();
  const { timeZone } = parts.settings();
  const all = daysBetween(now - (2 * days - 1) * day, now, timeZone).slice(-2 * days);
  const shown = all.slice(-days);
  const from = shown[0]?.at ?? now;
  const [counts, contactDays, state] = (await readers.together([
    {
      sql: `SELECT c.hour, c.measure, c.channel, sum(c.count) AS count, r.tracked, r.live, coalesce(r.started_at, 0) AS started
        FROM message_counts c JOIN runs r ON r.key = c.run
        WHERE c.hour >= ? OR r.started_at >= ? GROUP BY c.hour, c.measure, c.channel, r.key
        UNION ALL SELECT hour, measure, channel, sum(count), tracked, live, hour FROM journey_message_counts
        WHERE hour >= ? GROUP BY hour, measure, channel, tracked, live`,
      values: [all[0]?.at ?? 0, all[0]?.at ?? 0, all[0]?.at ?? 0],
    },
    {
      sql: `SELECT (SELECT count(*) FROM contacts) AS total, (SELECT count(*) FROM contacts WHERE created_at >= ?) AS week,
        (SELECT json_group_array(n) FROM (SELECT (SELECT count(*) FROM contacts WHERE created_at < d.value) AS n FROM json_each(?) d)) AS before`,
      values: [now - 7 * day, JSON.stringify([...all.map((one) => one.at), now + 1])],
    },
    {
      sql: `SELECT EXISTS (SELECT 1 FROM imports WHERE state = 'imported') AS imported,
        EXISTS (SELECT 1 FROM segments WHERE deleted_at IS NULL) AS segment,
        EXISTS (SELECT 1 FROM messages WHERE run IS NULL AND test = 1) AS test,
        EXISTS (SELECT 1 FROM runs UNION ALL SELECT 1 FROM journey_versions) AS launched`,
      values: [],
    },
  ])) as [HourCount[], { total: number; week: number; before: string }[], Record<string, number>[]];

  const total = (
    measure: Measure,
    fromDay: number,
    toDay: number,
    only: (row: HourCount) => boolean = () => true,
    when: "hour" | "started" = "hour",
  ): number => {
    const start = all[fromDay]?.at ?? 0;
    const end = all[toDay]?.at ?? Infinity;
    return counts
      .filter(
        (row) => row.measure === measure && row[when] >= start && row[when] < end && only(row),
      )
      .reduce((sum, row) => sum + row.count, 0);
  };
  const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  // Rates follow the runs that began, and the journeys' messages sent, in the stretch, wherever their opens fell: never more
  // opens than deliveries.
  const ofRuns = (measure: Measure, a: number, b: number, only: (row: HourCount) => boolean) =>
    total(measure, a, b, only, "started");
  const delivered = (a: number, b: number, only: (row: HourCount) => boolean) =>
    ofRuns("sent", a, b, only) -
    ofRuns("hardBounced", a, b, only) -
    ofRuns("softBounced", a, b, only);
  const tracked = (row: HourCount) => row.tracked === 1;
  const answered = (row: HourCount) => row.live === 0;
  const tile = (valueOf: (fromDay: number, toDay: number) => number | null): Tile => ({
    value: valueOf(days, 2 * days),
    before: valueOf(0, days),
    series: lineOf(days, (a, b) => valueOf(days + a, days + b)),
  });

  const people = contactDays[0];
  const contactsBefore = JSON.parse(people?.before ?? "[]") as number[];
  const campaigns = listCampaigns(store);
  return {
    from,
    to: now,
    contacts: {
      value: people?.total ?? 0,
      before: contactsBefore[days] ?? null,
      series: lineOf(days, (_, b) => contactsBefore[days + b] ?? null),
    },
    newThisWeek: people?.week ?? 0,
    messagesSent: tile((a, b) => total("sent", a, b)),
    deliveryRate: tile((a, b) => rate(delivered(a, b, answered), ofRuns("sent", a, b, answered))),
    openRate: tile((a, b) => rate(ofRuns("opened", a, b, tracked), delivered(a, b, tracked))),
    optOutRate: tile((a, b) =>
      rate(ofRuns("unsubscribed", a, b, tracked), delivered(a, b, tracked)),
    ),
    days: shown.map(({ day: name, at }, index) => {
      const byFamily: Partial<Record<ChannelFamily, number>> = {};
      const end = shown[index + 1]?.at ?? Infinity;
      for (const row of counts)
        if (row.measure === "sent" && row.hour >= at && row.hour < end) {
          const family = familyOf(ChannelType.parse(row.channel));
          byFamily[family] = (byFamily[family] ?? 0) + row.count;
        }
      return { day: name, at, partial: index === shown.length - 1, counts: byFamily };
    }),
    attention: attentionList(parts, campaigns, now),
    nextSends: await nextSends(parts, campaigns, live.people),
    recent: recent(parts, campaigns),
    setUp: {
      imported: state[0]?.["imported"] === 1,
      segment: state[0]?.["segment"] === 1,
      test: state[0]?.["test"] === 1,
      launched: state[0]?.["launched"] === 1,
      connected: live.connected,
    },
  };
}

type People = (segmentId: string | null, draft: CampaignRecord["draft"]) => Promise<number>;

async function nextSends(parts: Parts, campaigns: CampaignRecord[], people: People) {
  const { store } = parts;
  const missed = new Map(
    missedRuns(store).map((run) => [run.campaign_id, lateCause(store, run)] as const),
  );
  const coming = campaigns
    .filter(
      (campaign) =>
        missed.has(campaign.id) ||
        campaign.status === "sending" ||
        campaign.status === "paused" ||
        (campaign.next_run_at !== null && /^(scheduled|pendingNextRun)$/.test(campaign.status)),
    )
    .toSorted(
      (a, b) =>
        (a.status === "sending" ? -1 : (a.next_run_at ?? 0)) -
        (b.status === "sending" ? -1 : (b.next_run_at ?? 0)),
    )
    .slice(0, 6);
  return Promise.all(
    coming.map(async (campaign) => {
      const open = runsOf(store, campaign.id).find(
        (run) => run.ended_at === null && run.started_at !== null,
      );
      const figures = open ? figuresOf(store, [open]) : null;
      const { schedule, segmentId, name } = campaign.draft;
      const sending =
        campaign.status === "sending" || (campaign.status === "paused" && open !== undefined);
      return {
        campaignId: campaign.id,
        name,
        at: campaign.next_run_at,
        zone: schedule.kind === "immediately" ? null : schedule.zone,
        people: figures
          ? figures.targeted - figures.notSent
          : await people(segmentId, campaign.draft),
        sent: sending && figures ? figures.sent : null,
        status: missed.has(campaign.id)
          ? ("missed" as const)
          : campaign.status === "paused"
            ? ("paused" as const)
            : campaign.status === "sending"
              ? ("sending" as const)
              : ("scheduled" as const),
        cause: missed.get(campaign.id) ?? null,
        repeats: repeats(campaign),
      };
    }),
  );
}

function recent(parts: Parts, campaigns: CampaignRecord[]) {
  return campaigns
    .flatMap((campaign) => {
      const runs = runsOf(parts.store, campaign.id).filter((run) => run.started_at !== null);
      // Its newest run, as the report opens: sums over runs would be no list of contacts.
      const [newest] = runs;
      const at = newest?.started_at;
      if (!newest || !at) return [];
      const figures = figuresOf(parts.store, [newest]);
      const rate = (part: number | null) =>
        part === null || figures.delivered === 0 ? null : part / figures.delivered;
      return [
        {
          campaignId: campaign.id,
          runId: newest.id,
          name: campaign.draft.name,
          at,
          delivered: figures.delivered,
          openRate: rate(figures.opened),
          clickRate: rate(figures.clicked),
        },
      ];
    })
    .toSorted((a, b) => b.at - a.at)
    .slice(0, 5);
}
