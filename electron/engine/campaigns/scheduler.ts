import { familyOfDraft, lateCauseTexts, type LateCause } from "../../../shared/domain/campaign.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { minute } from "../../../shared/domain/time.ts";
import { loop, type Loop } from "../loop.ts";
import type { Parts } from "../parts.ts";
import {
  campaignOf,
  dueCampaigns,
  nextCampaignDue,
  runsIn,
  runsOf,
  runsToDrop,
  setCampaign,
  setRun,
  type CampaignRecord,
  type RunRecord,
} from "../store/campaigns.ts";
import { addRunChange } from "../store/campaign-changes.ts";
import { nextDue } from "../zones.ts";
import { dropQueued } from "./drop.ts";
import { heldByPrevious, wakefulness } from "./lateness.ts";
import { isPaused, wasPausedAt } from "./pause-all.ts";
import { prepareRun, type Members } from "./prepare.ts";

/*
 * The scheduler starts runs that are due, prepares their audience and closes them. Invariants:
 * 1. A due time makes exactly one run: the run row and the campaign's next due time are one transaction.
 * 2. A run later than the grace period never starts by itself unless its campaign says so: it becomes `missed`.
 * 3. Due times that passed while the computer was off, everything was paused, or the run before was still being sent, fold
 *    into one run; the others are counted on it. What only waited for the run before starts when that one has ended.
 * 4. A run that was being prepared when the program ended is carried on from its cursor.
 * 5. Nothing stays queued in a cancelled run, however its cancel ended.
 */
type Links = {
  /** Endpoint keys of a segment's members; thrown errors become the campaign's error. */
  members: Members;
  live(family: string): boolean;
  /** Whether opens and clicks of what is sent now can be counted. */
  tracked(family: string): boolean;
};

const lateTexts = {
  preparing: (cause: LateCause) => `Sent late: ${lateCauseTexts[cause]}`,
  missed: (cause: LateCause) => `Due while ${lateCauseTexts[cause]}`,
  skipped: (cause: LateCause) => `Skipped: ${lateCauseTexts[cause]}`,
};
const heldText = (earlier: number) =>
  `Started late: the previous run was still sending${earlier === 0 ? "" : `; ${earlier} earlier ${earlier === 1 ? "run" : "runs"} folded in`}`;

export function createScheduler(parts: Parts, links: Links): Loop {
  const { store, clock, topics, random } = parts;

  const awake = wakefulness(clock.now());

  const startRun = (campaign: CampaignRecord, now: number) => {
    const due = campaign.next_run_at;
    if (due === null) return;
    const { schedule, latePolicy } = campaign.draft;
    // Everything due up to now is one run: the last of it counts, the earlier ones are folded in.
    let last = due;
    let earlier = 0;
    let next = nextDue(schedule, last);
    while (next !== null && next <= now) {
      last = next;
      earlier += 1;
      next = nextDue(schedule, last);
    }
    const lateBy = now - last;
    const grace = parts.settings().lateGraceMinutes * minute;
    const late = lateBy > grace;
    const held =
      late &&
      heldByPrevious(runsOf(store, campaign.id), last, {
        at: now,
        awakeSince: awake.since(),
        grace,
      });
    const cause = wasPausedAt(parts, last) ? "sendingPaused" : "computerOff";
    const state =
      !late || held || latePolicy === "send"
        ? "preparing"
        : latePolicy === "ask"
          ? "missed"
          : "skipped";
    store.transaction(() => {
      const content = store.get<{ key: number }>(
        // Those of tests belong to no campaign.
        "SELECT max(key) AS key FROM contents WHERE campaign_id = ?",
        campaign.id,
      );
      const number =
        store.get<{ number: number }>(
          "SELECT coalesce(max(number), 0) + 1 AS number FROM runs WHERE campaign_id = ?",
          campaign.id,
        )?.number ?? 1;
      store.run(
        `INSERT INTO runs (id, campaign_id, number, content, due_at, state, prepared_up_to, started_at, ended_at, late_by, earlier, live, tracked)
           VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)`,
        random.id(),
        campaign.id,
        number,
        content?.key ?? 0,
        last,
        state,
        state === "preparing" ? now : null,
        state === "skipped" ? now : null,
        late ? lateBy : null,
        earlier,
        links.live(familyOfDraft(campaign.draft)) ? 1 : 0,
        links.tracked(familyOfDraft(campaign.draft)) ? 1 : 0,
      );
      setCampaign(store, campaign.id, now, {
        status:
          state === "preparing"
            ? "sending"
            : next === null && state === "skipped"
              ? "completed"
              : next === null
                ? "scheduled"
                : "pendingNextRun",
        next_run_at: next,
      });
      if (late)
        addRunChange(store, now, {
          campaign_id: campaign.id,
          due_at: last,
          lateBy,
          cause: held ? null : cause,
          text: held ? heldText(earlier) : lateTexts[state](cause),
        });
    });
    topics.touch("campaigns", "scheduler");
  };

  const prepare = async (run: RunRecord, signal: AbortSignal) => {
    const campaign = campaignOf(store, run);
    if (campaign.status === "paused") return;
    try {
      if (campaign.draft.segmentId === null) throw new Error("The campaign has no segment.");
      const { segmentId } = campaign.draft;
      await prepareRun(
        parts,
        run,
        { segmentId, members: links.members, draft: campaign.draft },
        signal,
      );
    } catch (error) {
      // Not the campaign's fault: carried on from the cursor once there is room, or the lock is gone.
      if (error instanceof AppError && /^(DISK_FULL|PROJECT_LOCKED)$/.test(error.code)) throw error;
      const text = error instanceof Error ? error.message : String(error);
      parts.log.error("prepare run", error, { campaign: campaign.id });
      store.transaction(() => {
        setRun(store, run.key, { state: "cancelled", ended_at: clock.now() });
        setCampaign(store, campaign.id, clock.now(), {
          status: "failed",
          next_run_at: null,
          error: text,
        });
      });
      topics.touch("campaigns");
    }
  };

  /** A run with nothing queued or on its way is complete; unknown messages don't hold it up. */
  const close = (run: RunRecord) => {
    const open = store.get(
      "SELECT 1 FROM messages WHERE run = ? AND state IN ('queued', 'sending') LIMIT 1",
      run.key,
    );
    if (open) return;
    const campaign = campaignOf(store, run);
    if (campaign.status === "paused") return;
    store.transaction(() => {
      setRun(store, run.key, { state: "completed", ended_at: clock.now() });
      // The next run may have begun while this one was still sending.
      const another = runsOf(store, campaign.id).some(
        (other) => other.ended_at === null && other.started_at !== null,
      );
      if (!another)
        setCampaign(store, campaign.id, clock.now(), {
          status: campaign.next_run_at === null ? "completed" : "pendingNextRun",
        });
    });
    topics.touch("campaigns");
  };

  return loop({
    name: "scheduler",
    clock,
    log: parts.log,
    topics,
    wakesOn: ["campaigns", "scheduler", "settings"],
    nextDue: () => (isPaused(parts) ? null : nextCampaignDue(store)),
    async work(signal) {
      awake.seen(clock.now());
      if (!isPaused(parts))
        for (const campaign of dueCampaigns(store, clock.now())) startRun(campaign, clock.now());
      for (const run of runsIn(store, "preparing")) await prepare(run, signal);
      for (const run of runsIn(store, "sending")) close(run);
      for (const run of runsToDrop(store)) await dropQueued(parts, run);
    },
  });
}
