import { AppError } from "../../../shared/domain/errors.ts";
import type { JourneyStatus } from "../../../shared/domain/journey.ts";
import type { JourneyDocument } from "../../../shared/journey/graph.ts";
import type { SqlValue, Store } from "./database.ts";

/** A journey as its runs see it; the draft is left out. */
export type JourneyRecord = {
  key: number;
  id: string;
  status: JourneyStatus;
  status_before_pause: JourneyStatus | null;
  revision: number;
  version: number | null;
  starts_at: number | null;
  paused_at: number | null;
  next_entry_at: number | null;
  error: string | null;
  deleted_at: number | null;
};
const columns =
  "key, id, status, status_before_pause, revision, version, starts_at, paused_at, next_entry_at, error, deleted_at";

export type VersionState = "pending" | "current" | "draining" | "ended";
export type VersionRecord = {
  key: number;
  journey: number;
  number: number;
  name: string;
  state: VersionState;
  published_at: number;
  began_at: number | null;
  ended_at: number | null;
  document: JourneyDocument;
  plan: string | null;
  entry_rules: string | null;
};
type StoredVersion = Omit<VersionRecord, "document">;
const versionColumns =
  "key, journey, number, name, state, published_at, began_at, ended_at, plan, entry_rules";

export function getJourneyRecord(store: Store, id: string): JourneyRecord {
  const row = store.get<JourneyRecord>(
    `SELECT ${columns} FROM journeys WHERE id = ? AND deleted_at IS NULL`,
    id,
  );
  if (!row) throw new AppError("NOT_FOUND", "This journey is not there any more.");
  return row;
}

export const journeyByKey = (store: Store, key: number): JourneyRecord | undefined =>
  store.get<JourneyRecord>(`SELECT ${columns} FROM journeys WHERE key = ?`, key);

/** The draft, as it is now. */
export const draftOf = (store: Store, key: number): JourneyDocument =>
  JSON.parse(
    store.get<{ document: string }>("SELECT document FROM journeys WHERE key = ?", key)?.document ??
      "null",
  ) as JourneyDocument;

export const journeysIn = (store: Store, ...statuses: JourneyStatus[]): JourneyRecord[] =>
  store.all<JourneyRecord>(
    `SELECT ${columns} FROM journeys WHERE status IN (SELECT value FROM json_each(?)) ORDER BY key`,
    JSON.stringify(statuses),
  );

/** Changes columns of a journey and its time of change. */
export function setJourney(
  store: Store,
  key: number,
  now: number,
  change: Partial<Omit<JourneyRecord, "key" | "id" | "revision">>,
): void {
  const names = Object.keys(change);
  store.run(
    `UPDATE journeys SET ${names.map((name) => `${name} = ?, `).join("")}updated_at = ? WHERE key = ?`,
    ...(Object.values(change) as SqlValue[]),
    now,
    key,
  );
}

/** Documents of versions never change, so each is read once and its activities too. */
const documents = new WeakMap<Store, Map<number, JourneyDocument>>();

export function documentOfVersion(store: Store, version: number): JourneyDocument {
  const known = documents.get(store) ?? new Map<number, JourneyDocument>();
  documents.set(store, known);
  const before = known.get(version);
  if (before) return before;
  const row = store.get<{ document: string }>(
    "SELECT document FROM journey_versions WHERE key = ?",
    version,
  );
  if (!row) throw new AppError("NOT_FOUND", "This version of the journey is not there any more.");
  // The contract parsed it before it was stored.
  const document = JSON.parse(row.document) as JourneyDocument;
  known.set(version, document);
  return document;
}

const whole = (store: Store, row: StoredVersion): VersionRecord => ({
  ...row,
  document: documentOfVersion(store, row.key),
});

/** Newest first. */
export const versionsOfJourney = (store: Store, journey: number): VersionRecord[] =>
  store
    .all<StoredVersion>(
      `SELECT ${versionColumns} FROM journey_versions WHERE journey = ? ORDER BY number DESC`,
      journey,
    )
    .map((row) => whole(store, row));

export function versionByKey(store: Store, key: number): VersionRecord | undefined {
  const row = store.get<StoredVersion>(
    `SELECT ${versionColumns} FROM journey_versions WHERE key = ?`,
    key,
  );
  return row && whole(store, row);
}

/** Versions that people walk on: of journeys that run and are not paused. */
export const runningVersions = (store: Store): VersionRecord[] =>
  store
    .all<StoredVersion>(
      `SELECT ${versionColumns
        .split(", ")
        .map((name) => `v.${name}`)
        .join(", ")}
       FROM journeys AS j JOIN journey_versions AS v ON v.journey = j.key
       WHERE j.status IN ('live', 'closed') AND v.state IN ('current', 'draining') ORDER BY v.key`,
    )
    .map((row) => whole(store, row));

export function insertVersion(
  store: Store,
  row: Pick<VersionRecord, "journey" | "number" | "name" | "published_at" | "plan"> & {
    document: JourneyDocument;
  },
): number {
  return Number(
    store.run(
      `INSERT INTO journey_versions (journey, number, name, document, author, state, plan, published_at)
         VALUES (?, ?, ?, ?, '', 'pending', ?, ?)`,
      row.journey,
      row.number,
      row.name,
      JSON.stringify(row.document),
      row.plan,
      row.published_at,
    ).lastInsertRowid,
  );
}

export function setVersion(
  store: Store,
  key: number,
  change: Partial<Pick<VersionRecord, "state" | "began_at" | "ended_at" | "plan" | "entry_rules">>,
): void {
  const names = Object.keys(change);
  store.run(
    `UPDATE journey_versions SET ${names.map((name) => `${name} = ?`).join(", ")} WHERE key = ?`,
    ...(Object.values(change) as SqlValue[]),
    key,
  );
}
