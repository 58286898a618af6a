import type { ContactChange, NewEvent } from "../../../shared/activities/activity.ts";
import type { z } from "zod";
import type { JourneyChange, JourneyProblem } from "../../../shared/contract/journeys.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { SendChannel } from "../../../shared/domain/journey.ts";
import { limits, type JourneyDocument } from "../../../shared/journey/graph.ts";
import type { Parts } from "../parts.ts";
import { getJourneyRecord, journeysIn } from "../store/journey-records.ts";
import type { Among } from "./asked.ts";
import type { Effects } from "./batch.ts";
import { createContents, type ContentLinks } from "./contents.ts";
import { createEntries, currentVersion, type EntryLinks } from "./entries.ts";
import { enrol, type Entries } from "./enrol.ts";
import { createHappenings } from "./happenings.ts";
import { createHeld } from "./held.ts";
import { createLifecycle } from "./lifecycle.ts";
import { createLive } from "./live.ts";
import { createPacing } from "./pacing.ts";
import { recordNothingSent } from "../store/journey-messages.ts";
import { createParticipants } from "./participants.ts";
import { createJourneyReview } from "./review.ts";
import { createRunner } from "./runner.ts";
import { createWhy } from "./why.ts";

/** What running journeys needs of the other modules. */
export type JourneyLinks = {
  among: Among;
  members: EntryLinks["members"];
  count(segmentId: string): Promise<number>;
  rulesOf(segmentId: string): string;
  content: ContentLinks;
  live(channel: SendChannel): boolean;
  change(contact: number, changes: readonly ContactChange[]): void;
  problems(id: string): Promise<z.infer<typeof JourneyProblem>[]>;
  changes(before: JourneyDocument, after: JourneyDocument): z.infer<typeof JourneyChange>[];
  allPaused(): boolean;
};
export type JourneyRuns = ReturnType<typeof createJourneyRuns>;

const slice = 1000;

/** Journeys that are published: everything that reaches people, and what is told of them. */
export function createJourneyRuns(parts: Parts, links: JourneyLinks) {
  const { store, clock, topics, random } = parts;

  const enrolAt = (hops = 0, parent: number | null = null) => ({
    now: clock.now(),
    zone: parts.settings().timeZone,
    hops,
    parent,
  });

  const effects: Effects = {
    live: links.live,
    slot: createPacing(store),
    change(contact, changes) {
      links.change(contact, changes);
      topics.touch("contacts");
    },
    record(contact, event: NewEvent, now) {
      store.run(
        `INSERT INTO events (id, type, at, contact, attributes, metrics, simulated) VALUES (?, ?, ?, ?, ?, ?, 0)`,
        random.id(),
        event.name,
        now,
        contact,
        JSON.stringify(event.attributes),
        Object.keys(event.metrics).length === 0 ? null : JSON.stringify(event.metrics),
      );
      topics.touch("events");
    },
    notSent(p, reason, channel, now) {
      if (recordNothingSent(store, p, { reason, channel, now }) > 0) topics.touch("events");
    },
    start(journeyId, p, wait) {
      const journey = journeysIn(store, "live").find((one) => one.id === journeyId);
      const version = journey && currentVersion(store, journey);
      if (!journey || !version || p.hops >= limits.startHops) return false;
      const at = enrolAt(p.hops + 1, wait ? p.key : null);
      return enrol(store, journey, version, [p.contact], at).entered === 1;
    },
  };
  const entries = createEntries(parts, links);
  const happenings = createHappenings(parts, links);
  const lifecycle = createLifecycle(parts, links);
  const participants = createParticipants(parts);
  const runner = createRunner(parts, {
    among: links.among,
    effects,
    contents: createContents(parts, links.content),
    entries,
    happenings,
    lifecycle,
    allPaused: links.allPaused,
  });

  return {
    loop: runner,
    review: createJourneyReview(parts, links),
    publish: lifecycle.publish,
    cancelStart: lifecycle.cancelStart,
    startNow: lifecycle.startNow,
    pause: lifecycle.pause,
    resume: lifecycle.resume,
    stop: lifecycle.stop,
    live: createLive(parts),
    participants: participants.list,
    participant: participants.one,
    passages: participants.passages,
    stepSentence: participants.stepSentence,
    why: createWhy(parts, { among: links.among, participants }),
    settleHeld: createHeld(parts),
    async addContacts(id: string, contacts: readonly number[]): Promise<Entries> {
      const sum: Entries = { entered: 0, rejected: {} };
      for (let at = 0; at < contacts.length; at += slice) {
        const { entered, rejected } = store.transaction(() => {
          const journey = getJourneyRecord(store, id);
          const version = currentVersion(store, journey);
          if (journey.status !== "live" || !version)
            throw new AppError("CONFLICT", "Nobody can enter this journey now.", {
              cure: "It takes people in while it is live.",
            });
          return enrol(store, journey, version, contacts.slice(at, at + slice), enrolAt());
        });
        sum.entered += entered;
        for (const [reason, count] of Object.entries(rejected))
          sum.rejected[reason] = (sum.rejected[reason] ?? 0) + count;
        topics.touch("journeys");
        await clock.breathe();
      }
      return sum;
    },
  };
}
