import type { EndReason } from "../../../shared/journey/step.ts";
import type { Store } from "../store/database.ts";
import type { JourneySheet } from "../store/journey-counts.ts";
import { wake, type ParticipantRecord } from "../store/journey-participants.ts";

/**
 * A participant is no longer inside: the record is changed and has to be written, the counts are noted, and whoever waited for
 * the end of this journey goes on. `entry` is the activity at which a version counts what is not of one activity.
 */
export function endParticipant(
  store: Store,
  sheet: JourneySheet,
  p: ParticipantRecord,
  end: { reason: EndReason; outcome?: string | null; goal?: boolean; now: number; entry: string },
): void {
  p.state = "ended";
  p.due_at = null;
  p.frozen = 0;
  p.waiting_for = null;
  p.woken_at = null;
  p.hold_reason = null;
  p.ended_at = end.now;
  p.end_reason = end.reason;
  p.outcome = end.outcome ?? null;
  sheet.add(p.version, p.activity, "here", -1);
  if (end.reason === "completed") sheet.add(p.version, end.entry, "completed");
  if (end.reason === "heldOut") sheet.add(p.version, end.entry, "heldOut");
  if (end.goal) reachGoal(sheet, p, end.now, end.entry);
  if (p.parent !== null) wake(store, [p.parent], end.now, end.now);
}

/** Once a participant; those held out are counted apart, to compare with. */
export function reachGoal(
  sheet: JourneySheet,
  p: ParticipantRecord,
  at: number,
  entry: string,
): void {
  if (p.goal_at !== null) return;
  p.goal_at = at;
  sheet.add(p.version, entry, p.held_out === 1 ? "goalHeldOut" : "goal");
}
