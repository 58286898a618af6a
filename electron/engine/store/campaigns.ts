import {
  CampaignDraft,
  type CampaignStatus,
  type RunState,
} from "../../../shared/domain/campaign.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { Store } from "./database.ts";

export type CampaignRecord = {
  id: string;
  status: CampaignStatus;
  status_before_pause: CampaignStatus | null;
  draft: CampaignDraft;
  revision: number;
  next_run_at: number | null;
  error: string | null;
  created_at: number;
  updated_at: number;
  launched_at: number | null;
  deleted_at: number | null;
};
type Stored = Omit<CampaignRecord, "draft"> & { draft: string };

export type RunRecord = {
  key: number;
  id: string;
  campaign_id: string;
  number: number;
  content: number;
  due_at: number;
  state: RunState;
  prepared_up_to: number;
  started_at: number | null;
  ended_at: number | null;
  late_by: number | null;
  earlier: number;
  live: number;
  tracked: number;
};

const parsed = (row: Stored): CampaignRecord => ({
  ...row,
  draft: CampaignDraft.parse(JSON.parse(row.draft)),
});

export const listCampaigns = (store: Store): CampaignRecord[] =>
  store
    .all<Stored>("SELECT * FROM campaigns WHERE deleted_at IS NULL ORDER BY updated_at DESC, id")
    .map(parsed);

export function getCampaign(store: Store, id: string): CampaignRecord {
  const row = store.get<Stored>("SELECT * FROM campaigns WHERE id = ? AND deleted_at IS NULL", id);
  if (!row) throw new AppError("NOT_FOUND", "This campaign is not there any more.");
  return parsed(row);
}

/** The campaign behind a run, deleted or not: its messages outlive it. */
export function campaignOf(store: Store, run: RunRecord): CampaignRecord {
  const row = store.get<Stored>("SELECT * FROM campaigns WHERE id = ?", run.campaign_id);
  if (!row) throw new AppError("NOT_FOUND", "This campaign is not there any more.");
  return parsed(row);
}

export const dueCampaigns = (store: Store, now: number): CampaignRecord[] =>
  store
    .all<Stored>(
      `SELECT * FROM campaigns WHERE next_run_at <= ? AND status IN ('scheduled', 'pendingNextRun')
         AND deleted_at IS NULL ORDER BY next_run_at`,
      now,
    )
    .map(parsed);

export const nextCampaignDue = (store: Store): number | null =>
  store.get<{ due: number | null }>(
    `SELECT min(next_run_at) AS due FROM campaigns
       WHERE next_run_at IS NOT NULL AND status IN ('scheduled', 'pendingNextRun') AND deleted_at IS NULL`,
  )?.due ?? null;

/** Changes columns of a campaign and its time of change. */
export function setCampaign(
  store: Store,
  id: string,
  now: number,
  set: Partial<
    Pick<
      CampaignRecord,
      "status" | "status_before_pause" | "next_run_at" | "error" | "launched_at" | "deleted_at"
    >
  >,
): void {
  const names = Object.keys(set);
  store.run(
    `UPDATE campaigns SET updated_at = ?${names.map((name) => `, ${name} = ?`).join("")} WHERE id = ?`,
    now,
    ...Object.values(set),
    id,
  );
}

export const runsOf = (store: Store, campaignId: string): RunRecord[] =>
  store.all<RunRecord>("SELECT * FROM runs WHERE campaign_id = ? ORDER BY number DESC", campaignId);

export const runsIn = (store: Store, state: RunState): RunRecord[] =>
  store.all<RunRecord>("SELECT * FROM runs WHERE state = ? ORDER BY key", state);

/** Runs that were due while the program was off and wait for a decision; not those of deleted campaigns. */
export const missedRuns = (store: Store): RunRecord[] =>
  store.all<RunRecord>(
    `SELECT r.* FROM runs r JOIN campaigns c ON c.id = r.campaign_id
       WHERE r.state = 'missed' AND c.deleted_at IS NULL ORDER BY r.key`,
  );

/** Cancelled runs with messages that still wait: cut off in the middle, or put back by a send that ended later. */
export const runsToDrop = (store: Store): RunRecord[] =>
  store.all<RunRecord>(
    `SELECT * FROM runs WHERE state = 'cancelled'
       AND EXISTS (SELECT 1 FROM messages m WHERE m.run = runs.key AND m.state = 'queued')`,
  );

export function getRun(store: Store, id: string): RunRecord {
  const run = store.get<RunRecord>("SELECT * FROM runs WHERE id = ?", id);
  if (!run) throw new AppError("NOT_FOUND", "This run is not there any more.");
  return run;
}

export function setRun(
  store: Store,
  key: number,
  set: Partial<
    Pick<
      RunRecord,
      | "state"
      | "prepared_up_to"
      | "started_at"
      | "ended_at"
      | "late_by"
      | "due_at"
      | "live"
      | "tracked"
      | "content"
    >
  >,
): void {
  const names = Object.keys(set);
  store.run(
    `UPDATE runs SET ${names.map((name) => `${name} = ?`).join(", ")} WHERE key = ?`,
    ...Object.values(set),
    key,
  );
}
