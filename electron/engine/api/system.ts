import type { Engine } from "../engine.ts";
import { isPaused, pauseAll, resumeAll } from "../campaigns/pause-all.ts";
import { campaignOf, listCampaigns, missedRuns, runsIn } from "../store/campaigns.ts";
import { figuresOf } from "../store/figures.ts";
import { lateCause } from "../store/campaign-changes.ts";
import { folderSize } from "../projects/workspace.ts";
import { api, projectApi } from "./base.ts";

type Project = ReturnType<Engine["project"]>;

const sizes = new WeakMap<Project, { at: number; bytes: Promise<number> }>();
const sizeEvery = 60_000;

/** Size of the project's folder; walking it costs, so at most once a minute. */
function sizeOf(project: Project): Promise<number> {
  const now = project.parts.clock.now();
  const known = sizes.get(project);
  if (known && now - known.at < sizeEvery) return known.bytes;
  const bytes = folderSize(project.folder);
  sizes.set(project, { at: now, bytes });
  return bytes;
}

function queueOf(project: Project) {
  const { store, clock } = project.parts;
  const open = [
    ...runsIn(store, "preparing"),
    ...runsIn(store, "sending"),
    ...runsIn(store, "waiting"),
  ];
  const running = open.map((run) => {
    const figures = figuresOf(store, [run]);
    return {
      campaignId: run.campaign_id,
      name: campaignOf(store, run).draft.name,
      sent: figures.sent,
      total: figures.targeted - figures.notSent,
      paused: run.state === "waiting",
      waiting: figures.waiting,
    };
  });
  const active = running.filter((run) => !run.paused);
  // While the channel or the disk is at fault, all of them wait.
  const trouble = project.outbox.trouble() ?? project.scheduler.trouble();
  const stopped = trouble !== null || project.outbox.waitingUntil() !== null;
  const retry = store.get<{ count: number; detail: string | null }>(
    `SELECT count(*) AS count, max(detail) AS detail FROM messages
       WHERE state = 'queued' AND due_at > ? AND run IN (SELECT key FROM runs WHERE state = 'sending')`,
    stopped ? -1 : clock.now(),
  );
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return {
    queued: sum(active.map((run) => run.waiting)),
    sentOfRunning: sum(active.map((run) => run.sent)),
    totalOfRunning: sum(active.map((run) => run.total)),
    perSecond: project.outbox.perSecond(),
    waitingToRetry: retry?.count ?? 0,
    retryReason: trouble ?? project.channel.problem() ?? (retry?.count ? retry.detail : null),
    running: running.map(({ campaignId, name, sent, total, paused }) => ({
      campaignId,
      name,
      sent,
      total,
      paused,
    })),
  };
}

export const systemApi = {
  info: api.system.info.handler(({ context: { engine } }) => ({
    version: engine.options.version,
    node: process.versions.node,
    sqlite:
      engine.opened()?.parts.store.get<{ version: string }>("SELECT sqlite_version() AS version")
        ?.version ?? "",
    electron: engine.options.electron,
    platform: engine.options.platform,
    dataDir: engine.options.dataDir,
    sandboxSmtpPort: engine.mailbox.port,
  })),
  changes: api.system.changes.handler(({ context: { engine }, signal }) =>
    engine.topics.stream(signal),
  ),
  status: projectApi.system.status.handler(async ({ context: { project } }) => {
    const { parts } = project;
    const { store } = parts;
    const count = (sql: string) => store.get<{ count: number }>(sql)?.count ?? 0;
    const campaigns = listCampaigns(store);
    const missed = missedRuns(store);
    const next = campaigns
      .filter(
        (campaign) =>
          campaign.next_run_at !== null && /^(scheduled|pendingNextRun)$/.test(campaign.status),
      )
      .toSorted((a, b) => (a.next_run_at ?? 0) - (b.next_run_at ?? 0))
      .slice(0, 5);
    return {
      contacts: count("SELECT count(*) AS count FROM contacts"),
      segments: count("SELECT count(*) AS count FROM segments WHERE deleted_at IS NULL"),
      journeys: {
        live: count(
          "SELECT count(*) AS count FROM journeys WHERE deleted_at IS NULL AND archived_at IS NULL AND status = 'live'",
        ),
        total: count(
          "SELECT count(*) AS count FROM journeys WHERE deleted_at IS NULL AND archived_at IS NULL",
        ),
      },
      campaigns: {
        sending: campaigns.filter((campaign) => campaign.status === "sending").length,
        total: campaigns.length,
      },
      unreadMail: project.messages.unread(),
      bytesOnDisk: await sizeOf(project),
      scheduler: {
        state: isPaused(parts) ? ("paused" as const) : ("running" as const),
        next: next.map((campaign) => ({
          at: campaign.next_run_at ?? 0,
          name: campaign.draft.name,
          campaignId: campaign.id,
          // Who would get it is counted where it is asked about; a segment's size is not that number.
          people: null,
        })),
      },
      queue: queueOf(project),
      delivery: {
        email: project.channel.live() ? ("live" as const) : ("sandbox" as const),
        custom: project.custom.live() ? ("live" as const) : ("sandbox" as const),
      },
      missed: missed.length,
      missedWhilePaused: missed.filter((run) => lateCause(store, run) === "sendingPaused").length,
      unknown: count("SELECT count(*) AS count FROM messages WHERE state = 'unknown'"),
    };
  }),
  tasks: api.system.tasks.handler(({ context: { engine } }) => engine.tasks.list()),
  cancelTask: api.system.cancelTask.handler(({ context: { engine }, input }) => {
    engine.tasks.cancel(input.id);
    return null;
  }),
  clearTasks: api.system.clearTasks.handler(({ context: { engine } }) => {
    engine.tasks.clear();
    return null;
  }),
  pauseScheduler: projectApi.system.pauseScheduler.handler(({ context: { project } }) => {
    pauseAll(project.parts);
    return null;
  }),
  resumeScheduler: projectApi.system.resumeScheduler.handler(({ context: { project } }) => {
    resumeAll(project.parts);
    return null;
  }),
};
