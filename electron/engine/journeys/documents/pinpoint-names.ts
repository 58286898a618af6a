import type { PinpointNames, Resolvers } from "../../../../shared/pinpoint/journeys.ts";
import type { Store } from "../../store/database.ts";

type Named = { id: string; name: string; type: string };

/**
 * What journeys of Pinpoint name, found in this project and back: templates by name and channel, segments by the id they
 * had in Pinpoint where they came from there, else by their own.
 */
export function pinpointNames(store: Store): { names: PinpointNames; resolvers: Resolvers } {
  const templates = store.all<Named>(
    "SELECT id, name, type FROM templates WHERE deleted_at IS NULL",
  );
  const segments = store.all<{ id: string; pinpoint: string | null }>(
    `SELECT s.id, (SELECT coalesce(v.pinpoint ->> '$.SegmentResponse.Id', v.pinpoint ->> '$.Id')
         FROM segment_versions v WHERE v.segment_id = s.id AND v.pinpoint IS NOT NULL
         ORDER BY v.version DESC LIMIT 1) AS pinpoint
       FROM segments s WHERE s.deleted_at IS NULL`,
  );
  return {
    names: {
      template: (id) => templates.find((one) => one.id === id)?.name ?? null,
      segment(id) {
        const found = segments.find((one) => one.id === id);
        return found ? (found.pinpoint ?? found.id) : null;
      },
    },
    resolvers: {
      // Custom channels have templates in Pinpoint only.
      template: (name, type) =>
        templates.find((one) => one.name === name && one.type === type)?.id ?? null,
      segment: (id) =>
        (segments.find((one) => one.pinpoint === id) ?? segments.find((one) => one.id === id))
          ?.id ?? null,
    },
  };
}
