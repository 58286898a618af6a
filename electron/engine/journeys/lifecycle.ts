import { AppError } from "../../../shared/domain/errors.ts";
import type { JourneyDocument } from "../../../shared/journey/graph.ts";
import { minute } from "../../../shared/domain/time.ts";
import type { JourneyProblem } from "../../../shared/contract/journeys.ts";
import type { Parts } from "../parts.ts";
import { insideOf, JourneySheet } from "../store/journey-counts.ts";
import { cancelQueued } from "../store/journey-messages.ts";
import {
  addStep,
  writeParticipant,
  type ParticipantRecord,
} from "../store/journey-participants.ts";
import {
  draftOf,
  getJourneyRecord,
  insertVersion,
  journeyByKey,
  journeysIn,
  setJourney,
  setVersion,
  versionsOfJourney,
  type JourneyRecord,
  type VersionRecord,
} from "../store/journey-records.ts";
import { writeSetting } from "../store/settings.ts";
import { zoneMath } from "../zone-math.ts";
import { endParticipant } from "./endings.ts";
import { entryOf } from "./entries.ts";
import { waitingGroups } from "./groups.ts";
import { migrate, type Plan } from "./migrate.ts";
import { nextLook } from "./next-look.ts";
import { createResume } from "./resume.ts";

/*
 * The states of a journey (Pinpoint 4.9): draft → scheduled → live → closed → completed; paused and resumed while it runs;
 * stopped for good. A version is pending until its time has come, so that publishing can be taken back.
 */
type Links = {
  problems(id: string): Promise<JourneyProblem[]>;
  /** The resolved rules of a segment as they are now, as text. */
  rulesOf(segmentId: string): string;
};
export type PublishInput = {
  id: string;
  revision: number;
  startAt: number | null;
  note: string;
  plan: Plan;
};

/** After publishing nobody enters for this long: time to take it back (Pinpoint waits as long). */
const cancelWindow = 5 * minute;

export function createLifecycle(parts: Parts, links: Links) {
  const { store, clock, topics } = parts;
  const standing = createResume(parts);
  const zoneOf = (document: JourneyDocument) => document.settings.zone ?? parts.settings().timeZone;

  const pendingOf = (journey: JourneyRecord): VersionRecord | undefined =>
    versionsOfJourney(store, journey.key).find((one) => one.state === "pending");

  const publish = async ({ id, revision, startAt, note, plan }: PublishInput) => {
    const errors = (await links.problems(id)).filter((one) => one.severity === "error");
    const [first] = errors;
    if (first)
      throw new AppError("BAD_INPUT", first.text, {
        place: [...new Set(errors.map((one) => one.activity ?? "settings"))].join(", "),
        cure: `${errors.length} ${errors.length === 1 ? "problem" : "problems"} to fix before you can publish.`,
      });
    const result = store.transaction(() => {
      const journey = getJourneyRecord(store, id);
      if (journey.revision !== revision)
        throw new AppError("CONFLICT", "This journey was changed in another window.", {
          cure: "Reload it and look it over before you publish.",
        });
      refusePublishing(journey, pendingOf(journey));
      const document = draftOf(store, journey.key);
      const now = clock.now();
      if (startAt !== null && startAt < now)
        throw new AppError("BAD_INPUT", "The start time has passed.", {
          place: "start",
          cure: "Choose a later time, or start after five minutes.",
        });
      const groups = waitingGroups(store, journey, document, plan);
      const unsaid = groups.find(
        ({ change, choice }) => change === "removed" && (!choice || choice.kind === "continue"),
      );
      if (unsaid)
        throw new AppError(
          "BAD_INPUT",
          `“${unsaid.name}” is not in the new version, and ${unsaid.waiting} wait there.`,
          { place: unsaid.activity, cure: "Choose what becomes of them." },
        );
      const lost = plan.find(
        ({ choice }) => choice.kind === "move" && !document.activities[choice.to],
      );
      if (lost)
        throw new AppError("BAD_INPUT", "The activity to move them to is not in the new version.", {
          place: lost.activity,
          cure: "Choose another activity.",
        });
      const versions = versionsOfJourney(store, journey.key);
      const number = (versions[0]?.number ?? 0) + 1;
      const startsAt = Math.max(
        now + cancelWindow,
        startAt ?? 0,
        versions.length === 0 ? (startOf(document) ?? 0) : 0,
      );
      insertVersion(store, {
        journey: journey.key,
        number,
        name: note.slice(0, 120),
        document,
        plan: JSON.stringify(plan),
        published_at: now,
      });
      setJourney(store, journey.key, now, {
        version: number,
        starts_at: startsAt,
        error: null,
        ...(journey.status === "draft" ? { status: "scheduled" as const } : {}),
      });
      return { version: number, startsAt };
    });
    topics.touch("journeys");
    return result;
  };

  /** The earliest instant at which a journey begins for anybody. */
  const startOf = (document: JourneyDocument): number | null => {
    const { start, localTime } = document.settings;
    if (start === null) return null;
    return zoneMath.instant(start, localTime ? "Pacific/Kiritimati" : zoneOf(document));
  };

  const cancelStart = (id: string): null => {
    store.transaction(() => {
      const journey = getJourneyRecord(store, id);
      const pending = pendingOf(journey);
      if (!pending)
        throw new AppError("CONFLICT", "The journey has begun: there is no start to cancel.", {
          cure: "Pause it, or stop it.",
        });
      store.run("DELETE FROM journey_versions WHERE key = ?", pending.key);
      const before = versionsOfJourney(store, journey.key)[0];
      setJourney(store, journey.key, clock.now(), {
        version: before?.number ?? null,
        starts_at: null,
        ...(journey.status === "scheduled" ? { status: "draft" as const } : {}),
      });
    });
    topics.touch("journeys");
    return null;
  };

  const startNow = (id: string): null => {
    const journey = getJourneyRecord(store, id);
    if (!pendingOf(journey))
      throw new AppError("CONFLICT", "There is nothing that waits for its start.");
    setJourney(store, journey.key, clock.now(), { starts_at: clock.now() });
    topics.touch("journeys");
    return null;
  };

  const pause = (id: string): null => {
    const journey = getJourneyRecord(store, id);
    if (journey.status !== "live" && journey.status !== "closed")
      throw new AppError("CONFLICT", "Only a journey that is running can be paused.");
    const now = clock.now();
    setJourney(store, journey.key, now, {
      status: "paused",
      status_before_pause: journey.status,
      paused_at: now,
    });
    topics.touch("journeys", "messages");
    return null;
  };

  const stop = async (id: string): Promise<{ left: number }> => {
    const { left, key } = store.transaction(() => {
      const journey = getJourneyRecord(store, id);
      if (["draft", "completed", "stopped"].includes(journey.status))
        throw new AppError("CONFLICT", "This journey is not running.");
      const versions = versionsOfJourney(store, journey.key);
      const inside = versions.reduce((sum, one) => sum + insideOf(store, one.key), 0);
      const now = clock.now();
      for (const one of versions)
        if (one.state === "pending")
          store.run("DELETE FROM journey_versions WHERE key = ?", one.key);
      setJourney(store, journey.key, now, {
        status: "stopped",
        status_before_pause: null,
        paused_at: null,
        starts_at: null,
        next_entry_at: null,
        version: versions.find((one) => one.state !== "pending")?.number ?? null,
      });
      return { left: inside, key: journey.key };
    });
    topics.touch("journeys", "messages");
    await endAll(key, new AbortController().signal);
    return { left };
  };

  /** Everybody leaves a stopped journey, in batches, and nothing of it stays queued. */
  const endAll = async (key: number, signal: AbortSignal) => {
    for (const version of versionsOfJourney(store, key)) {
      let after = 0;
      while (!signal.aborted && insideOf(store, version.key) > 0) {
        const last = store.transaction(() => endSome(version, after));
        if (last === null) break;
        after = last;
        await clock.breathe();
      }
      const { timeZone: zone } = parts.settings();
      while (
        !signal.aborted &&
        cancelQueued(store, [version.key], { now: clock.now(), zone }, 5000) > 0
      )
        await clock.breathe();
      if (!signal.aborted && version.state !== "ended")
        setVersion(store, version.key, { state: "ended", ended_at: clock.now() });
    }
    topics.touch("journeys", "messages");
  };

  const endSome = (version: VersionRecord, after: number): number | null => {
    const rows = store.all<ParticipantRecord>(
      "SELECT * FROM participants WHERE version = ? AND ended_at IS NULL AND key > ? ORDER BY key LIMIT 1000",
      version.key,
      after,
    );
    const now = clock.now();
    const sheet = new JourneySheet();
    for (const p of rows) {
      const arrived = p.state === "moving";
      addStep(store, p, now, {
        kind: "ended",
        arrived,
        outlet: null,
        detail: { reason: "stopped" },
      });
      if (arrived) sheet.add(p.version, p.activity, "arrived");
      sheet.add(p.version, p.activity, "ended");
      endParticipant(store, sheet, p, { reason: "stopped", now, entry: version.document.entry });
      writeParticipant(store, p);
    }
    sheet.write(store, now, parts.settings().timeZone);
    return rows.at(-1)?.key ?? null;
  };

  const unfinishedStops = (): JourneyRecord[] =>
    journeysIn(store, "stopped").filter((journey) =>
      versionsOfJourney(store, journey.key).some((one) => one.state !== "ended"),
    );

  /** A pending version whose time has come: it takes people in, the older ones only let them finish. */
  const begin = (journey: JourneyRecord, version: VersionRecord) => {
    const now = clock.now();
    store.transaction(() => {
      // Events that were recorded while nothing ran are none of its business.
      if (journeysIn(store, "live", "closed", "paused", "completed").length === 0)
        writeSetting(
          store,
          "journeys.events",
          store.get<{ key: number | null }>("SELECT max(key) AS key FROM events")?.key ?? 0,
        );
      for (const old of versionsOfJourney(store, journey.key))
        if (old.state === "current") setVersion(store, old.key, { state: "draining" });
      const by = entryOf(version);
      const frozen =
        by.kind === "segment" && by.refresh !== null && !by.onUpdate && by.segmentId !== null;
      setVersion(store, version.key, {
        state: "current",
        began_at: now,
        entry_rules: frozen && by.segmentId !== null ? links.rulesOf(by.segmentId) : null,
      });
      const paused = journey.status === "paused";
      setJourney(store, journey.key, now, {
        ...(paused ? { status_before_pause: "live" as const } : { status: "live" as const }),
        starts_at: null,
        next_entry_at:
          by.kind === "segment" ? now : by.kind === "date" ? nextLook(by.time, now) : null,
      });
    });
    topics.touch("journeys");
  };

  return {
    publish,
    cancelStart,
    startNow,
    pause,
    resume: standing.resume,
    stop,
    async finishBegun(signal: AbortSignal) {
      await standing.finish(signal);
      for (const journey of unfinishedStops()) await endAll(journey.key, signal);
    },
    async beginDue(signal: AbortSignal) {
      const now = clock.now();
      const due = store.all<{ key: number }>(
        "SELECT key FROM journeys WHERE starts_at IS NOT NULL AND starts_at <= ?",
        now,
      );
      for (const { key } of due) {
        const journey = journeyByKey(store, key);
        const pending = journey && pendingOf(journey);
        if (journey && pending) begin(journey, pending);
        else if (journey) setJourney(store, key, now, { starts_at: null });
      }
      for (const journey of journeysIn(store, "live", "closed", "paused"))
        for (const version of versionsOfJourney(store, journey.key))
          if (version.state === "current" && version.plan !== null)
            await migrate(parts, version, signal);
    },
    nextDue: (): number | null =>
      store.get<{ due: number | null }>(
        "SELECT min(starts_at) AS due FROM journeys WHERE starts_at IS NOT NULL",
      )?.due ?? null,
  };
}

function refusePublishing(journey: JourneyRecord, pending: VersionRecord | undefined): void {
  if (journey.status === "stopped")
    throw new AppError("CONFLICT", "This journey was stopped for good.", {
      cure: "Duplicate it and publish the copy.",
    });
  if (pending)
    throw new AppError("CONFLICT", `Version ${pending.number} is published and has not begun.`, {
      cure: "Cancel its start first, or start it now.",
    });
}
