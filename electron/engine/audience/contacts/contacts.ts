import type { ContactFilter } from "../../../../shared/contract/contacts.ts";
import type { ChannelType } from "../../../../shared/domain/channel.ts";
import { displayName } from "../../../../shared/domain/contact.ts";
import type { Parts } from "../../parts.ts";
import { findQuery, type FoundContact } from "../../store/contact-find.ts";
import { launchedCampaigns } from "../../store/contact-history.ts";
import { endpointsOf, getContact } from "../../store/contacts.ts";
import { countContacts, readPage, type ListInput } from "./list.ts";
import { createBulk } from "./bulk.ts";
import { createFinder } from "./chosen.ts";
import { readConsent, unsuppress } from "./consent.ts";
import { createEditor } from "./edit.ts";
import { erase } from "./erase.ts";
import { createExports } from "./export.ts";
import { membershipsOf } from "./memberships.ts";
import { readTimeline, type StepSentence, type TimelineInput } from "./timeline.ts";
import { createViews } from "./views.ts";
import { explain } from "./why.ts";
import { readWindow, type WindowInput } from "./window.ts";

export type Contacts = ReturnType<typeof createContacts>;

/** The contacts of an open project. Lists and searches are answered by reading threads. */
export function createContacts(parts: Parts, links: { stepSentence: StepSentence }) {
  const { store, readers } = parts;
  const bulk = createBulk(parts);
  const exports = createExports(parts);
  const finder = createFinder(parts);
  return {
    ...createEditor(parts),
    ...createViews(parts),
    bulk: bulk.bulk,
    undoBulk: bulk.undoBulk,
    export: exports.export,
    exportOne: exports.exportOne,
    exportFile: exports.file,
    erase: (key: number, suppress: boolean) => erase(parts, key, suppress),
    consent: (key: number) => readConsent(parts, key),
    unsuppress: (channel: ChannelType, address: string) => unsuppress(parts, channel, address),
    /** Goes on with what was under way when the project was closed. */
    resume: bulk.resume,
    /** Resolves when no bulk act is under way. */
    idle: bulk.idle,
    async stop() {
      finder.stop();
      exports.stop();
      await bulk.stop();
    },
    list: (input: ListInput) => readPage(parts, finder, input),
    count: (filter: ContactFilter) => countContacts(parts, finder, filter),
    window: (input: WindowInput) => readWindow(parts, finder, input),
    async get(key: number) {
      const contact = getContact(store, key);
      const endpoints = endpointsOf(store, key);
      return {
        key,
        id: contact.user_id ?? endpoints[0]?.id ?? String(key),
        userId: contact.user_id,
        name: contact.name,
        userAttributes: contact.userAttributes,
        createdAt: contact.created_at,
        endpoints,
        segments: (await membershipsOf(parts, [key])).get(key) ?? [],
      };
    },
    timeline: (input: TimelineInput) => readTimeline(parts, input, links.stepSentence),
    whyChoices: () => launchedCampaigns(store),
    why: (key: number, campaignId: string) => explain(parts, key, campaignId),
    async find(text: string, limit: number, signal?: AbortSignal) {
      if (!text.trim()) return [];
      const query = findQuery(text, limit);
      let results = await readers.latest("contact-find", [query]);
      if (results === null) {
        signal?.throwIfAborted();
        results = await readers.together([query]);
      }
      const [rows = []] = results as FoundContact[][];
      return rows.map((row) => ({ key: row.key, name: displayName(row), address: row.address }));
    },
  };
}
