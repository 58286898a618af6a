import { channelOf, isUpstream, type JourneyDocument } from "../../../shared/journey/graph.ts";
import type { SendChannel } from "../../../shared/domain/journey.ts";
import type { Names } from "../../../shared/activities/activity.ts";

export type UpstreamMessage = { id: string; name: string; channel: SendChannel };

/** The message activities that everybody at `id` may have passed: only those can be asked about. */
export function messagesBefore(
  document: JourneyDocument,
  id: string,
  names: Names,
): UpstreamMessage[] {
  return Object.keys(document.activities).flatMap((earlier) => {
    const channel = channelOf(document, earlier);
    return channel !== null && isUpstream(document, earlier, id)
      ? [{ id: earlier, name: names.activity(earlier) ?? earlier, channel }]
      : [];
  });
}
