import type { MoveStep } from "../../../shared/journey/move.ts";
import type { SqlValue, Store } from "./database.ts";
import type { Query } from "./readers.ts";

export type ParticipantState = "moving" | "waiting" | "held" | "ended";
export type ParticipantRecord = {
  key: number;
  journey: number;
  version: number;
  contact: number;
  entry: number;
  state: ParticipantState;
  activity: string;
  visit: number;
  arrived_at: number;
  due_at: number | null;
  frozen: number;
  waiting_for: string | null;
  woken_at: number | null;
  hold_reason: string | null;
  held_out: number;
  hops: number;
  parent: number | null;
  /** How many rows the history has. */
  steps: number;
  entered_at: number;
  ended_at: number | null;
  end_reason: string | null;
  outcome: string | null;
  goal_at: number | null;
};

/** Those of a version who are due, the longest first. */
export const dueParticipants = (
  store: Store,
  version: number,
  now: number,
  limit: number,
): ParticipantRecord[] =>
  store.all<ParticipantRecord>(
    `SELECT * FROM participants WHERE version = ? AND due_at IS NOT NULL AND due_at <= ?
       ORDER BY due_at, key LIMIT ?`,
    version,
    now,
    limit,
  );

/** Of participants those who are due on a version, in the order of their keys. */
export const dueAmong = (
  store: Store,
  version: number,
  now: number,
  keys: readonly number[],
): ParticipantRecord[] =>
  store.all<ParticipantRecord>(
    `SELECT * FROM participants NOT INDEXED WHERE key IN (SELECT value FROM json_each(?)) AND version = ?
       AND due_at IS NOT NULL AND due_at <= ?`,
    JSON.stringify(keys),
    version,
    now,
  );

/** The keys of the longest due, in the order of the keys: for a thread that reads. */
export const dueKeys = (version: number, now: number, limit: number): Query => ({
  sql: `SELECT json_group_array(key ORDER BY key) AS keys FROM (SELECT key FROM participants
     WHERE version = ? AND due_at IS NOT NULL AND due_at <= ? ORDER BY due_at, key LIMIT ?)`,
  values: [version, now, limit],
});

/** When the next of a version falls due, or null. */
export const nextParticipantDue = (store: Store, version: number): number | null =>
  store.get<{ due: number | null }>(
    "SELECT min(due_at) AS due FROM participants WHERE version = ? AND due_at IS NOT NULL",
    version,
  )?.due ?? null;

const update = `UPDATE participants SET version = ?, state = ?, activity = ?, visit = ?, arrived_at = ?, due_at = ?, frozen = ?,
    waiting_for = ?, woken_at = ?, hold_reason = ?, steps = ?, ended_at = ?, end_reason = ?, outcome = ?, goal_at = ?
  WHERE key = ?`;

export const writeParticipant = (store: Store, p: ParticipantRecord) =>
  store.run(
    update,
    p.version,
    p.state,
    p.activity,
    p.visit,
    p.arrived_at,
    p.due_at,
    p.frozen,
    p.waiting_for,
    p.woken_at,
    p.hold_reason,
    p.steps,
    p.ended_at,
    p.end_reason,
    p.outcome,
    p.goal_at,
    p.key,
  );

const insertStep = `INSERT INTO journey_steps (participant, number, at, version, activity, visit, kind, arrived, outlet, detail)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Adds a row to the history of a participant, where they are; their own row has to be written afterwards. */
export function addStep(store: Store, p: ParticipantRecord, at: number, step: MoveStep): void {
  p.steps += 1;
  store.run(
    insertStep,
    p.key,
    p.steps,
    at,
    p.version,
    p.activity,
    p.visit,
    step.kind,
    step.arrived ? 1 : 0,
    step.outlet,
    step.detail === null ? null : JSON.stringify(step.detail),
  );
}

const insert = `INSERT INTO participants (journey, version, contact, entry, state, activity, visit, arrived_at, due_at, frozen,
    held_out, hops, parent, steps, entered_at)
  VALUES (?, ?, ?, ?, 'waiting', ?, 1, ?, ?, 0, ?, ?, ?, 0, ?)`;

/** Somebody enters: at the entry, due when the journey begins for them. */
export function insertParticipant(
  store: Store,
  p: Pick<
    ParticipantRecord,
    "journey" | "version" | "contact" | "entry" | "activity" | "held_out" | "hops" | "parent"
  > & { at: number; due: number },
): ParticipantRecord {
  const { lastInsertRowid } = store.run(
    insert,
    p.journey,
    p.version,
    p.contact,
    p.entry,
    p.activity,
    p.at,
    p.due,
    p.held_out,
    p.hops,
    p.parent,
    p.at,
  );
  return {
    ...p,
    key: Number(lastInsertRowid),
    state: "waiting",
    visit: 1,
    arrived_at: p.at,
    due_at: p.due,
    frozen: 0,
    waiting_for: null,
    woken_at: null,
    hold_reason: null,
    steps: 0,
    entered_at: p.at,
    ended_at: null,
    end_reason: null,
    outcome: null,
    goal_at: null,
  };
}

/** Lets those who wait decide again now, because what they wait for came at `at`. Returns how many. */
export const wake = (store: Store, keys: readonly number[], at: number, now: number): number =>
  store.run(
    `UPDATE participants SET due_at = ?, woken_at = ? WHERE key IN (SELECT value FROM json_each(?))
       AND ended_at IS NULL AND state = 'waiting' AND woken_at IS NULL`,
    now,
    at,
    JSON.stringify(keys),
  ).changes;

/** Puts off those of a journey whose wait stood still, within a stretch of keys. */
export const shiftFrozen = (
  store: Store,
  journey: number,
  { after, upTo, by }: { after: number; upTo: number; by: number },
) =>
  store.run(
    `UPDATE participants NOT INDEXED SET due_at = due_at + ? WHERE key > ? AND key <= ? AND journey = ?
       AND due_at IS NOT NULL AND frozen = 1 AND woken_at IS NULL`,
    by,
    after,
    upTo,
    journey,
  );

/** Whoever is held for one of these reasons tries again. */
export const retryHeld = (
  store: Store,
  version: number,
  reasons: readonly string[],
  now: number,
): number => {
  const values: SqlValue[] = [now, version, JSON.stringify(reasons)];
  return store.run(
    `UPDATE participants SET due_at = ? WHERE version = ? AND state = 'held' AND due_at IS NULL
       AND hold_reason IN (SELECT value FROM json_each(?))`,
    ...values,
  ).changes;
};
