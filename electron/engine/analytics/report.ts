import { hour } from "../../../shared/domain/time.ts";
import { reasonTexts, type Reason } from "../../../shared/domain/message.ts";
import type { Parts } from "../parts.ts";
import { getCampaign, runsOf } from "../store/campaigns.ts";
import { figuresOf } from "../store/figures.ts";

const seriesHours = 48;

/** Everything the campaign report shows, from the rollups; `runId` narrows it to one run. */
export async function campaignReport(parts: Parts, id: string, runId: string | null) {
  const { store, readers, clock } = parts;
  const all = runsOf(store, id).filter((run) => run.started_at !== null);
  const runs = runId === null ? all : all.filter((run) => run.id === runId);
  const keys = JSON.stringify(runs.map((run) => run.key));
  const figures = figuresOf(store, runs);
  const reasons = await readers.all<{ reason: Reason; count: number; example: string | null }>(
    `SELECT reason, count(*) AS count, max(detail) AS example FROM messages
       WHERE run IN (SELECT value FROM json_each(?)) AND state IN ('failed', 'notSent') AND reason IS NOT NULL
       GROUP BY reason ORDER BY count DESC`,
    [keys],
  );
  const hours = store.all<{ hour: number; measure: "opens" | "clicks" | "sent"; count: number }>(
    `SELECT hour, measure, sum(count) AS count FROM message_counts
       WHERE run IN (SELECT value FROM json_each(?)) AND measure IN ('opens', 'clicks', 'sent') GROUP BY hour, measure ORDER BY hour`,
    keys,
  );
  const first = hours[0]?.hour;
  const last = hours.at(-1)?.hour;
  const series =
    first === undefined || last === undefined
      ? []
      : Array.from(
          {
            length:
              Math.min(
                seriesHours,
                Math.max(
                  1,
                  Math.round((Math.min(clock.now(), first + seriesHours * hour) - first) / hour),
                ),
              ) + 1,
          },
          (_, index) => {
            const at = first + index * hour;
            const of = (measure: string) =>
              hours
                .filter((row) => row.measure === measure && row.hour >= at && row.hour < at + hour)
                .reduce((sum, row) => sum + row.count, 0);
            return { at, opens: of("opens"), clicks: of("clicks") };
          },
        );
  const links = store
    .all<{ link: string; label: string; clicks: number; contacts: number }>(
      `SELECT link, max(label) AS label, sum(clicks) AS clicks, sum(contacts) AS contacts FROM link_counts
         WHERE run IN (SELECT value FROM json_each(?)) GROUP BY link ORDER BY clicks DESC, link LIMIT 100`,
      keys,
    )
    .map(({ link, ...counts }) => ({ url: link, ...counts }));
  return {
    figures,
    tracked: runs.length > 0 && runs.every((run) => run.tracked === 1),
    reasons,
    series,
    links,
    dataUpTo: clock.now(),
    previousClickRate: previousClickRate(parts, id),
  };
}

/** Mean click rate of the five campaigns finished before this one, or null where fewer than one was measured. */
function previousClickRate(parts: Parts, id: string): number | null {
  const own = runsOf(parts.store, id).at(-1)?.started_at;
  if (!own) return null;
  const earlier = parts.store.all<{ campaign: string }>(
    `SELECT campaign_id AS campaign FROM runs WHERE state = 'completed' AND started_at < ? AND campaign_id <> ?
       GROUP BY campaign_id ORDER BY max(started_at) DESC LIMIT 5`,
    own,
    id,
  );
  const rates = earlier.flatMap(({ campaign }) => {
    const figures = figuresOf(
      parts.store,
      runsOf(parts.store, campaign).filter((run) => run.started_at !== null),
    );
    return figures.clicked === null || figures.delivered === 0
      ? []
      : [figures.clicked / figures.delivered];
  });
  return rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}

const cell = (value: string | number | null) => {
  const text = value === null ? "" : String(value);
  // A leading =, +, - or @ would run as a formula in a spreadsheet.
  const safe = /^[=+\-@\t]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The report's figures, reasons and links as CSV. */
export async function exportReport(
  parts: Parts,
  id: string,
): Promise<{ fileName: string; text: string }> {
  const { draft } = getCampaign(parts.store, id);
  const { figures, reasons, links } = await campaignReport(parts, id, null);
  const rows: (string | number | null)[][] = [
    ["figure", "count"],
    ...Object.entries(figures),
    [],
    ["not sent because", "count"],
    ...reasons.map(({ reason, count }) => [reasonTexts[reason], count]),
    [],
    ["link", "label", "clicks", "contacts"],
    ...links.map((link) => [link.url, link.label, link.clicks, link.contacts]),
  ];
  return {
    fileName: `${draft.name.replaceAll(/[^\p{L}\p{N} _-]/gu, "").trim() || "campaign"}.csv`,
    text: `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`,
  };
}
