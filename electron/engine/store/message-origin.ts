import type { Store } from "./database.ts";

/** What of a row of the outbox says where it comes from. */
export type OriginRow = {
  run: number | null;
  participant: number | null;
  activity: string | null;
  journey_version: number | null;
};
/** `ids` in Pinpoint's names, as they stand in events and payloads. */
export type Origin = { kind: "campaign" | "journey" | "direct"; ids: Record<string, string> };

/** The campaign run or the journey that sends a message. */
export function originOf(store: Store, row: OriginRow): Origin {
  if (row.run !== null) {
    const run = store.get<{ id: string; campaign_id: string }>(
      "SELECT id, campaign_id FROM runs WHERE key = ?",
      row.run,
    );
    return {
      kind: "campaign",
      ids: {
        campaign_id: run?.campaign_id ?? "",
        campaign_activity_id: run?.id ?? "",
        treatment_id: "0",
      },
    };
  }
  if (row.participant !== null) {
    // Whoever enters by an event or by hand is in no batch of entries: there the version is what runs.
    const of = store.get<{ journey: string; run: string | null }>(
      `SELECT j.id AS journey, (SELECT r.id FROM journey_runs AS r WHERE r.version = v.key AND r.started_at <= p.entered_at
           ORDER BY r.key DESC LIMIT 1) AS run
         FROM journey_versions AS v JOIN journeys AS j ON j.key = v.journey LEFT JOIN participants AS p ON p.key = ?
         WHERE v.key = ?`,
      row.participant,
      row.journey_version,
    );
    return {
      kind: "journey",
      ids: {
        journey_id: of?.journey ?? "",
        journey_run_id: of?.run ?? String(row.journey_version ?? ""),
        journey_activity_id: row.activity ?? "",
      },
    };
  }
  return { kind: "direct", ids: {} };
}
