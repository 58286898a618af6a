import type { SegmentRules } from "../../../../../shared/domain/segment.ts";
import type { Store } from "../../../store/database.ts";

type Lists = Record<string, string[] | undefined>;
type Doc = {
  attributes?: Lists;
  metrics?: Record<string, number | undefined>;
  demographic?: Record<string, string | undefined>;
  location?: Record<string, string | number | undefined>;
};
export type Endpoint = { key: number; contact: number; channel: string; address: string; active: number; opted_out: number; cohort: number; effective_at: number; document: Doc }; // prettier-ignore
export type Contact = { key: number; created_at: number; attributes: Lists; endpoints: Endpoint[]; events: Event[]; messages: Message[] }; // prettier-ignore
export type Event = { type: string; at: number; contact: number | null; campaign: string | null; attributes: Record<string, unknown>; metrics: Record<string, number | undefined> }; // prettier-ignore
export type Message = { contact: number; campaign: string | null; state: string; sent_at: number | null; bounced: number; test: number }; // prettier-ignore
type Members = { segment_id: string; kind: string; first_key: number; last_key: number };

export type World = {
  now: number;
  zone: string;
  endpoints: Endpoint[];
  contacts: Map<number, Contact>;
  members: Members[];
  /** Rules of saved segments; those without are fixed. */
  saved: Map<string, SegmentRules>;
};

/** Everything the tables hold. */
export function readWorld(store: Store, now: number, zone: string): World {
  const contacts = new Map<number, Contact>();
  for (const row of store.all<{ key: number; created_at: number; attributes: string }>("SELECT key, created_at, attributes FROM contacts"))
    contacts.set(row.key, { ...row, attributes: JSON.parse(row.attributes), endpoints: [], events: [], messages: [] }); // prettier-ignore
  const endpoints = store
    .all<Omit<Endpoint, "document"> & { document: string }>("SELECT * FROM endpoints ORDER BY key")
    .map((row) => ({ ...row, document: JSON.parse(row.document) as Doc }));
  for (const endpoint of endpoints) contacts.get(endpoint.contact)?.endpoints.push(endpoint);
  for (const row of store.all<{ type: string; at: number; contact: number | null; campaign: string | null; attributes: string; metrics: string | null }>(
    "SELECT e.*, r.campaign_id AS campaign FROM events AS e LEFT JOIN runs AS r ON r.key = e.run ORDER BY e.key",
  ))
    contacts.get(row.contact ?? -1)?.events.push({ ...row, attributes: JSON.parse(row.attributes), metrics: JSON.parse(row.metrics ?? "{}") }); // prettier-ignore
  for (const row of store.all<Message>(
    "SELECT m.contact, r.campaign_id AS campaign, m.state, m.sent_at, (m.hard_bounced_at IS NOT NULL OR m.soft_bounced_at IS NOT NULL) AS bounced, m.test FROM messages AS m LEFT JOIN runs AS r ON r.key = m.run",
  ))
    contacts.get(row.contact)?.messages.push(row);
  const saved = new Map<string, SegmentRules>();
  for (const row of store.all<{ id: string; rules: string | null }>(
    "SELECT id, rules FROM segments",
  ))
    if (row.rules !== null) saved.set(row.id, JSON.parse(row.rules));
  return {
    now,
    zone,
    endpoints,
    contacts,
    members: store.all<Members>("SELECT * FROM segment_members"),
    saved,
  };
}
