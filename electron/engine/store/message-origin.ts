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
  if (row.participant !== null)
    return {
      kind: "journey",
      ids: {
        journey_run_id: String(row.journey_version ?? ""),
        journey_activity_id: row.activity ?? "",
      },
    };
  return { kind: "direct", ids: {} };
}
