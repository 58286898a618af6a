import { day } from "../../../shared/domain/time.ts";
import { missedDuring } from "../../../shared/domain/campaign.ts";
import type { Parts } from "../parts.ts";
import { lateCause } from "../store/campaign-changes.ts";
import { missedRuns, runsOf, type CampaignRecord } from "../store/campaigns.ts";
import { figuresOf } from "../store/figures.ts";

type Attention = {
  id: string;
  severity: "danger" | "warning" | "info";
  title: string;
  text: string;
  action: string;
  link: string;
};

const most = 5;
const bounceLimit = 0.02;
const complaintLimit = 0.001;
const number = (value: number) => value.toLocaleString("en");
const things = (count: number, one: string, many: string) =>
  `${number(count)} ${count === 1 ? one : many}`;

/** What needs a person, most severe first: a fact, its consequence and one act each. */
export function attentionList(
  parts: Parts,
  campaigns: readonly CampaignRecord[],
  now: number,
): Attention[] {
  const { store } = parts;
  const found: Attention[] = [];
  const runs = missedRuns(store);
  const missed = runs.length;
  const paused = runs.filter((run) => lateCause(store, run) === "sendingPaused").length;
  if (missed > 0)
    found.push({
      id: "missed",
      severity: "danger",
      title: `${things(missed, "send was", "sends were")} due ${missedDuring(missed, paused)}`,
      text: "Nothing goes out until you choose what to do.",
      action: "Choose",
      link: "/campaigns?missed=1",
    });
  const unknown =
    store.get<{ count: number }>("SELECT count(*) AS count FROM messages WHERE state = 'unknown'")
      ?.count ?? 0;
  if (unknown > 0)
    found.push({
      id: "unknown",
      severity: "danger",
      title: `The fate of ${things(unknown, "message", "messages")} is unknown`,
      text: "Wayline or the connection ended while they were handed over. They are not sent again by themselves.",
      action: "Review messages",
      link: "/messages/unknown",
    });
  for (const campaign of campaigns) {
    const runs = runsOf(store, campaign.id).filter((run) => (run.started_at ?? 0) > now - 30 * day);
    if (runs.length > 0) found.push(...ratesOf(parts, campaign, runs));
    if (campaign.status === "failed")
      found.push({
        id: `failed:${campaign.id}`,
        severity: "danger",
        title: `“${campaign.draft.name}” could not run`,
        text: campaign.error ?? "",
        action: "Open campaign",
        link: `/campaigns/${campaign.id}`,
      });
    if (/^(scheduled|pendingNextRun)$/.test(campaign.status) && campaign.draft.segmentId !== null) {
      const segment = store.get<{ name: string; contacts: number | null }>(
        "SELECT name, contacts FROM segments WHERE id = ?",
        campaign.draft.segmentId,
      );
      if (segment?.contacts === 0)
        found.push({
          id: `empty:${campaign.id}`,
          severity: "warning",
          title: `“${segment.name}” is empty`,
          text: `Nobody would get “${campaign.draft.name}”.`,
          action: "Open segment",
          link: `/segments/${campaign.draft.segmentId}`,
        });
    }
  }
  const rejected = store.get<{ id: string; file_name: string; rejected: number }>(
    `SELECT id, file_name, json_extract(counts, '$.rejected') AS rejected FROM imports
       WHERE state = 'imported' AND ended_at > ? AND json_extract(counts, '$.rejected') > 0 ORDER BY ended_at DESC LIMIT 1`,
    now - 7 * day,
  );
  if (rejected)
    found.push({
      id: `rejected:${rejected.id}`,
      severity: "info",
      title: `${things(rejected.rejected, "row was", "rows were")} rejected in the import of ${rejected.file_name}`,
      text: "They can be downloaded with the reasons, mended and imported again.",
      action: "Open rejected rows",
      link: `/audience/import/${rejected.id}`,
    });
  const order = { danger: 0, warning: 1, info: 2 };
  return found.toSorted((a, b) => order[a.severity] - order[b.severity]).slice(0, most);
}

function ratesOf(
  parts: Parts,
  campaign: CampaignRecord,
  runs: Parameters<typeof figuresOf>[1],
): Attention[] {
  const { sent, hardBounced, complained } = figuresOf(parts.store, runs);
  const link = `/campaigns/${campaign.id}/report`;
  const found: Attention[] = [];
  if (sent >= 100 && (hardBounced ?? 0) / sent >= bounceLimit)
    found.push({
      id: `bounces:${campaign.id}`,
      severity: "danger",
      title: `Hard bounces are at ${(((hardBounced ?? 0) / sent) * 100).toFixed(1)}% in “${campaign.draft.name}”`,
      text: `Providers start to block senders above 2%. The ${number(hardBounced ?? 0)} bad addresses get no more mail.`,
      action: "Review addresses",
      link,
    });
  if (sent >= 100 && (complained ?? 0) / sent >= complaintLimit)
    found.push({
      id: `complaints:${campaign.id}`,
      severity: "warning",
      title: `${things(complained ?? 0, "recipient", "recipients")} of “${campaign.draft.name}” reported it as spam`,
      text: "Above 0.1% providers start to sort your mail out.",
      action: "Open report",
      link,
    });
  return found;
}
