import type { ContactFilter } from "../../../../shared/contract/contacts.ts";
import type { ChannelType } from "../../../../shared/domain/channel.ts";
import { displayName } from "../../../../shared/domain/contact.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { Parts } from "../../parts.ts";
import { findQuery, type FoundContact } from "../../store/contact-find.ts";
import { launchedCampaigns } from "../../store/contact-history.ts";
import {
  allContactsQuery,
  countQuery,
  endpointsOf,
  getContact,
  pageQuery,
  type ListedContact,
} from "../../store/contacts.ts";
import { createBulk } from "./bulk.ts";
import { readConsent, unsuppress } from "./consent.ts";
import { createEditor } from "./edit.ts";
import { erase } from "./erase.ts";
import { createExports } from "./export.ts";
import { membersOf } from "./filter-members.ts";
import { listedRow } from "./listed-row.ts";
import { membershipsOf } from "./memberships.ts";
import { readTimeline, type TimelineInput } from "./timeline.ts";
import { createViews } from "./views.ts";
import { explain } from "./why.ts";
import { readWindow, type WindowInput } from "./window.ts";

export type Contacts = ReturnType<typeof createContacts>;
type ListInput = ContactFilter & { after?: string | null | undefined; limit: number };

/** The contacts of an open project. Lists and searches are answered by reading threads. */
export function createContacts(parts: Parts) {
  const { store, readers } = parts;
  const bulk = createBulk(parts);
  const exports = createExports(parts);
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
      exports.stop();
      await bulk.stop();
    },
    async list({ after, limit, ...filter }: ListInput) {
      const query = pageQuery(filter, membersOf(parts, filter), positionOf(after), limit + 1);
      const rows = await readers.all<ListedContact>(query.sql, query.values);
      const shown = rows.slice(0, limit);
      const memberships = await membershipsOf(
        parts,
        [...new Set(shown.map((row) => row.key))].filter((key) => key > 0),
      );
      const last = shown.at(-1);
      return {
        items: shown.map((row) => listedRow(row, memberships.get(row.key) ?? [])),
        next: rows.length > limit && last ? String(last.message ?? last.key) : null,
      };
    },
    async count(filter: ContactFilter) {
      const [found, all] = (await readers.together([
        countQuery(filter, membersOf(parts, filter)),
        allContactsQuery,
      ])) as { n: number }[][];
      return { count: found?.[0]?.n ?? 0, all: all?.[0]?.n ?? 0 };
    },
    window: (input: WindowInput) => readWindow(parts, input),
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
    timeline: (input: TimelineInput) => readTimeline(parts, input),
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

function positionOf(after: string | null | undefined): number {
  if (after === null || after === undefined) return 0;
  const key = Number(after);
  if (!Number.isSafeInteger(key) || key < 0)
    throw new AppError("BAD_INPUT", "This page of the list does not exist.");
  return key;
}
