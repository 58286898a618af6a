import type {
  JourneyDetail,
  JourneyProblem,
  JourneyRow,
} from "../../../../shared/contract/journeys.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import { blankDocument, type JourneyDocument } from "../../../../shared/journey/graph.ts";
import { starterDocument } from "../../../../shared/journey/starters/index.ts";
import { originalOfCopy } from "../../../../shared/pinpoint/journeys.ts";
import type { Parts } from "../../parts.ts";
import {
  findJourney,
  getJourney,
  insertJourney,
  listJourneys,
  setJourney,
  type JourneyRecord,
} from "../../store/journeys.ts";
import { getVersion, nameVersion, versionsOf } from "../../store/journey-versions.ts";
import { draftOf, moveInLog, writeStep, type Step } from "./edit-log.ts";
import { figuresByVersion, noFigures } from "./figures.ts";
import { namesIn } from "./names.ts";
import { refuseBroken } from "./refuse-broken.ts";
import { detailOf, rowOf, versionRow } from "./rows.ts";

type From = { kind: "blank" } | { kind: "starter"; starter: string } | { kind: "copy"; id: string };

/** What may be asked about the problems of a draft, whoever knows the project. */
type Links = { problems(journeys: readonly JourneyRecord[]): JourneyProblem[][] };

/** The journeys of an open project as documents: everything that reaches nobody. */
export function createDocuments(parts: Parts, links: Links) {
  const { store, clock, random, topics } = parts;
  const touch = () => topics.touch("journeys");

  /** Changes the draft in one transaction and says what it is then. */
  const change = (
    id: string,
    revision: number,
    how: (journey: JourneyRecord) => void,
  ): JourneyDetail => {
    const detail = store.transaction(() => {
      how(draftOf(parts, id, revision));
      return detailOf(parts, getJourney(store, id));
    });
    touch();
    return detail;
  };
  const begin = (name: string, from: From): JourneyDocument => {
    if (from.kind === "blank") return blankDocument(name);
    if (from.kind === "copy") return { ...getJourney(store, from.id).document, name };
    const starter = starterDocument(from.starter);
    if (!starter)
      throw new AppError("NOT_FOUND", "There is no such journey to begin with.", {
        place: from.starter,
      });
    return { ...starter, name };
  };

  return {
    list(): JourneyRow[] {
      const journeys = listJourneys(store);
      const names = namesIn(store);
      const figures = figuresByVersion(store);
      const problems = links.problems(journeys);
      return journeys.map((journey, index) =>
        rowOf(parts, journey, { names, figures, problems: problems[index] ?? [] }),
      );
    },
    get: (id: string): JourneyDetail => detailOf(parts, getJourney(store, id)),
    create(name: string, from: From): { id: string } {
      const id = random.id();
      // A copy of what came from Pinpoint goes out as the same, but for what is changed in it.
      const original = from.kind === "copy" ? getJourney(store, from.id).original : null;
      insertJourney(
        store,
        {
          id,
          document: begin(name, from),
          original: original === null ? undefined : originalOfCopy(original),
        },
        clock.now(),
      );
      touch();
      return { id };
    },
    /** Documents that came out of a file, as drafts: all of them or none. */
    add(read: readonly { document: JourneyDocument; original?: string | undefined }[]): string[] {
      const ids = store.transaction(() =>
        read.map((journey) => {
          const id = random.id();
          insertJourney(store, { id, ...journey }, clock.now());
          return id;
        }),
      );
      touch();
      return ids;
    },
    edit: (id: string, revision: number, step: Step): JourneyDetail => {
      refuseBroken(step.document);
      return change(id, revision, (journey) => writeStep(parts, journey, step));
    },
    undo: (id: string, revision: number) =>
      change(id, revision, (journey) => moveInLog(parts, journey, "undo")),
    redo: (id: string, revision: number) =>
      change(id, revision, (journey) => moveInLog(parts, journey, "redo")),
    archive(id: string, archived: boolean): null {
      const journey = getJourney(store, id);
      const { name } = journey.document;
      if (archived && ["scheduled", "live", "paused", "closed"].includes(journey.status))
        throw new AppError("IN_USE", `“${name}” is ${journey.status}.`, {
          place: name,
          cure: "Stop it first, then archive it.",
        });
      setJourney(store, journey.key, clock.now(), { archived_at: archived ? clock.now() : null });
      touch();
      return null;
    },
    remove(id: string): null {
      const journey = getJourney(store, id);
      const { name } = journey.document;
      if (journey.status !== "draft" || journey.version !== null)
        throw new AppError("IN_USE", `“${name}” was published, and people have a history in it.`, {
          place: name,
          cure: "Archive it instead.",
        });
      setJourney(store, journey.key, clock.now(), { deleted_at: clock.now() });
      touch();
      return null;
    },
    restoreRemoved(id: string): null {
      const journey = findJourney(store, id);
      if (!journey) throw new AppError("NOT_FOUND", "This journey is not there any more.");
      setJourney(store, journey.key, clock.now(), { deleted_at: null });
      touch();
      return null;
    },
    versions(id: string) {
      const { key } = getJourney(store, id);
      const figures = figuresByVersion(store);
      return versionsOf(store, key).map((version) =>
        versionRow(version, figures.get(version.key) ?? noFigures),
      );
    },
    version(id: string, number: number) {
      const version = getVersion(store, getJourney(store, id), number);
      const figures = figuresByVersion(store).get(version.key) ?? noFigures;
      return { version: versionRow(version, figures), document: version.document };
    },
    nameVersion(id: string, number: number, name: string): null {
      nameVersion(store, getVersion(store, getJourney(store, id), number).key, name.trim());
      touch();
      return null;
    },
    /** A published version becomes the draft; undo brings back what the draft was. */
    restoreVersion: (id: string, revision: number, number: number) =>
      change(id, revision, (journey) => {
        const { document } = getVersion(store, journey, number);
        writeStep(parts, journey, { step: `Restore version ${number}`, document });
      }),
  };
}
