import type { JourneyStatus } from "../../../shared/domain/journey.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { JourneyDocument } from "../../../shared/journey/graph.ts";
import type { Store } from "./database.ts";

export type JourneyRecord = {
  key: number;
  id: string;
  status: JourneyStatus;
  status_before_pause: JourneyStatus | null;
  /** The draft. */
  document: JourneyDocument;
  revision: number;
  /** How many steps of the log the draft holds. */
  edits: number;
  version: number | null;
  starts_at: number | null;
  paused_at: number | null;
  next_entry_at: number | null;
  error: string | null;
  created_at: number;
  updated_at: number;
  archived_at: number | null;
  deleted_at: number | null;
  /** The JSON of Pinpoint it was read from. */
  original: string | null;
};
type Stored = Omit<JourneyRecord, "document"> & { document: string };

const drafts = new WeakMap<Store, Map<number, { text: string; document: JourneyDocument }>>();

/**
 * The contract parsed these documents before they were stored. Each is read once for as long as it stays the same: lists
 * look at all of them again and again, and what is known of an activity is kept by its object.
 */
function parsed(store: Store, { document: text, ...row }: Stored): JourneyRecord {
  const known = drafts.get(store) ?? new Map<number, { text: string; document: JourneyDocument }>();
  drafts.set(store, known);
  const before = known.get(row.key);
  if (before?.text === text) return { ...row, document: before.document };
  const document = JSON.parse(text) as JourneyDocument;
  known.set(row.key, { text, document });
  return { ...row, document };
}

export const listJourneys = (store: Store): JourneyRecord[] =>
  store
    .all<Stored>("SELECT * FROM journeys WHERE deleted_at IS NULL ORDER BY updated_at DESC, key")
    .map((row) => parsed(store, row));

/** Also one that was removed. */
export function findJourney(store: Store, id: string): JourneyRecord | undefined {
  const row = store.get<Stored>("SELECT * FROM journeys WHERE id = ?", id);
  return row && parsed(store, row);
}

export function getJourney(store: Store, id: string): JourneyRecord {
  const journey = findJourney(store, id);
  if (!journey || journey.deleted_at !== null)
    throw new AppError(
      "NOT_FOUND",
      journey
        ? `The journey “${journey.document.name}” was deleted.`
        : "This journey is not there any more.",
      { place: journey?.document.name ?? id },
    );
  return journey;
}

export const insertJourney = (
  store: Store,
  journey: { id: string; document: JourneyDocument; original?: string | undefined },
  now: number,
): number =>
  Number(
    store.run(
      `INSERT INTO journeys (id, status, document, revision, edits, created_at, updated_at, original)
         VALUES (?, 'draft', ?, 1, 0, ?, ?, ?)`,
      journey.id,
      JSON.stringify(journey.document),
      now,
      now,
      journey.original ?? null,
    ).lastInsertRowid,
  );

/** Writes the draft as it is after `edits` steps of the log, under the next revision. */
export const writeDraft = (
  store: Store,
  key: number,
  { document, edits }: { document: JourneyDocument; edits: number },
  now: number,
) =>
  store.run(
    "UPDATE journeys SET document = ?, edits = ?, revision = revision + 1, updated_at = ? WHERE key = ?",
    JSON.stringify(document),
    edits,
    now,
    key,
  );

/** Changes columns of a journey and its time of change. */
export function setJourney(
  store: Store,
  key: number,
  now: number,
  set: Partial<
    Pick<
      JourneyRecord,
      | "status"
      | "status_before_pause"
      | "version"
      | "starts_at"
      | "paused_at"
      | "next_entry_at"
      | "error"
      | "archived_at"
      | "deleted_at"
    >
  >,
): void {
  const names = Object.keys(set);
  store.run(
    `UPDATE journeys SET updated_at = ?${names.map((name) => `, ${name} = ?`).join("")} WHERE key = ?`,
    now,
    ...Object.values(set),
    key,
  );
}
