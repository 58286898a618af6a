import type {
  JourneyDetail,
  JourneyProblem,
  JourneyRow,
  JourneyVersion,
} from "../../../../shared/contract/journeys.ts";
import { diffDocuments } from "../../../../shared/journey/diff.ts";
import { readActivity, type JourneyDocument } from "../../../../shared/journey/graph.ts";
import type { Parts } from "../../parts.ts";
import { findVersion, versionsOf, type VersionRecord } from "../../store/journey-versions.ts";
import type { JourneyRecord } from "../../store/journeys.ts";
import { stepNames } from "./edit-log.ts";
import { noFigures, sumOf, type Figures } from "./figures.ts";
import { entryWords, namesFor, namesIn } from "./names.ts";

/** How many things differ from the published version; null when nothing was published. */
function changesOf(
  { store }: Parts,
  journey: JourneyRecord,
  names = namesIn(store),
): number | null {
  if (journey.version === null) return null;
  const published = findVersion(store, journey.key, journey.version);
  if (!published) return null;
  return diffDocuments(published.document, journey.document, namesFor(journey.document, names))
    .length;
}

/** Whether anything in a journey says who has reached its goal. */
const hasGoal = (document: JourneyDocument): boolean =>
  document.settings.goal !== null ||
  Object.values(document.activities).some((activity) => {
    if (activity.type !== "end") return false;
    const { type, settings } = readActivity(activity);
    return type !== null && (settings as { goal?: unknown }).goal === true;
  });

export function rowOf(
  parts: Parts,
  journey: JourneyRecord,
  about: {
    names: ReturnType<typeof namesIn>;
    figures: ReadonlyMap<number, Figures>;
    problems: readonly JourneyProblem[];
  },
): JourneyRow {
  const { document } = journey;
  const { inJourney, entered, converted } = sumOf(
    versionsOf(parts.store, journey.key).map(({ key }) => about.figures.get(key) ?? noFigures),
  );
  const count = (severity: JourneyProblem["severity"]) =>
    about.problems.filter((problem) => problem.severity === severity).length;
  return {
    id: journey.id,
    name: document.name,
    status: journey.status,
    entry: entryWords(document, namesFor(document, about.names)),
    tags: document.settings.tags,
    version: journey.version,
    changed: (changesOf(parts, journey, about.names) ?? 0) > 0,
    inJourney,
    entered,
    goalRate: entered > 0 && hasGoal(document) ? converted / entered : null,
    problems: { errors: count("error"), warnings: count("warning") },
    startsAt: journey.starts_at,
    updatedAt: journey.updated_at,
    archived: journey.archived_at !== null,
  };
}

export const detailOf = (parts: Parts, journey: JourneyRecord): JourneyDetail => ({
  id: journey.id,
  status: journey.status,
  document: journey.document,
  revision: journey.revision,
  ...stepNames(parts, journey),
  version: journey.version,
  changes: changesOf(parts, journey),
  startsAt: journey.starts_at,
  error: journey.error,
  savedAt: journey.updated_at,
  archived: journey.archived_at !== null,
});

export const versionRow = (
  { number, name, published_at, author, state }: VersionRecord,
  { inJourney, entered }: Figures,
): JourneyVersion => ({
  number,
  name,
  publishedAt: published_at,
  author,
  state,
  inJourney,
  entered,
});
