import type { Topic } from "../../../shared/contract/topics.ts";
import type { ChannelType } from "../../../shared/domain/channel.ts";
import type { Reason } from "../../../shared/domain/message.ts";
import type { Parts } from "../parts.ts";
import { forecastQuery, type Members } from "./prepare.ts";

/** How many would be targeted (every endpoint of the channels, and every contact without one), skipped and sent. */
export type Forecast = {
  targeted: number;
  skipped: { reason: Reason; count: number }[];
  willBeSent: number;
};

/** What a forecast reads; a draft that is saved is not among it, so that autosaving recounts nothing. */
const reads: readonly Topic[] = ["contacts", "segments", "imports", "events", "messages"];
const mostKept = 20;

/** Counts who a segment's messages would reach: once for the same rules and data, unless it has to be `fresh`. */
export function createForecast(
  parts: Parts,
  links: { members: Members; fingerprint(segmentId: string): string },
) {
  const { readers, topics } = parts;
  const known = new Map<string, Promise<Forecast>>();
  topics.listen((changed) => {
    if (changed.some((topic) => reads.includes(topic))) {
      known.clear();
    }
  });

  const count = async (segmentId: string, channels: readonly ChannelType[]): Promise<Forecast> => {
    const everyone = { after: 0, upTo: Number.MAX_SAFE_INTEGER };
    const { sql, values } = forecastQuery(await links.members(segmentId, everyone), channels);
    const rows = await readers.all<{ reason: Reason | null; count: number }>(sql, values);
    const skipped = rows.flatMap(({ reason, count: by }) =>
      reason === null ? [] : [{ reason, count: by }],
    );
    const willBeSent = rows.find((row) => row.reason === null)?.count ?? 0;
    return {
      targeted: willBeSent + skipped.reduce((sum, row) => sum + row.count, 0),
      skipped: skipped.toSorted((a, b) => b.count - a.count),
      willBeSent,
    };
  };

  return async (
    segmentId: string | null,
    channels: readonly ChannelType[],
    fresh = false,
  ): Promise<Forecast> => {
    if (segmentId === null) return { targeted: 0, skipped: [], willBeSent: 0 };
    // The rules are in it, so that changed rules are another key.
    const key = `${segmentId} ${channels.join()} ${links.fingerprint(segmentId)}`;
    const before = fresh ? undefined : known.get(key);
    if (before) return before;
    if (known.size >= mostKept) known.clear();
    const counting = count(segmentId, channels);
    known.set(key, counting);
    try {
      return await counting;
    } catch (error) {
      if (known.get(key) === counting) known.delete(key);
      throw error;
    }
  };
}
