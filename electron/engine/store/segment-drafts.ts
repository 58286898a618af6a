import type { SegmentRules } from "../../../shared/domain/segment.ts";
import type { Db } from "./audience.ts";

export type SegmentDraft = {
  name: string;
  rules: SegmentRules;
  pinpoint: string | null;
  version: number | null;
};
// A new segment has no id yet; there is one such draft.
const keyOf = (id: string | null) => id ?? "";

export function readDraft(db: Db, id: string | null): (SegmentDraft & { savedAt: number }) | null {
  const row = db.get<{ draft: string; saved_at: number }>(
    "SELECT draft, saved_at FROM segment_drafts WHERE segment_id = ?",
    keyOf(id),
  );
  return row ? { ...(JSON.parse(row.draft) as SegmentDraft), savedAt: row.saved_at } : null;
}

export const writeDraft = (db: Db, id: string | null, draft: SegmentDraft, now: number) =>
  db.run(
    "INSERT OR REPLACE INTO segment_drafts (segment_id, draft, saved_at) VALUES (?, ?, ?)",
    keyOf(id),
    JSON.stringify(draft),
    now,
  );

export const deleteDraft = (db: Db, id: string | null) =>
  db.run("DELETE FROM segment_drafts WHERE segment_id = ?", keyOf(id));
