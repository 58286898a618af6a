import type {
  CampaignDetail,
  CampaignFigures,
  CampaignRow,
} from "../../../shared/contract/campaigns.ts";
import {
  CampaignDraft,
  emptyEmail,
  familyOfDraft,
  type Schedule,
} from "../../../shared/domain/campaign.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { Parts } from "../parts.ts";
import { addRunChange, runNotes } from "../store/campaign-changes.ts";
import {
  getCampaign,
  listCampaigns,
  runsOf,
  setCampaign,
  setRun,
  type CampaignRecord,
} from "../store/campaigns.ts";
import { figuresOf } from "../store/figures.ts";
import { nextDue } from "../zones.ts";

const segmentOf = (parts: Parts, id: string | null): CampaignRow["segment"] => {
  if (id === null) return null;
  const row = parts.store.get<{ name: string; deleted_at: number | null }>(
    "SELECT name, deleted_at FROM segments WHERE id = ?",
    id,
  );
  return row && row.deleted_at === null ? { id, name: row.name } : null;
};

function rowOf(parts: Parts, campaign: CampaignRecord): CampaignRow {
  const runs = runsOf(parts.store, campaign.id);
  const started = runs.filter((run) => run.started_at !== null);
  return {
    id: campaign.id,
    name: campaign.draft.name,
    status: campaign.status,
    family: familyOfDraft(campaign.draft),
    segment: segmentOf(parts, campaign.draft.segmentId),
    schedule: campaign.draft.schedule,
    nextRunAt: campaign.next_run_at,
    lastRunAt: started[0]?.started_at ?? null,
    figures: started.length > 0 ? figuresOf(parts.store, started) : null,
    updatedAt: campaign.updated_at,
  };
}

const noFigures: CampaignFigures = figuresOfNothing();
function figuresOfNothing(): CampaignFigures {
  const zero = {
    targeted: 0,
    sent: 0,
    waiting: 0,
    delivered: 0,
    failed: 0,
    notSent: 0,
    unknown: 0,
  };
  return {
    ...zero,
    hardBounced: null,
    softBounced: null,
    opened: null,
    clicked: null,
    unsubscribed: null,
    complained: null,
  };
}

/** Campaigns as drafts and rows: everything that reaches nobody. Launching and what follows is in `launch.ts`. */
export function createCampaignDrafts(parts: Parts) {
  const { store, clock, topics, random } = parts;

  const insert = (draft: CampaignDraft): { id: string } => {
    const id = random.id();
    const now = clock.now();
    store.run(
      "INSERT INTO campaigns (id, status, draft, revision, created_at, updated_at) VALUES (?, 'draft', ?, 1, ?, ?)",
      id,
      JSON.stringify(draft),
      now,
      now,
    );
    topics.touch("campaigns");
    return { id };
  };

  return {
    list: (): CampaignRow[] => listCampaigns(store).map((campaign) => rowOf(parts, campaign)),
    get(id: string): CampaignDetail {
      const campaign = getCampaign(store, id);
      const notes = runNotes(store, id);
      return {
        ...rowOf(parts, campaign),
        draft: campaign.draft,
        revision: campaign.revision,
        createdAt: campaign.created_at,
        launchedAt: campaign.launched_at,
        error: campaign.error,
        runs: runsOf(store, id).map((run) => ({
          id: run.id,
          number: run.number,
          dueAt: run.due_at,
          startedAt: run.started_at,
          endedAt: run.ended_at,
          state: run.state,
          lateBy: run.late_by,
          earlier: run.earlier,
          note: notes.get(run.due_at) ?? null,
          figures: run.started_at === null ? noFigures : figuresOf(store, [run]),
        })),
      };
    },
    create: (name: string, segmentId: string | null): { id: string } =>
      insert({
        name,
        segmentId,
        message: emptyEmail(),
        schedule: { kind: "immediately" },
        latePolicy: "ask",
      }),
    saveDraft(id: string, revision: number, draft: CampaignDraft) {
      const now = clock.now();
      return store.transaction(() => {
        const campaign = getCampaign(store, id);
        if (campaign.status !== "draft")
          throw new AppError("CONFLICT", "This campaign has been launched and can't be edited.", {
            cure: "Duplicate it and edit the copy.",
          });
        if (campaign.revision !== revision)
          throw new AppError("CONFLICT", "This campaign was changed in another window.", {
            cure: "Reload it to see the newer version.",
          });
        store.run(
          "UPDATE campaigns SET draft = ?, revision = revision + 1, updated_at = ? WHERE id = ?",
          JSON.stringify(draft),
          now,
          id,
        );
        topics.touch("campaigns");
        return { revision: revision + 1, savedAt: now };
      });
    },
    duplicate(id: string): { id: string } {
      const { draft } = getCampaign(store, id);
      return insert({ ...draft, name: `${draft.name} (copy)`.slice(0, 120) });
    },
    remove(id: string): null {
      const campaign = getCampaign(store, id);
      const open = runsOf(store, id).some(
        (run) => run.started_at !== null && run.ended_at === null,
      );
      if (open || campaign.status === "sending" || campaign.status === "paused")
        throw new AppError("IN_USE", `“${campaign.draft.name}” is being sent.`, {
          cure: "Cancel it first, then delete it.",
        });
      setCampaign(store, id, clock.now(), { deleted_at: clock.now() });
      topics.touch("campaigns");
      return null;
    },
    restore(id: string): null {
      setCampaign(store, id, clock.now(), { deleted_at: null });
      topics.touch("campaigns");
      return null;
    },
    /** Moves the next run of a campaign that waits for its time; a missed run it still asks about is skipped. */
    reschedule(id: string, schedule: Schedule): null {
      const campaign = getCampaign(store, id);
      if (campaign.status !== "scheduled" && campaign.status !== "pendingNextRun")
        throw new AppError("CONFLICT", "Only a campaign that waits for its time can be moved.");
      const due = schedule.kind === "immediately" ? clock.now() : nextDue(schedule, clock.now());
      if (due === null)
        throw new AppError("BAD_INPUT", "This time has passed.", { cure: "Choose a later one." });
      store.transaction(() => {
        store.run(
          "UPDATE campaigns SET draft = ?, revision = revision + 1 WHERE id = ?",
          JSON.stringify({ ...campaign.draft, schedule }),
          id,
        );
        const now = clock.now();
        setCampaign(store, id, now, { next_run_at: due });
        // The new time takes the place of a run nobody has decided about: it must not go out as well.
        for (const run of runsOf(store, id).filter(({ state }) => state === "missed")) {
          setRun(store, run.key, { state: "skipped", ended_at: now });
          addRunChange(store, now, {
            campaign_id: id,
            due_at: run.due_at,
            lateBy: now - run.due_at,
            cause: null,
            text: "Skipped by you: rescheduled",
          });
        }
      });
      topics.touch("campaigns", "scheduler");
      return null;
    },
  };
}
