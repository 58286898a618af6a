import type { JourneyProblem } from "../../../../shared/contract/journeys.ts";
import type { About } from "../../../../shared/journey/about.ts";
import { checkDocument } from "../../../../shared/journey/check.ts";
import { readActivity, type JourneyDocument } from "../../../../shared/journey/graph.ts";
import type { Parts } from "../../parts.ts";
import { getJourney, type JourneyRecord } from "../../store/journeys.ts";
import { aboutProject, type AboutLinks } from "./about.ts";

export type ProblemLinks = AboutLinks & {
  /** What a template asks for, and whether a mail lets people unsubscribe; null when it is gone or has no version. */
  template(
    id: string,
    version: number | null,
  ): Promise<{ unknownVariables: string[]; unsubscribes: boolean | null } | null>;
  /** How many have no address for each message activity. */
  withoutAddress(document: JourneyDocument): Promise<ReadonlyMap<string, number>>;
  /** The newest simulation of a draft, as it was when it was simulated. */
  simulated(id: string): (NonNullable<About["simulated"]> & { document: JourneyDocument }) | null;
};

/** What is wrong with drafts, by what the project has. */
export function createProblems(parts: Parts, links: ProblemLinks) {
  const check = (
    journey: JourneyRecord,
    about: ReturnType<typeof aboutProject>,
  ): JourneyProblem[] => checkDocument(journey.document, about(journey));

  return {
    /** For lists: without a look into the templates. */
    ofAll(journeys: readonly JourneyRecord[]): JourneyProblem[][] {
      const about = aboutProject(parts, links);
      return journeys.map((journey) => check(journey, about));
    },
    async of(id: string): Promise<JourneyProblem[]> {
      const { document } = getJourney(parts.store, id);
      const facts = new Map<string, { unknownVariables: string[]; unsubscribes: boolean | null }>();
      for (const use of templatesIn(document)) {
        const known = await links.template(use.templateId, use.version);
        if (known) facts.set(use.templateId, known);
      }
      const without = await links.withoutAddress(document);
      // Read again: the draft may have changed while templates were looked at.
      const journey = getJourney(parts.store, id);
      const simulated = links.simulated(id);
      return check(
        journey,
        aboutProject(parts, links, facts, {
          withoutAddress: (activity) => without.get(activity) ?? null,
          simulated: simulated && sameWay(simulated.document, journey.document) ? simulated : null,
        }),
      );
    },
  };
}

/** Whether people would walk both the same way: names, remarks and places don't matter. */
function sameWay(one: JourneyDocument, other: JourneyDocument): boolean {
  const walked = ({ entry, settings, activities }: JourneyDocument) =>
    JSON.stringify([
      entry,
      settings,
      Object.entries(activities)
        .map(([id, { type, settings: own, next, skipped }]) => [id, type, own, next, skipped])
        .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    ]);
  return walked(one) === walked(other);
}

function templatesIn(document: JourneyDocument): { templateId: string; version: number | null }[] {
  return Object.values(document.activities).flatMap((activity) => {
    const { type, settings } = readActivity(activity);
    const use = type?.template?.(settings);
    return use && use.templateId !== null
      ? [{ templateId: use.templateId, version: use.version }]
      : [];
  });
}
