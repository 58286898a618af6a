import type { JourneyProblem } from "../../../../shared/contract/journeys.ts";
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
      // Read again: the draft may have changed while templates were looked at.
      return check(getJourney(parts.store, id), aboutProject(parts, links, facts));
    },
  };
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
