import { z } from "zod";
import { AppError } from "../../../shared/domain/errors.ts";
import type { Parts } from "../parts.ts";
import { shiftFrozen } from "../store/journey-participants.ts";
import { getJourneyRecord, journeyByKey, setJourney } from "../store/journey-records.ts";
import { keepLogShort } from "../store/keep-log-short.ts";
import { steadySize } from "./steady-size.ts";
import { forgetSetting, readSetting, settingNames, writeSetting } from "../store/settings.ts";

/*
 * A journey goes on once all who waited for a length of time are due later by how long it stood still. They are put off in
 * slices, so that a million of them keep nobody waiting; how far it came stands in the database with them, and what a crash
 * interrupted goes on from there, by the instant at which somebody resumed it.
 */
const Standing = z.object({
  at: z.number(),
  stood: z.number(),
  /** Keys of participants: done up to, and the last that had entered. */
  after: z.number(),
  last: z.number(),
});
const prefix = "journeys.resume.";
const slices = { least: 500, most: 4000, ms: 30 };
/** Slices between two looks at the log. */
const looksAtLog = 16;

export function createResume(parts: Parts) {
  const { store, clock, topics } = parts;

  /** One slice, one transaction; false when there is nothing more to do. */
  const putOff = (key: number, size: number): boolean =>
    store.transaction(() => {
      const standing = readSetting(store, prefix + key, Standing);
      const journey = journeyByKey(store, key);
      // Stopped meanwhile: nobody waits any more.
      if (!standing || journey?.status !== "paused") {
        forgetSetting(store, prefix + key);
        return false;
      }
      const { after, last, stood } = standing;
      if (after < last) {
        const upTo = Math.min(last, after + size);
        shiftFrozen(store, key, { after, upTo, by: stood });
        writeSetting(store, prefix + key, { ...standing, after: upTo });
        return true;
      }
      forgetSetting(store, prefix + key);
      setJourney(store, key, clock.now(), {
        status: journey.status_before_pause ?? "live",
        status_before_pause: null,
        paused_at: null,
      });
      return false;
    });

  const goOn = async (key: number, signal?: AbortSignal) => {
    const log = keepLogShort(parts, looksAtLog);
    try {
      const steady = steadySize(slices);
      for (;;) {
        if (signal?.aborted) return;
        const began = clock.tick();
        const size = steady.size();
        if (!putOff(key, size)) break;
        steady.measured(size, clock.tick() - began);
        await log.afterBatch();
        await clock.breathe();
      }
    } finally {
      await log.end();
    }
    topics.touch("journeys", "messages");
  };

  return {
    /** Waits for a length of time stood still and go on; dates did not. */
    async resume(id: string): Promise<null> {
      const { key } = store.transaction(() => {
        const journey = getJourneyRecord(store, id);
        if (journey.status !== "paused")
          throw new AppError("CONFLICT", "This journey is not paused.");
        const name = prefix + journey.key;
        const at = clock.now();
        if (readSetting(store, name, Standing) === null)
          writeSetting(store, name, {
            at,
            stood: Math.max(0, at - (journey.paused_at ?? at)),
            after: 0,
            last: store.get<{ key: number }>("SELECT max(key) AS key FROM participants")?.key ?? 0,
          } satisfies z.infer<typeof Standing>);
        return journey;
      });
      await goOn(key);
      return null;
    },
    /** What a crash interrupted. */
    async finish(signal: AbortSignal) {
      for (const name of settingNames(store, prefix))
        await goOn(Number(name.slice(prefix.length)), signal);
    },
  };
}
