import type { Store } from "./database.ts";

/** One step of editing a draft, as patches both ways. Numbered from 1. */
export type EditRecord = {
  number: number;
  name: string;
  at: number;
  undo: string;
  redo: string;
  group: string | null;
};

export const findEdit = (store: Store, journey: number, number: number): EditRecord | undefined =>
  store.get<EditRecord>(
    `SELECT number, name, at, undo, redo, "group" FROM journey_edits WHERE journey = ? AND number = ?`,
    journey,
    number,
  );

export const insertEdit = (store: Store, journey: number, edit: EditRecord) =>
  store.run(
    `INSERT OR REPLACE INTO journey_edits (journey, number, name, at, undo, redo, "group") VALUES (?, ?, ?, ?, ?, ?, ?)`,
    journey,
    edit.number,
    edit.name,
    edit.at,
    edit.undo,
    edit.redo,
    edit.group,
  );

/** Forgets the steps above `edits`: what was taken back can't be done again after something else was done. */
export const cutRedo = (store: Store, journey: number, edits: number) =>
  store.run("DELETE FROM journey_edits WHERE journey = ? AND number > ?", journey, edits);

/** Forgets the oldest steps, so that a log does not grow for ever. */
export const forgetOldEdits = (store: Store, journey: number, upTo: number) =>
  store.run("DELETE FROM journey_edits WHERE journey = ? AND number <= ?", journey, upTo);
