import { AppError } from "../../../shared/domain/errors.ts";
import type { JourneyDocument } from "../../../shared/journey/graph.ts";
import type { Store } from "./database.ts";

export type VersionRecord = {
  key: number;
  journey: number;
  number: number;
  name: string;
  document: JourneyDocument;
  author: string;
  state: "current" | "draining" | "ended";
  published_at: number;
  began_at: number | null;
  ended_at: number | null;
};
type Stored = Omit<VersionRecord, "document"> & { document: string };

const documents = new WeakMap<Store, Map<number, JourneyDocument>>();

/** Versions never change, so each is read once. */
function parsed(store: Store, { document: text, ...row }: Stored): VersionRecord {
  const known = documents.get(store) ?? new Map<number, JourneyDocument>();
  documents.set(store, known);
  const document = known.get(row.key) ?? (JSON.parse(text) as JourneyDocument);
  known.set(row.key, document);
  return { ...row, document };
}

/** Newest first. */
export const versionsOf = (store: Store, journey: number): VersionRecord[] =>
  store
    .all<Stored>("SELECT * FROM journey_versions WHERE journey = ? ORDER BY number DESC", journey)
    .map((row) => parsed(store, row));

export function findVersion(
  store: Store,
  journey: number,
  number: number,
): VersionRecord | undefined {
  const row = store.get<Stored>(
    "SELECT * FROM journey_versions WHERE journey = ? AND number = ?",
    journey,
    number,
  );
  return row && parsed(store, row);
}

export function getVersion(
  store: Store,
  journey: { key: number; document: JourneyDocument },
  number: number,
): VersionRecord {
  const version = findVersion(store, journey.key, number);
  if (!version)
    throw new AppError("NOT_FOUND", `“${journey.document.name}” has no version ${number}.`, {
      place: journey.document.name,
    });
  return version;
}

export const nameVersion = (store: Store, key: number, name: string) =>
  store.run("UPDATE journey_versions SET name = ? WHERE key = ?", name, key);
