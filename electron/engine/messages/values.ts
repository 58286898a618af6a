import type { EndpointDocument } from "../../../shared/domain/endpoint.ts";
import type { Store } from "../store/database.ts";
import type { Values } from "./template/compile.ts";

type Row = {
  key: number;
  id: string;
  channel: string;
  address: string;
  active: number;
  opted_out: number;
  document: string;
  created_at: number;
  effective_at: number;
  user_id: string | null;
  attributes: string;
  contact: number;
  cohort: number;
};

const valuesOf = (row: Row): Values => {
  const document = JSON.parse(row.document) as EndpointDocument;
  return {
    Address: row.address,
    ChannelType: row.channel,
    Id: row.id,
    EndpointId: row.id,
    CreationDate: new Date(row.created_at).toISOString(),
    EffectiveDate: new Date(row.effective_at).toISOString(),
    EndpointStatus: row.active ? "ACTIVE" : "INACTIVE",
    OptOut: row.opted_out ? "ALL" : "NONE",
    Attributes: document.attributes ?? {},
    Metrics: document.metrics ?? {},
    Demographic: document.demographic ?? {},
    Location: document.location ?? {},
    CohortId: String(row.cohort),
    User: { UserId: row.user_id ?? "", UserAttributes: JSON.parse(row.attributes) as object },
  };
};

const select = `SELECT e.key, e.id, e.channel, e.address, e.active, e.opted_out, e.document, e.created_at,
  e.effective_at, e.contact, e.cohort, c.user_id, c.attributes FROM endpoints e JOIN contacts c ON c.key = e.contact`;

/** What message variables mean for these endpoints, by endpoint key: one statement for all of them. */
export function valuesOfEndpoints(store: Store, endpoints: readonly number[]): Map<number, Values> {
  const rows = store.all<Row>(
    `${select} WHERE e.key IN (SELECT value FROM json_each(?))`,
    JSON.stringify(endpoints),
  );
  return new Map(rows.map((row) => [row.key, valuesOf(row)]));
}

/** The same for a contact: of its first endpoint on one of these channels, where it has one. Null when the contact is gone. */
export function valuesOfContact(
  store: Store,
  contact: number,
  channels: readonly string[] = ["EMAIL"],
): { endpoint: number; address: string; values: Values } | null {
  const row = store.get<Row>(
    `${select} WHERE e.contact = ?
       ORDER BY e.channel IN (SELECT value FROM json_each(?)) DESC, e.active DESC, e.key LIMIT 1`,
    contact,
    JSON.stringify(channels),
  );
  return row ? { endpoint: row.key, address: row.address, values: valuesOf(row) } : null;
}
