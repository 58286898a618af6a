import type { z } from "zod";
import type { JourneyReview } from "../../../shared/contract/journey-runs.ts";
import type { JourneyChange, JourneyProblem } from "../../../shared/contract/journeys.ts";
import type { SendChannel } from "../../../shared/domain/journey.ts";
import { day } from "../../../shared/domain/time.ts";
import type { EntrySettings } from "../../../shared/activities/entry.ts";
import {
  channelOf,
  readActivity,
  reachableFrom,
  type JourneyDocument,
} from "../../../shared/journey/graph.ts";
import type { Parts } from "../parts.ts";
import { draftOf, getJourneyRecord, versionsOfJourney } from "../store/journey-records.ts";
import { waitingGroups } from "./groups.ts";

type Links = {
  problems(id: string): Promise<z.infer<typeof JourneyProblem>[]>;
  changes(before: JourneyDocument, after: JourneyDocument): z.infer<typeof JourneyChange>[];
  count(segmentId: string): Promise<number>;
  live(channel: SendChannel): boolean;
};
const lookBack = 28;

/** What somebody sees before they publish. */
export const createJourneyReview =
  (parts: Parts, links: Links) =>
  async (id: string): Promise<JourneyReview> => {
    const { store, clock } = parts;
    const journey = getJourneyRecord(store, id);
    const document = draftOf(store, journey.key);
    const problems = await links.problems(id);
    const published = versionsOfJourney(store, journey.key)[0];
    const channels = new Set(
      [...reachableFrom(document, document.entry)].flatMap((one) => channelOf(document, one) ?? []),
    );
    return {
      revision: journey.revision,
      problems,
      changes: published ? links.changes(published.document, document) : [],
      number: (published?.number ?? 0) + 1,
      enters: await enters(document),
      channels: [...channels].map((channel) => ({ channel, live: links.live(channel) })),
      groups: waitingGroups(store, journey, document, []),
    };

    async function enters(of: JourneyDocument): Promise<JourneyReview["enters"]> {
      const activity = of.activities[of.entry];
      const by = activity && (readActivity(activity).settings as EntrySettings).by;
      if (by?.kind === "event") return { now: null, perDay: perDay(by.event.name) };
      if (by?.kind !== "segment" || by.segmentId === null) return { now: null, perDay: null };
      const now = await links.count(by.segmentId).catch(() => null);
      const grown = store.get<{ days: number; entered: number | null }>(
        `SELECT count(*) AS days, sum(entered) AS entered FROM (SELECT entered FROM segment_sizes
           WHERE segment_id = ? AND entered IS NOT NULL ORDER BY day DESC LIMIT ?)`,
        by.segmentId,
        lookBack,
      );
      const growing = by.refresh !== null && grown !== undefined && grown.days > 0;
      return {
        now,
        perDay: growing ? (grown.entered ?? 0) / grown.days : by.refresh === null ? 0 : null,
      };
    }

    /** By what happened in four weeks, or since there are events. */
    function perDay(event: string): number | null {
      const since = clock.now() - lookBack * day;
      const first = store.get<{ at: number | null }>("SELECT min(at) AS at FROM events")?.at;
      if (first === null || first === undefined) return null;
      const count =
        store.get<{ n: number }>(
          "SELECT count(*) AS n FROM events WHERE type = ? AND at >= ?",
          event,
          since,
        )?.n ?? 0;
      return count / Math.max(1, Math.min(lookBack, (clock.now() - first) / day));
    }
  };
