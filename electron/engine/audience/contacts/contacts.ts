import type { ContactFilter, ContactRow } from "../../../../shared/contract/contacts.ts";
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
import { compileSaved } from "../segments/sources.ts";
import { membershipsOf, type Membership } from "./memberships.ts";
import { readTimeline, type TimelineInput } from "./timeline.ts";
import { explain } from "./why.ts";

export type Contacts = ReturnType<typeof createContacts>;
type ListInput = ContactFilter & { after?: string | null | undefined; limit: number };

/** The contacts of an open project. Lists and searches are answered by reading threads. */
export function createContacts(parts: Parts) {
  const { store, readers } = parts;
  const membersOf = ({ segmentId }: ContactFilter) =>
    segmentId === undefined ? null : compileSaved(parts, segmentId);

  return {
    async list({ after, limit, ...filter }: ListInput) {
      const query = pageQuery(filter, membersOf(filter), positionOf(after), limit + 1);
      const rows = await readers.all<ListedContact>(query.sql, query.values);
      const shown = rows.slice(0, limit);
      const memberships = await membershipsOf(
        parts,
        [...new Set(shown.map((row) => row.key))].filter((key) => key > 0),
      );
      const last = shown.at(-1);
      return {
        items: shown.map((row) => rowOf(row, memberships.get(row.key) ?? [])),
        next: rows.length > limit && last ? String(last.message ?? last.key) : null,
      };
    },
    async count(filter: ContactFilter) {
      const [found, all] = (await readers.together([
        countQuery(filter, membersOf(filter)),
        allContactsQuery,
      ])) as { n: number }[][];
      return { count: found?.[0]?.n ?? 0, all: all?.[0]?.n ?? 0 };
    },
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

function rowOf(row: ListedContact, segments: Membership[]): ContactRow {
  const contact: ContactRow = {
    key: row.key,
    // A message outlives its contact: its address is then all there is to call it.
    id: row.user_id ?? row.endpoint_id ?? row.address ?? String(row.key),
    name: row.name,
    email: row.email ?? (row.created_at === null ? row.address : null),
    phone: row.phone,
    status: row.status,
    lastActiveAt: row.last_active_at,
    createdAt: row.created_at ?? row.at ?? 0,
    segments: segments.map(({ id, name }) => ({ id, name })),
  };
  if (row.message === null || row.state === null) return contact;
  const { message: id, state, reason, detail, at } = row;
  return { ...contact, message: { id, state, reason, detail, at } };
}
