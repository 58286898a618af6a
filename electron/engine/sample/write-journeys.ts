import { minute } from "../../../shared/domain/time.ts";
import type { Store } from "../store/database.ts";
import { keepContent } from "../store/journey-messages.ts";
import { insertVersion, setJourney, setVersion } from "../store/journey-records.ts";
import { insertEntryRun, setEntryRun } from "../store/journey-runs.ts";
import { insertJourney } from "../store/journeys.ts";
import { writeSetting } from "../store/settings.ts";
import type { Calendar } from "./calendar.ts";
import { looksOf, type Entering } from "./cast.ts";
import { sampleId } from "./chance.ts";
import { welcomeSeries, type SampleJourney } from "./journeys.ts";
import type { Published } from "./walk.ts";

/** A journey with its first version, which has been live since it was published. */
export function publish(store: Store, journey: SampleJourney, calendar: Calendar): Published {
  const { instant } = calendar.at(journey.published, "09:00");
  const publishedAt = instant - 5 * minute;
  const key = insertJourney(store, journey, publishedAt);
  const version = insertVersion(store, {
    journey: key,
    number: 1,
    name: "First version",
    document: journey.document,
    plan: null,
    published_at: publishedAt,
  });
  setVersion(store, version, { state: "current", began_at: instant });
  const looks = journey === welcomeSeries;
  setJourney(store, key, publishedAt, {
    status: "live",
    version: 1,
    next_entry_at: looks ? nextLook(calendar) : null,
  });
  const contents = Object.entries(journey.contents).map(
    ([activity, content]) =>
      [activity, keepContent(store, JSON.stringify(content), publishedAt)] as const,
  );
  return { journey: key, version, contents: new Map(contents) };
}

/** The first morning that is still to come. */
function nextLook(calendar: Calendar): number {
  const days = Array.from({ length: 10 }, (_, index) => calendar.at(-index, "09:00").instant);
  return days.find((at) => at > calendar.now) ?? calendar.now;
}

/** One row for each morning on which people were let in. */
export function writeLooks(
  store: Store,
  { version }: Published,
  calendar: Calendar,
  all: readonly Entering[],
): void {
  for (const [index, at] of looksOf(welcomeSeries, calendar).entries()) {
    const { lastInsertRowid } = insertEntryRun(store, {
      id: sampleId(`look ${index}`),
      version,
      kind: index === 0 ? "start" : "refresh",
      due_at: at,
      started_at: at,
    });
    setEntryRun(store, Number(lastInsertRowid), {
      state: "done",
      entered: all.filter((one) => one.journey === welcomeSeries && one.at === at).length,
      ended_at: at,
    });
  }
}

/** The events of the sample have done to its journeys what they could. */
export const settleEvents = (store: Store): void =>
  writeSetting(
    store,
    "journeys.events",
    store.get<{ key: number | null }>("SELECT max(key) AS key FROM events")?.key ?? 0,
  );
