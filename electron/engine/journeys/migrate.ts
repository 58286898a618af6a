import type { z } from "zod";
import type { MigrationChoice } from "../../../shared/contract/journey-runs.ts";
import { asksAt } from "../../../shared/journey/walk.ts";
import type { Parts } from "../parts.ts";
import { JourneySheet } from "../store/journey-counts.ts";
import {
  addStep,
  writeParticipant,
  type ParticipantRecord,
} from "../store/journey-participants.ts";
import {
  setVersion,
  versionByKey,
  versionsOfJourney,
  type VersionRecord,
} from "../store/journey-records.ts";
import { waitKey } from "./batch.ts";
import { endParticipant } from "./endings.ts";

export type Choice = z.infer<typeof MigrationChoice>;
export type Plan = { version: number; activity: string; choice: Choice }[];

/** What becomes of those at an activity: as planned, else on the new version if the activity is there, else on the old one. */
function choiceFor(plan: Plan, from: VersionRecord, to: VersionRecord, activity: string): Choice {
  const planned = plan.find((one) => one.version === from.number && one.activity === activity);
  if (planned) return planned.choice;
  return { kind: to.document.activities[activity] ? "continue" : "finish" };
}

/**
 * Carries out the plan of a version that has begun, in batches. The plan stands in the version until it is done; who was
 * moved is not on the old version any more, so that a crash begins again without doing anything twice.
 */
export async function migrate(parts: Parts, to: VersionRecord, signal: AbortSignal): Promise<void> {
  const { store, clock } = parts;
  const plan = JSON.parse(to.plan ?? "[]") as Plan;
  for (const from of versionsOfJourney(store, to.journey)) {
    if (from.state !== "draining") continue;
    let after = 0;
    for (;;) {
      if (signal.aborted) return;
      const last = store.transaction(() => {
        // It may have been stopped between two batches.
        if (versionByKey(store, to.key)?.state !== "current") return null;
        const rows = store.all<ParticipantRecord>(
          `SELECT * FROM participants WHERE version = ? AND ended_at IS NULL AND key > ? ORDER BY key LIMIT 1000`,
          from.key,
          after,
        );
        const now = clock.now();
        const sheet = new JourneySheet();
        for (const p of rows)
          moveOver(parts, sheet, p, { to, choice: choiceFor(plan, from, to, p.activity), now });
        sheet.write(store, now, parts.settings().timeZone);
        return rows.at(-1)?.key ?? null;
      });
      if (last === null) break;
      after = last;
      await clock.breathe();
    }
  }
  setVersion(store, to.key, { plan: null });
}

function moveOver(
  { store, settings }: Parts,
  sheet: JourneySheet,
  p: ParticipantRecord,
  { to, choice, now }: { to: VersionRecord; choice: Choice; now: number },
): void {
  if (choice.kind === "finish") return;
  const { document } = to;
  const step = (kind: "moved" | "ended", detail: Record<string, unknown>) =>
    addStep(store, p, now, { kind, arrived: false, outlet: null, detail });
  if (choice.kind === "end") {
    step("ended", { reason: "published" });
    sheet.add(p.version, p.activity, "ended");
    endParticipant(store, sheet, p, { reason: "published", now, entry: document.entry });
    writeParticipant(store, p);
    return;
  }
  const target = choice.kind === "move" ? choice.to : p.activity;
  step("moved", { to: target, version: to.number });
  sheet.add(p.version, p.activity, "here", -1);
  moveGoal(store, p, to, settings().timeZone);
  p.version = to.key;
  p.activity = target;
  sheet.add(p.version, p.activity, "here");
  if (choice.kind === "move") {
    p.visit += 1;
    p.arrived_at = now;
    p.state = "moving";
    p.due_at = now;
    p.frozen = 0;
    p.waiting_for = null;
    p.woken_at = null;
    p.hold_reason = null;
  } else if (p.waiting_for !== null && p.waiting_for !== "journey") {
    // The activity may wait for something else now.
    const [condition] = asksAt(document, p.activity);
    p.waiting_for = condition ? waitKey(condition) : null;
  }
  writeParticipant(store, p);
}

/** A goal is counted where its participant is. */
function moveGoal(
  store: Parts["store"],
  p: ParticipantRecord,
  to: VersionRecord,
  zone: string,
): void {
  if (p.goal_at === null) return;
  const from = versionByKey(store, p.version);
  const measure = p.held_out === 1 ? "goalHeldOut" : "goal";
  const sheet = new JourneySheet();
  if (from) sheet.add(from.key, from.document.entry, measure, -1);
  sheet.add(to.key, to.document.entry, measure);
  sheet.write(store, p.goal_at, zone);
}
