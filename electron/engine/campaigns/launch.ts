import type { Finding } from "../../../shared/contract/campaigns.ts";
import {
  lateCauseTexts,
  type CampaignStatus,
  familyOfDraft,
  type CampaignDraft,
} from "../../../shared/domain/campaign.ts";
import { familyNames } from "../../../shared/domain/channel.ts";
import type { MessageContent } from "../../../shared/domain/message-content.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { Parts } from "../parts.ts";
import { addRunChange, lateCause } from "../store/campaign-changes.ts";
import {
  getCampaign,
  getRun,
  missedRuns,
  runsOf,
  setCampaign,
  setRun,
} from "../store/campaigns.ts";
import { nextDue, tomorrowAt } from "../zones.ts";
import { dropQueued } from "./drop.ts";

type Links = {
  /** What must be fixed first; only errors block. */
  errors(id: string): Promise<Finding[]>;
  /** The wording with its sender filled in, as it will be sent. */
  freeze(draft: CampaignDraft): MessageContent;
  /** Contacts who would get it now. */
  people(segmentId: string | null, draft: CampaignDraft): Promise<number>;
  live(family: string): boolean;
  /** Whether opens and clicks of what is sent now can be counted. */
  tracked(family: string): boolean;
};

/** The acts that reach people, or keep messages from reaching them. */
export function createCampaignActs(parts: Parts, links: Links) {
  const { store, clock, topics } = parts;

  return {
    async launch(id: string, revision: number): Promise<{ status: CampaignStatus }> {
      const errors = await links.errors(id);
      const first = errors[0];
      if (first)
        throw new AppError("BAD_INPUT", first.text, {
          place: first.step,
          cure: `${errors.length} ${errors.length === 1 ? "error" : "errors"} to fix before you can launch.`,
        });
      store.transaction(() => {
        const campaign = getCampaign(store, id);
        if (campaign.status !== "draft")
          throw new AppError("CONFLICT", "This campaign has been launched already.");
        if (campaign.revision !== revision)
          throw new AppError("CONFLICT", "This campaign was changed in another window.", {
            cure: "Reload it and look it over before you launch.",
          });
        const now = clock.now();
        const { schedule } = campaign.draft;
        const due = schedule.kind === "immediately" ? now : nextDue(schedule, now - 1);
        if (due === null)
          throw new AppError("BAD_INPUT", "The start time has passed.", {
            place: "schedule",
            cure: "Choose a later time, or send immediately.",
          });
        store.run(
          "INSERT INTO contents (campaign_id, content, created_at) VALUES (?, ?, ?)",
          id,
          JSON.stringify(links.freeze(campaign.draft)),
          now,
        );
        setCampaign(store, id, now, { status: "scheduled", next_run_at: due, launched_at: now });
      });
      topics.touch("campaigns", "scheduler");
      return { status: getCampaign(store, id).status };
    },
    pause(id: string): null {
      const campaign = getCampaign(store, id);
      if (!["scheduled", "pendingNextRun", "sending"].includes(campaign.status))
        throw new AppError(
          "CONFLICT",
          "Only a campaign that is scheduled or being sent can be paused.",
        );
      store.transaction(() => {
        setCampaign(store, id, clock.now(), {
          status: "paused",
          status_before_pause: campaign.status,
        });
        // A waiting run leaves the outbox's sight; the one at hand finishes its messages on the wire.
        for (const run of runsOf(store, id))
          if (run.state === "sending") setRun(store, run.key, { state: "waiting" });
      });
      topics.touch("campaigns", "messages");
      return null;
    },
    resume(id: string): null {
      const campaign = getCampaign(store, id);
      if (campaign.status !== "paused")
        throw new AppError("CONFLICT", "This campaign is not paused.");
      const now = clock.now();
      const family = familyNames[familyOfDraft(campaign.draft)];
      const name = family === "SMS" ? family : family.toLowerCase();
      const waiting = runsOf(store, id).find((run) => run.state === "waiting");
      if (waiting && (waiting.live === 1) !== links.live(familyOfDraft(campaign.draft)))
        throw new AppError(
          "CONFLICT",
          waiting.live === 1
            ? `This send began with real people, and ${name} is in the sandbox now.`
            : `This send began in the sandbox, and ${name} is live now.`,
          { cure: "Cancel it and launch a copy, or switch the channel back." },
        );
      store.transaction(() => {
        for (const run of runsOf(store, id))
          if (run.state === "waiting") setRun(store, run.key, { state: "sending" });
        // Due times that passed during the pause are left out, as the pause meant them to be.
        const { schedule } = campaign.draft;
        const passed = campaign.next_run_at !== null && campaign.next_run_at <= now;
        const next =
          passed && schedule.kind === "recurring" ? nextDue(schedule, now) : campaign.next_run_at;
        const before = campaign.status_before_pause ?? "scheduled";
        // A run that is being sent, or that a person has yet to decide about.
        const open = runsOf(store, id).some((run) => run.ended_at === null);
        setCampaign(store, id, now, {
          status: next === null && before !== "sending" && !open ? "completed" : before,
          status_before_pause: null,
          next_run_at: next,
        });
      });
      topics.touch("campaigns", "messages", "scheduler");
      return null;
    },
    async cancel(id: string): Promise<null> {
      const campaign = getCampaign(store, id);
      if (["draft", "completed", "cancelled"].includes(campaign.status))
        throw new AppError("CONFLICT", "There is nothing to cancel here.");
      const now = clock.now();
      store.transaction(() => {
        setCampaign(store, id, now, {
          status: "cancelled",
          next_run_at: null,
          status_before_pause: null,
        });
        for (const run of runsOf(store, id))
          if (run.ended_at === null) setRun(store, run.key, { state: "cancelled", ended_at: now });
      });
      topics.touch("campaigns", "messages", "scheduler");
      for (const run of runsOf(store, id)) await dropQueued(parts, run);
      return null;
    },
    missed: () =>
      Promise.all(
        missedRuns(store).map(async (run) => {
          const campaign = getCampaign(store, run.campaign_id);
          return {
            runId: run.id,
            campaignId: campaign.id,
            name: campaign.draft.name,
            family: familyOfDraft(campaign.draft),
            dueAt: run.due_at,
            lateBy: clock.now() - run.due_at,
            cause: lateCause(store, run),
            people: await links.people(campaign.draft.segmentId, campaign.draft),
            latePolicy: campaign.draft.latePolicy,
            earlier: run.earlier,
            tomorrowAt: tomorrowAt(clock.now(), 9, parts.settings().timeZone),
          };
        }),
      ),
    decideMissed(runId: string, choice: "sendNow" | "tomorrow" | "skip"): null {
      const run = getRun(store, runId);
      if (run.state !== "missed")
        throw new AppError("CONFLICT", "This send has been decided already.");
      const campaign = getCampaign(store, run.campaign_id);
      if (campaign.status === "paused" && choice !== "skip")
        throw new AppError("CONFLICT", `“${campaign.draft.name}” is paused.`, {
          cure: "Resume it first, then choose again.",
        });
      const now = clock.now();
      const cause = lateCause(store, run);
      const words = {
        sendNow: "Sent late by your choice",
        tomorrow: "Put off to tomorrow by you",
        skip: "Skipped by you",
      };
      store.transaction(() => {
        if (choice === "sendNow") {
          setRun(store, run.key, {
            state: "preparing",
            started_at: now,
            live: links.live(familyOfDraft(campaign.draft)) ? 1 : 0,
            tracked: links.tracked(familyOfDraft(campaign.draft)) ? 1 : 0,
            late_by: now - run.due_at,
          });
          setCampaign(store, campaign.id, now, { status: "sending" });
        } else if (choice === "skip") {
          setRun(store, run.key, { state: "skipped", ended_at: now });
          // A pause stays one, and a later run that is being sent goes on.
          if (campaign.status !== "paused" && campaign.status !== "sending")
            setCampaign(store, campaign.id, now, {
              status: campaign.next_run_at === null ? "completed" : "pendingNextRun",
            });
        } else {
          const due = tomorrowAt(now, 9, parts.settings().timeZone);
          setRun(store, run.key, { state: "skipped", ended_at: now });
          setCampaign(store, campaign.id, now, {
            status: "scheduled",
            next_run_at: Math.min(due, campaign.next_run_at ?? Infinity),
          });
        }
        addRunChange(store, now, {
          campaign_id: campaign.id,
          due_at: run.due_at,
          lateBy: now - run.due_at,
          cause,
          text: `${words[choice]}: ${lateCauseTexts[cause]}`,
        });
      });
      topics.touch("campaigns", "scheduler");
      return null;
    },
  };
}
