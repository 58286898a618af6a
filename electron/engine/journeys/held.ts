import type { Parts } from "../parts.ts";
import { JourneySheet } from "../store/journey-counts.ts";
import {
  addStep,
  writeParticipant,
  type ParticipantRecord,
} from "../store/journey-participants.ts";
import {
  documentOfVersion,
  getJourneyRecord,
  versionsOfJourney,
} from "../store/journey-records.ts";
import { endParticipant } from "./endings.ts";

/** What a person decides about those who are held: they try again now, whatever the late rule says, or are taken out. */
export const createHeld =
  ({ store, clock, topics, settings }: Parts) =>
  (id: string, keys: readonly number[] | null, how: "retry" | "end"): { changed: number } => {
    const changed = store.transaction(() => {
      const journey = getJourneyRecord(store, id);
      const versions = JSON.stringify(versionsOfJourney(store, journey.key).map((one) => one.key));
      const rows = store.all<ParticipantRecord>(
        `SELECT * FROM participants WHERE state = 'held' AND version IN (SELECT value FROM json_each(?))
           AND (? IS NULL OR key IN (SELECT value FROM json_each(?)))`,
        versions,
        keys === null ? null : 1,
        JSON.stringify(keys ?? []),
      );
      const now = clock.now();
      const sheet = new JourneySheet();
      for (const p of rows) {
        if (how === "retry") {
          p.due_at = now;
          p.woken_at = now;
        } else {
          addStep(store, p, now, {
            kind: "ended",
            arrived: false,
            outlet: null,
            detail: { reason: "removed" },
          });
          sheet.add(p.version, p.activity, "ended");
          endParticipant(store, sheet, p, {
            reason: "removed",
            now,
            entry: documentOfVersion(store, p.version).entry,
          });
        }
        writeParticipant(store, p);
      }
      sheet.write(store, now, settings().timeZone);
      return rows.length;
    });
    topics.touch("journeys");
    return { changed };
  };
