import type { Effects } from "./batch.ts";
import { walkBatch } from "./batch.ts";
import { loop, type Loop } from "../loop.ts";
import type { Parts } from "../parts.ts";
import { openEntryRuns } from "../store/journey-runs.ts";
import { totalChanges } from "../store/audience.ts";
import { keepLogShort } from "../store/keep-log-short.ts";
import { dueAmong, nextParticipantDue, retryHeld } from "../store/journey-participants.ts";
import {
  journeyByKey,
  journeysIn,
  runningVersions,
  versionByKey,
  versionsOfJourney,
  type VersionRecord,
} from "../store/journey-records.ts";
import { askIndex, type Among } from "./asked.ts";
import { createDueQueue, type DueQueue } from "./due-queue.ts";
import type { createContents } from "./contents.ts";
import type { createEntries } from "./entries.ts";
import type { createHappenings } from "./happenings.ts";
import type { createLifecycle } from "./lifecycle.ts";
import { steadySize } from "./steady-size.ts";

/*
 * The runner begins what was published, lets people in, and moves those who are due. Invariants:
 * 1. A participant's move is one transaction: their row, the history, what goes to the outbox and the counts. Killed at any
 *    moment, they are where the last committed move left them, and due.
 * 2. A batch is one transaction of whole moves; between batches other work of the thread gets its turn.
 * 3. What another thread has to be asked is asked before the transaction. Whoever comes to such a question inside it waits
 *    there, due, for the next batch.
 * 4. Every participant that is picked changes: moves on, waits for a later instant or for news, is held with a reason, or
 *    ends. Nothing spins.
 * 5. A message is unique by participant, activity, visit and endpoint: a move that is made twice sends once.
 * 6. People walk the version they are on. Paused, stopped and pending versions are not walked.
 * 7. Who is older than the late rule allows is the send's matter, not the wait's: everybody moves on, and messages are held,
 *    put off or dropped.
 */
type Links = {
  among: Among;
  effects: Effects;
  contents: ReturnType<typeof createContents>;
  entries: ReturnType<typeof createEntries>;
  happenings: ReturnType<typeof createHappenings>;
  lifecycle: ReturnType<typeof createLifecycle>;
  /** *Pause all* of the status bar. */
  allPaused(): boolean;
};

const batches = { least: 100, most: 1000, ms: 40 };
/** Batches between two looks at the log. */
const looksAtLog = 32;

export function createRunner(parts: Parts, links: Links): Loop {
  const { store, clock, topics } = parts;
  const { contents, entries, happenings, lifecycle } = links;

  const steady = steadySize(batches);
  /** Walks one batch; false when nobody is due. */
  const batch = async (version: VersionRecord, queue: DueQueue): Promise<boolean> => {
    const due = await queue.next(version.key, steady.size());
    if (due.length === 0) return false;
    const changes = totalChanges(store);
    const asked = await askIndex(links.among, version.document, due);
    const wordings = await contents.of(version);
    const journey = journeyByKey(store, version.journey);
    if (!journey) return false;
    const zone = parts.settings().timeZone;
    const began = clock.tick();
    store.transaction(() => {
      // While the index was asked the journey may have been paused, stopped or published anew.
      if (!runningVersions(store).some((one) => one.key === version.key)) return;
      const now = clock.now();
      const keys = due.map((one) => one.key);
      // Read again only where somebody wrote since.
      const still = totalChanges(store) === changes ? due : dueAmong(store, version.key, now, keys);
      walkBatch(
        store,
        {
          version,
          document: version.document,
          journey: {
            id: journey.id,
            versions: versionsOfJourney(store, version.journey).map((one) => one.key),
          },
          now,
          zone,
          journeyZone: version.document.settings.zone ?? zone,
          asked,
          contents: wordings,
          effects: links.effects,
        },
        still,
      );
    });
    steady.measured(due.length, clock.tick() - began);
    topics.touch("journeys", "messages");
    return true;
  };

  const walk = async (signal: AbortSignal) => {
    const queue = createDueQueue(parts);
    const log = keepLogShort(parts, looksAtLog);
    try {
      let moving = true;
      while (moving && !signal.aborted) {
        moving = false;
        // A batch of each in turn, so that a large journey does not keep the others waiting.
        for (const version of runningVersions(store)) {
          if (signal.aborted) return;
          if (await batch(version, queue)) {
            moving = true;
            await log.afterBatch();
          }
          await clock.breathe();
        }
      }
    } finally {
      await log.end();
    }
  };

  /** What was mended meanwhile lets those go on who are held for it. */
  const mend = () => {
    const now = clock.now();
    for (const version of runningVersions(store))
      retryHeld(store, version.key, ["templateGone", "segmentGone", "channelProblem"], now);
  };
  let mended = false;
  topics.listen((changed) => {
    if (changed.some((topic) => ["contacts", "segments", "events", "imports"].includes(topic))) {
      entries.dataChanged();
      happenings.dataChanged();
    }
    if (changed.some((topic) => topic === "templates" || topic === "segments")) mended = true;
  });

  return loop({
    name: "journeys",
    clock,
    log: parts.log,
    topics,
    wakesOn: ["journeys", "events", "contacts", "segments", "templates", "settings", "scheduler"],
    nextDue: () => {
      if (links.allPaused()) return null;
      const due = [
        lifecycle.nextDue(),
        entries.nextDue(),
        happenings.nextLook(),
        ...runningVersions(store).map((version) => nextParticipantDue(store, version.key)),
      ].filter((one) => one !== null);
      return due.length === 0 ? null : Math.min(...due);
    },
    async work(signal) {
      await lifecycle.finishBegun(signal);
      if (links.allPaused()) return;
      await lifecycle.beginDue(signal);
      // Nobody is let in or moved where nothing runs: this is all that an idle project costs.
      if (journeysIn(store, "live", "closed", "paused", "completed").length === 0) return;
      if (mended) {
        mended = false;
        mend();
      }
      // Who has long been due leaves before others, or the same again, are let in.
      await walk(signal);
      await happenings.readEvents(signal);
      await happenings.lookAtSegments(signal);
      await walk(signal);
      entries.startDue();
      for (const run of openEntryRuns(store)) {
        const version = versionByKey(store, run.version);
        const status = version ? journeyByKey(store, version.journey)?.status : undefined;
        if (status !== "paused") await entries.prepare(run, signal);
      }
      await walk(signal);
      entries.close();
    },
  });
}
