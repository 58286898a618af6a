import type { EmailContent } from "../../shared/domain/campaign.ts";
import { channelsOf } from "../../shared/domain/channel.ts";
import { AppError } from "../../shared/domain/errors.ts";
import type { SendChannel } from "../../shared/domain/journey.ts";
import { isMail } from "../../shared/domain/message-content.ts";
import { diffDocuments } from "../../shared/journey/diff.ts";
import { applyChanges } from "./audience/contacts/journey-changes.ts";
import { createAmong } from "./audience/segments/among.ts";
import { isPaused } from "./campaigns/pause-all.ts";
import { createDocuments } from "./journeys/documents/documents.ts";
import { namesFor, namesIn } from "./journeys/documents/names.ts";
import { createTemplateParts } from "./journeys/documents/template-parts.ts";
import { withoutAddress } from "./journeys/documents/reach.ts";
import { createProblems } from "./journeys/documents/problems.ts";
import { createJourneyRuns } from "./journeys/journey-runs.ts";
import { createSimulations } from "./journeys/simulation/simulations.ts";
import { createTrials, type Whom } from "./journeys/simulation/trials.ts";
import { aboutTemplate } from "./messages/library/about-template.ts";
import { contentOf } from "./messages/library/content-of.ts";
import type { createLibrary } from "./messages/library/library.ts";
import { renderTemplate } from "./messages/library/render.ts";
import type { Pages } from "./messages/pages.ts";
import { sendTest } from "./messages/test-messages.ts";
import { valuesOfContact } from "./messages/values.ts";
import type { createVariables } from "./messages/variables.ts";
import type { Parts } from "./parts.ts";

type Joined = {
  /** The file of a simulation's thread. */
  thread: URL;
  library: ReturnType<typeof createLibrary>;
  variables: ReturnType<typeof createVariables>;
  pages: Pages;
  sender(): Parameters<typeof renderTemplate>[2];
  freeze(content: EmailContent): EmailContent;
  live(channel: SendChannel): boolean;
};

/** Where the modules that journeys are made of are joined: documents, running, and trying out. */
export function joinJourneys(parts: Parts, joined: Joined) {
  const { store } = parts;
  const { library, variables, pages } = joined;
  const among = createAmong(parts);
  const problems = createProblems(parts, {
    live: joined.live,
    template: (id, version) =>
      orNull(async () => aboutTemplate(library.chosen(id, version), variables.coverage())),
    withoutAddress: async (document) =>
      (await orNull(() => withoutAddress(document, among.countOf))) ?? new Map<string, number>(),
    simulated: (id) => simulations.ofDraft(id),
  });
  const documents = createDocuments(parts, { problems: problems.ofAll });
  const names = () => ({ ...namesIn(store), activity: () => null });

  const simulations = createSimulations(parts, {
    thread: joined.thread,
    contactsOf: async (segmentId) => {
      const all: number[] = [];
      for (let after = -1; ;) {
        const page = await among.page({ segmentId, rules: null }, { after, limit: 50_000 });
        all.push(...page);
        const last = page.at(-1);
        if (last === undefined || page.length < 50_000) return all;
        after = last;
      }
    },
    rulesOf: (segmentId) => among.resolvedOf({ segmentId }),
    criteria: (criteria) => among.resolvedOf({ criteria }),
    document: (id, version) =>
      version === "draft" ? documents.get(id).document : documents.version(id, version).document,
    nameOf: (id) => documents.get(id).document.name,
  });
  const trials = createTrials(parts, {
    draft: (id) => documents.get(id).document,
    rulesFor: simulations.rulesFor,
    names,
    preview: ({ templateId, version }, whom: Whom) =>
      orNull(async () => {
        const content = library.chosen(templateId, version);
        const recipient = "contact" in whom ? { contact: whom.contact } : { values: whom.endpoint };
        const look = { images: true, dark: false };
        const { subject, text, url } = await renderTemplate(
          parts,
          pages,
          joined.sender(),
          content,
          recipient,
          look,
        );
        return { channel: content.type, subject, text, url };
      }),
    async toSandbox({ templateId, version }, whom) {
      if (!("contact" in whom)) return;
      const template = library.chosen(templateId, version);
      const content = await contentOf(template);
      const family = isMail(content) ? "email" : content.type;
      const address = valuesOfContact(store, whom.contact, channelsOf(family))?.address;
      if (address) await sendTest(parts, content, whom.contact, [address]);
    },
  });
  const runs = createJourneyRuns(parts, {
    among: among.among,
    members: among.page,
    count: among.count,
    rulesOf: among.rulesOf,
    content: {
      template: library.chosen,
      wording: contentOf,
      freeze: (content) => (isMail(content) ? joined.freeze(content) : content),
    },
    live: joined.live,
    change: (contact, changes) => applyChanges(store, contact, changes),
    problems: problems.of,
    changes: (before, after) => diffDocuments(before, after, namesFor(after, namesIn(store))),
    allPaused: () => isPaused(parts),
  });
  const kept = createTemplateParts(parts);
  return { among, kept, problems, documents, names, simulations, trials, runs };
}

/** What can't be told because something is gone is not told. */
async function orNull<Value>(ask: () => Promise<Value>): Promise<Value | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
