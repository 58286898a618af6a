import { AppError } from "../../../shared/domain/errors.ts";
import type { SegmentRules, SegmentType } from "../../../shared/domain/segment.ts";
import type { Store } from "./database.ts";
import { usesInJourneys } from "./journey-uses.ts";

export type SegmentRecord = {
  id: string;
  name: string;
  type: SegmentType;
  version: number;
  rules: SegmentRules | null;
  import_id: string | null;
  contacts: number | null;
  counted_at: number | null;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
};
type Stored = Omit<SegmentRecord, "rules"> & { rules: string | null };
export type SegmentUse = { kind: "campaign" | "journey" | "segment"; id: string; name: string };

// The contract parsed these rules before they were stored.
const parsed = (row: Stored): SegmentRecord => ({
  ...row,
  rules: row.rules === null ? null : (JSON.parse(row.rules) as SegmentRules),
});

export const listSegments = (store: Store): SegmentRecord[] =>
  store
    .all<Stored>("SELECT * FROM segments WHERE deleted_at IS NULL ORDER BY updated_at DESC, id")
    .map(parsed);

/** Also one that was removed. */
export function findSegment(store: Store, id: string): SegmentRecord | undefined {
  const row = store.get<Stored>("SELECT * FROM segments WHERE id = ?", id);
  return row && parsed(row);
}

export function getSegment(store: Store, id: string): SegmentRecord {
  const segment = findSegment(store, id);
  if (!segment || segment.deleted_at !== null)
    throw new AppError(
      "NOT_FOUND",
      segment
        ? `The segment “${segment.name}” was deleted.`
        : "This segment is not there any more.",
      { place: segment?.name ?? id },
    );
  return segment;
}

/** The rules of one version; the newest one's stand in the segment itself. */
export function rulesOfVersion(store: Store, id: string, version: number): SegmentRules | null {
  const row = store.get<{ rules: string }>(
    "SELECT rules FROM segment_versions WHERE segment_id = ? AND version = ?",
    id,
    version,
  );
  return row ? (JSON.parse(row.rules) as SegmentRules) : null;
}

export type VersionRecord = {
  version: number;
  rules: SegmentRules;
  pinpoint: string | null;
  created_at: number;
};

/** Newest first. */
export const versionsOf = (store: Store, id: string): VersionRecord[] =>
  store
    .all<Omit<VersionRecord, "rules"> & { rules: string }>(
      "SELECT version, rules, pinpoint, created_at FROM segment_versions WHERE segment_id = ? ORDER BY version DESC",
      id,
    )
    .map((row) => ({ ...row, rules: JSON.parse(row.rules) as SegmentRules }));

/** Writes a new segment, or the next version of one that is there. */
export function writeSegment(
  store: Store,
  segment: { id: string; name: string; rules: SegmentRules; pinpoint?: string | undefined },
  now: number,
): number {
  const rules = JSON.stringify(segment.rules);
  const known = store.get<{ version: number }>(
    "SELECT version FROM segments WHERE id = ?",
    segment.id,
  );
  const version = (known?.version ?? 0) + 1;
  if (known)
    store.run(
      "UPDATE segments SET name = ?, version = ?, rules = ?, updated_at = ? WHERE id = ?",
      segment.name,
      version,
      rules,
      now,
      segment.id,
    );
  else
    store.run(
      `INSERT INTO segments (id, name, type, version, rules, created_at, updated_at)
         VALUES (?, ?, 'dynamic', ?, ?, ?, ?)`,
      segment.id,
      segment.name,
      version,
      rules,
      now,
      now,
    );
  store.run(
    "INSERT INTO segment_versions (segment_id, version, rules, pinpoint, created_at) VALUES (?, ?, ?, ?, ?)",
    segment.id,
    version,
    rules,
    segment.pinpoint ?? null,
    now,
  );
  return version;
}

export const renameSegment = (store: Store, id: string, name: string, now: number) =>
  store.run("UPDATE segments SET name = ?, updated_at = ? WHERE id = ?", name, now, id);

export const setDeleted = (store: Store, id: string, at: number | null) =>
  store.run("UPDATE segments SET deleted_at = ? WHERE id = ?", at, id);

/** A segment of chosen contacts, without one at first. */
export const insertStatic = (store: Store, segment: { id: string; name: string }, now: number) =>
  store.run(
    `INSERT INTO segments (id, name, type, version, contacts, counted_at, created_at, updated_at)
       VALUES (?, ?, 'static', 1, 0, ?, ?, ?)`,
    segment.id,
    segment.name,
    now,
    now,
    now,
  );

/** A second segment with the same fixed members. */
export function copyMembers(
  store: Store,
  from: SegmentRecord,
  to: { id: string; name: string },
  now: number,
): void {
  store.run(
    `INSERT INTO segments (id, name, type, version, import_id, contacts, counted_at, created_at, updated_at)
       VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)`,
    to.id,
    to.name,
    from.type,
    from.import_id,
    from.contacts,
    from.counted_at,
    now,
    now,
  );
  store.run(
    `INSERT INTO segment_members (segment_id, kind, first_key, last_key)
       SELECT ?, kind, first_key, last_key FROM segment_members WHERE segment_id = ?`,
    to.id,
    from.id,
  );
}

/** What an import counted: its members whether or not they are still there. */
export const memberRecords = (store: Store, id: string): number =>
  store.get<{ records: number }>(
    "SELECT coalesce(sum(last_key - first_key + 1), 0) AS records FROM segment_members WHERE segment_id = ?",
    id,
  )?.records ?? 0;

export const setCount = (store: Store, id: string, contacts: number, at: number) =>
  store.run("UPDATE segments SET contacts = ?, counted_at = ? WHERE id = ?", contacts, at, id);

/** The segments that rules name: as bases, or in a row. */
export const namedIn = (rules: SegmentRules | null): string[] =>
  (rules?.groups ?? []).flatMap((group) => [
    ...group.sources.map((source) => source.segmentId),
    ...group.dimensions.flatMap((box) =>
      box.criteria.flatMap(({ field }) => (field.kind === "segment" ? [field.segmentId] : [])),
    ),
  ]);

/** Who would miss a segment: campaigns that can still send, open journeys, and segments that build on it. By segment id. */
export function usesOfSegments(store: Store): Map<string, SegmentUse[]> {
  const uses = new Map<string, SegmentUse[]>();
  const add = (segmentId: string, use: SegmentUse) => {
    const known = uses.get(segmentId);
    if (!known) uses.set(segmentId, [use]);
    else if (!known.some((other) => other.kind === use.kind && other.id === use.id))
      known.push(use);
  };
  const campaigns = store.all<{ id: string; name: string; segment: string }>(
    `SELECT id, draft ->> '$.name' AS name, draft ->> '$.segmentId' AS segment FROM campaigns
       WHERE deleted_at IS NULL AND status NOT IN ('completed', 'cancelled') AND segment IS NOT NULL
       ORDER BY updated_at DESC, id`,
  );
  for (const { id, name, segment } of campaigns)
    add(segment, { kind: "campaign", id, name: name || "Campaign without a name" });
  for (const [segment, journeys] of usesInJourneys(store, "segmentId"))
    for (const use of journeys) add(segment, use);
  for (const { id, name, rules } of listSegments(store))
    for (const named of namedIn(rules)) add(named, { kind: "segment", id, name });
  return uses;
}
