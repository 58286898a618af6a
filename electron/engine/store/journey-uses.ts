import type { Store } from "./database.ts";

type Named = "segmentId" | "templateId";
export type JourneyUse = { kind: "journey"; id: string; name: string };

/**
 * Who would miss a segment or a template: journeys by what is named anywhere in their drafts, and in versions that people are
 * on or will be. Journeys that are over or archived miss nothing. By the id of what is named.
 */
export function usesInJourneys(store: Store, named: Named): Map<string, JourneyUse[]> {
  const rows = store.all<{ id: string; name: string; used: string }>(
    `WITH open AS (
       SELECT key, id, document, updated_at FROM journeys
         WHERE deleted_at IS NULL AND archived_at IS NULL AND status NOT IN ('completed', 'stopped')),
     texts AS (
       SELECT key, document FROM open
       UNION ALL SELECT v.journey, v.document FROM journey_versions AS v
         WHERE v.state <> 'ended' AND v.journey IN (SELECT key FROM open))
     SELECT DISTINCT open.id, open.document ->> '$.name' AS name, found.value AS used, open.updated_at
       FROM texts JOIN open ON open.key = texts.key, json_tree(texts.document, '$.activities') AS found
       WHERE found.key = ? AND found.type = 'text'
       ORDER BY open.updated_at DESC, open.id`,
    named,
  );
  const uses = new Map<string, JourneyUse[]>();
  for (const { id, name, used } of rows) {
    const use: JourneyUse = { kind: "journey", id, name: name || "Journey without a name" };
    const known = uses.get(used);
    if (known) known.push(use);
    else uses.set(used, [use]);
  }
  return uses;
}
