import type { EntrySettings } from "../../../shared/activities/entry.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { latestZone } from "../../../shared/journey/contact-zone.ts";
import { entriesOfDate } from "../../../shared/journey/date-entry.ts";
import { readActivity } from "../../../shared/journey/graph.ts";
import type { Parts } from "../parts.ts";
import { insideOf } from "../store/journey-counts.ts";
import {
  insertEntryRun,
  lastEntryRun,
  openEntryRuns,
  setEntryRun,
  type EntryRun,
} from "../store/journey-runs.ts";
import {
  journeyByKey,
  journeysIn,
  setJourney,
  versionByKey,
  versionsOfJourney,
  type JourneyRecord,
  type VersionRecord,
} from "../store/journey-records.ts";
import { zoneMath } from "../zone-math.ts";
import type { Among } from "./asked.ts";
import { nextLook } from "./next-look.ts";
import { enrol } from "./enrol.ts";
import { endpointsOfContacts } from "./people.ts";

/*
 * Who enters by a segment or by a date. Invariants:
 * 1. A due entry makes exactly one run: its row and the journey's next entry are one transaction.
 * 2. A run goes through the contacts by key; its cursor moves in the transaction that lets them in, so that a crash carries
 *    on where it stopped and nobody enters twice.
 * 3. Entries that were due while the computer was off are one run.
 * 4. A journey that takes nobody in any more is closed, and completed when the last has left.
 */
export type EntryLinks = {
  among: Among;
  /** Members of a segment by key; `rules` are resolved ones that were kept. */
  members(
    of: { segmentId: string; rules: string | null },
    page: { after: number; limit: number },
  ): Promise<number[]>;
};
const slice = 1000;
/** A segment that changes all the time is looked through this often at most. */
const betweenUpdates = 60_000;

export const entryOf = (version: VersionRecord): EntrySettings["by"] => {
  const activity = version.document.activities[version.document.entry];
  const settings = activity ? (readActivity(activity).settings as EntrySettings) : null;
  return settings?.by ?? { kind: "manual" };
};

export const currentVersion = (
  store: Parts["store"],
  journey: JourneyRecord,
): VersionRecord | undefined =>
  versionsOfJourney(store, journey.key).find((one) => one.state === "current");

export function createEntries(parts: Parts, links: EntryLinks) {
  const { store, clock, random, topics } = parts;
  /** Whether data changed since the segments of journeys were last looked through. */
  let changed = true;

  const begin = (journey: JourneyRecord, version: VersionRecord, kind: EntryRun["kind"]) => {
    const now = clock.now();
    const due = journey.next_entry_at ?? now;
    store.transaction(() => {
      insertEntryRun(store, {
        id: random.id(),
        version: version.key,
        kind,
        due_at: kind === "date" ? now : due,
        started_at: now,
      });
      setJourney(store, journey.key, now, { next_entry_at: nextEntry(version, due, now) });
    });
    topics.touch("journeys");
  };

  /** Starts what is due. */
  const startDue = () => {
    const now = clock.now();
    for (const journey of journeysIn(store, "live")) {
      const version = currentVersion(store, journey);
      if (!version) continue;
      const by = entryOf(version);
      const open = openEntryRuns(store).some((run) => run.version === version.key);
      if (open) continue;
      if (journey.next_entry_at !== null && journey.next_entry_at <= now) {
        const first = lastEntryRun(store, version.key, ["start", "refresh", "update"]);
        // A version over another one lets in only who was not inside before.
        const kind = first ? "refresh" : version.number > 1 ? "update" : "start";
        begin(journey, version, by.kind === "date" ? "date" : kind);
      } else if (by.kind === "segment" && by.onUpdate && changed) {
        const last = lastEntryRun(store, version.key, ["start", "refresh", "update"]);
        if (last && Math.abs(now - last.started_at) >= betweenUpdates)
          begin(journey, version, "update");
      }
    }
    changed = false;
  };

  /** Carries on a run until it is done. */
  const prepare = async (run: EntryRun, signal: AbortSignal) => {
    const version = versionByKey(store, run.version);
    if (!version) return;
    const wanted = () => {
      const journey = journeyByKey(store, version.journey);
      return journey?.status === "live" && versionByKey(store, run.version)?.state === "current"
        ? journey
        : null;
    };
    try {
      let { up_to: cursor, entered } = run;
      for (;;) {
        const journey = wanted();
        if (signal.aborted || !journey) {
          if (journey?.status !== "paused" && !signal.aborted) finish(run, version);
          return;
        }
        const page = await pageOf(version, run, cursor);
        const done = store.transaction(() => {
          const still = wanted();
          if (!still) return false;
          entered += enrol(store, still, version, page.contacts, {
            now: clock.now(),
            zone: parts.settings().timeZone,
            ...(page.due ? { due: page.due } : {}),
            onlyNew: run.kind === "update",
          }).entered;
          cursor = page.upTo;
          setEntryRun(store, run.key, { up_to: cursor, entered });
          return true;
        });
        if (!done) continue;
        topics.touch("journeys");
        if (page.last) break;
        await clock.breathe();
      }
      finish(run, version);
    } catch (error) {
      if (!(error instanceof AppError) || /^(DISK_FULL|PROJECT_LOCKED)$/.test(error.code))
        throw error;
      // A segment that is gone lets nobody in; the next look may find it again.
      setEntryRun(store, run.key, { state: "failed", ended_at: clock.now() });
      setJourney(store, version.journey, clock.now(), { error: error.message });
      topics.touch("journeys");
    }
  };

  const finish = (run: EntryRun, version: VersionRecord) => {
    store.transaction(() => {
      setEntryRun(store, run.key, { state: "done", ended_at: clock.now() });
      setJourney(store, version.journey, clock.now(), { error: null });
    });
    topics.touch("journeys");
  };

  type Page = {
    contacts: number[];
    upTo: number;
    last: boolean;
    due?: Map<number, number>;
  };
  const pageOf = async (version: VersionRecord, run: EntryRun, after: number): Promise<Page> => {
    const by = entryOf(version);
    if (by.kind === "segment" && by.segmentId !== null) {
      const contacts = await links.members(
        { segmentId: by.segmentId, rules: version.entry_rules },
        { after, limit: slice },
      );
      const last = contacts.length < slice;
      return { contacts, upTo: contacts.at(-1) ?? after, last };
    }
    return by.kind === "date"
      ? datePage(version, by, run, after)
      : { contacts: [], upTo: after, last: true };
  };

  const datePage = async (
    version: VersionRecord,
    by: Extract<EntrySettings["by"], { kind: "date" }>,
    run: EntryRun,
    after: number,
  ): Promise<Page> => {
    const before = store.get<{ due: number | null }>(
      "SELECT max(due_at) AS due FROM journey_runs WHERE version IN (SELECT key FROM journey_versions WHERE journey = ?) AND kind = 'date' AND key < ?",
      version.journey,
      run.key,
    )?.due;
    const window = { from: (before ?? version.began_at ?? run.due_at) + 1, to: run.due_at };
    const path = `$.${by.of === "endpoint" ? "attributes." : ""}${JSON.stringify(by.attribute)}`;
    const limit = slice * 5;
    const keys = await parts.readers.all<{ key: number; dates: string | null }>(
      by.of === "user"
        ? `SELECT key, json_extract(attributes, ?) AS dates FROM contacts WHERE key > ? ORDER BY key LIMIT ?`
        : `SELECT c.key, (SELECT json_group_array(json_extract(e.document, ?)) FROM endpoints AS e WHERE e.contact = c.key) AS dates
           FROM contacts AS c WHERE c.key > ? ORDER BY c.key LIMIT ?`,
      [path, after, limit],
    );
    const { settings } = version.document;
    const dated = keys.filter((row) => row.dates !== null && /\d{4}-\d{2}-\d{2}/.test(row.dates));
    const endpoints = endpointsOfContacts(
      store,
      dated.map((row) => row.key),
      settings.zoneEstimation,
    );
    const due = new Map<number, number>();
    for (const { key, dates } of dated) {
      const zones = (endpoints.get(key) ?? []).flatMap((one) => one.zone ?? []);
      const zone =
        latestZone(zones, clock.now(), zoneMath) ?? settings.zone ?? parts.settings().timeZone;
      const [at] = (dates?.match(/\d{4}-\d{2}-\d{2}/g) ?? []).flatMap((text) =>
        entriesOfDate(text, by, window, { zone, math: zoneMath }),
      );
      if (at !== undefined) due.set(key, at);
    }
    const inside =
      by.segmentId === null || due.size === 0
        ? new Set(due.keys())
        : await links.among({ segmentId: by.segmentId }, [...due.keys()]);
    return {
      contacts: [...due.keys()].filter((key) => inside.has(key)),
      upTo: keys.at(-1)?.key ?? after,
      last: keys.length < limit,
      due,
    };
  };

  /** When the segment or the dates are looked at next; null is never again by itself. */
  function nextEntry(version: VersionRecord, due: number, now: number): number | null {
    const by = entryOf(version);
    if (by.kind === "date") return nextLook(by.time, now);
    if (by.kind !== "segment" || by.refresh === null) return null;
    const zone = version.document.settings.zone ?? parts.settings().timeZone;
    let next = zoneMath.plus(due, by.refresh, zone);
    for (let turns = 0; next <= now && turns < 100_000; turns += 1)
      next = zoneMath.plus(next, by.refresh, zone);
    return next;
  }

  /** Closes journeys that take nobody in any more, and completes those that are empty. */
  const close = () => {
    const now = clock.now();
    for (const journey of journeysIn(store, "live", "closed")) {
      const version = currentVersion(store, journey);
      if (!version) continue;
      if (journey.status === "live" && isOver(journey, version, now)) {
        setJourney(store, journey.key, now, { status: "closed", next_entry_at: null });
        topics.touch("journeys");
      }
      const versions = versionsOfJourney(store, journey.key);
      for (const old of versions)
        if (old.state === "draining" && insideOf(store, old.key) === 0) {
          store.run(
            "UPDATE journey_versions SET state = 'ended', ended_at = ? WHERE key = ?",
            now,
            old.key,
          );
          topics.touch("journeys");
        }
      const status = journeyByKey(store, journey.key)?.status;
      if (
        status === "closed" &&
        !versions.some((one) => one.state === "pending" || insideOf(store, one.key) > 0)
      ) {
        setJourney(store, journey.key, now, { status: "completed" });
        topics.touch("journeys");
      }
    }
  };

  const isOver = (journey: JourneyRecord, version: VersionRecord, now: number): boolean => {
    const ends = endOf(version, parts.settings().timeZone);
    if (ends !== null && ends <= now) return true;
    const by = entryOf(version);
    if (by.kind !== "segment" || by.refresh !== null || journey.next_entry_at !== null)
      return false;
    const last = lastEntryRun(store, version.key, ["start", "refresh", "update"]);
    if (last?.state !== "done") return false;
    return !by.onUpdate || insideOf(store, version.key) === 0;
  };

  return {
    startDue,
    prepare,
    close,
    dataChanged() {
      changed = true;
    },
    nextDue(): number | null {
      const due = journeysIn(store, "live").flatMap((journey) => {
        const version = currentVersion(store, journey);
        const ends = version ? endOf(version, parts.settings().timeZone) : null;
        return [journey.next_entry_at, ends].filter((one) => one !== null);
      });
      return due.length === 0 ? null : Math.min(...due);
    },
  };
}

/** When a version stops taking people in. */
const endOf = ({ document }: VersionRecord, projectZone: string): number | null =>
  document.settings.end === null
    ? null
    : zoneMath.instant(document.settings.end, document.settings.zone ?? projectZone);
