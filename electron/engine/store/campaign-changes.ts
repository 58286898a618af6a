import type { LateCause } from "../../../shared/domain/campaign.ts";
import type { RunRecord } from "./campaigns.ts";
import type { Store } from "./database.ts";

/** What happened to a run that did not simply go out on time, for its campaign's history. `lateBy` in ms, null = not late. */
export type RunChange = Pick<RunRecord, "due_at" | "campaign_id"> & {
  text: string;
  lateBy: number | null;
  /** Null: something else than what makes the program ask. */
  cause: LateCause | null;
};

export function addRunChange(store: Store, now: number, change: RunChange): void {
  store.run(
    "INSERT INTO changes (at, contact, campaign_id, text, detail) VALUES (?, NULL, ?, ?, ?)",
    now,
    change.campaign_id,
    change.text,
    JSON.stringify({ dueAt: change.due_at, lateBy: change.lateBy, cause: change.cause }),
  );
}

/** The last thing told about each run of a campaign, by the time it was due. */
export const runNotes = (store: Store, campaignId: string): Map<number, string> =>
  new Map(
    store
      .all<{ dueAt: number | null; text: string }>(
        `SELECT json_extract(detail, '$.dueAt') AS dueAt, text FROM changes
           WHERE campaign_id = ? AND contact IS NULL ORDER BY key`,
        campaignId,
      )
      .flatMap(({ dueAt, text }) => (dueAt === null ? [] : [[dueAt, text] as const])),
  );

/** Why a missed run did not start when it was due. */
export const lateCause = (
  store: Store,
  run: Pick<RunRecord, "campaign_id" | "due_at">,
): LateCause =>
  store.get(
    `SELECT 1 FROM changes WHERE campaign_id = ? AND contact IS NULL
       AND json_extract(detail, '$.dueAt') = ? AND json_extract(detail, '$.cause') = 'sendingPaused'`,
    run.campaign_id,
    run.due_at,
  )
    ? "sendingPaused"
    : "computerOff";
