import type { ContactFilter, ContactRow, ContactSort } from "../../../shared/contract/contacts.ts";
import type { ChannelType } from "../../../shared/domain/channel.ts";
import { AttributeMap, EndpointDocument, type Endpoint } from "../../../shared/domain/endpoint.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { MessageState, Reason } from "../../../shared/domain/message.ts";
import { contactConditions, messageConditions, statusOfContact } from "./contact-filter.ts";
import type { Reading } from "./reading.ts";
import { raw, sql, type Fragment } from "./fragment.ts";
import type { Query } from "./readers.ts";

export type ListedContact = {
  key: number;
  user_id: string | null;
  endpoint_id: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  status: ContactRow["status"];
  last_active_at: number | null;
  created_at: number | null;
  message: number | null;
  state: MessageState | null;
  reason: Reason | null;
  detail: string | null;
  at: number | null;
  address: string | null;
};

const asQuery = ({ sql: text, values }: Fragment): Query => ({ sql: text, values: [...values] });

const addressOn = (channels: string) =>
  `(SELECT x.address FROM endpoints AS x WHERE x.contact = c.key AND x.channel IN (${channels}) AND x.address <> ''
     ORDER BY x.active DESC, x.opted_out, x.key LIMIT 1)`;

const columns = `c.user_id, c.name, c.created_at,
  (SELECT x.id FROM endpoints AS x WHERE x.contact = c.key ORDER BY x.key LIMIT 1) AS endpoint_id,
  ${addressOn("'EMAIL'")} AS email, ${addressOn("'SMS', 'VOICE'")} AS phone, ${statusOfContact} AS status,
  (SELECT max(x.effective_at) FROM endpoints AS x WHERE x.contact = c.key) AS last_active_at`;

/**
 * One page: contacts in the order of their keys or, for a number of a report, messages in the order of theirs — then a
 * contact with two messages stands there twice, as the report counts it, and one that is gone stands there still.
 */
export function pageQuery(
  filter: ContactFilter,
  members: Fragment | null,
  after: number,
  limit: number,
): Query {
  const conditions = contactConditions(filter, members);
  const end = raw("LIMIT ?", limit);
  if (!filter.campaign)
    return asQuery(sql`WITH page AS MATERIALIZED (
        SELECT c.key FROM contacts AS c WHERE c.key > ${raw("?", after)} AND ${conditions} ORDER BY c.key ${end})
      SELECT c.key, ${raw(columns)}, NULL AS message FROM page AS p CROSS JOIN contacts AS c ON c.key = p.key ORDER BY c.key`);
  const messages = messageConditions(filter.campaign);
  return asQuery(sql`WITH page AS MATERIALIZED (
      SELECT m.key FROM messages AS m LEFT JOIN contacts AS c ON c.key = m.contact
      WHERE ${messages} AND ${conditions} AND m.key > ${raw("?", after)} ORDER BY m.key ${end})
    SELECT coalesce(m.contact, 0) AS key, ${raw(columns)}, m.key AS message, m.state, m.reason, m.detail, m.address,
      coalesce(m.sent_at, m.updated_at) AS at
    FROM page AS p CROSS JOIN messages AS m ON m.key = p.key LEFT JOIN contacts AS c ON c.key = m.contact ORDER BY m.key`);
}

export const allContactsQuery: Query = { sql: "SELECT count(*) AS n FROM contacts", values: [] };

export function countQuery(filter: ContactFilter, members: Fragment | null): Query {
  const conditions = contactConditions(filter, members);
  if (!filter.campaign)
    return asQuery(sql`SELECT count(*) AS n FROM contacts AS c WHERE ${conditions}`);
  // Without a question to the contact the join is left out, and with it most of the work.
  const join = conditions.sql === "1" ? "" : "LEFT JOIN contacts AS c ON c.key = m.contact";
  return asQuery(
    sql`SELECT count(*) AS n FROM messages AS m ${raw(join)} WHERE ${messageConditions(filter.campaign)} AND ${conditions}`,
  );
}

/**
 * All contacts a filter finds but for its segment and rules, as a JSON list of keys, ascending: one text costs less on its
 * way than a million rows.
 */
export function keysQuery(filter: ContactFilter): Query {
  const conditions = contactConditions(filter, null);
  const keys = filter.campaign
    ? sql`SELECT DISTINCT c.key FROM messages AS m JOIN contacts AS c ON c.key = m.contact
        WHERE ${messageConditions(filter.campaign)} AND ${conditions}`
    : sql`SELECT c.key FROM contacts AS c WHERE ${conditions}`;
  return asQuery(sql`SELECT json_group_array(key) AS keys FROM (${keys} ORDER BY 1)`);
}

const sorts: Record<ContactSort["by"], string> = {
  created: "c.created_at",
  name: "fold(c.name)",
  lastActive: "(SELECT max(x.effective_at) FROM endpoints AS x WHERE x.contact = c.key)",
};

/** A stretch of the messages behind a number of a report, in the order of their contacts; what has no value to sort by comes last. */
export function windowQuery(
  filter: ContactFilter & Required<Pick<ContactFilter, "campaign">>,
  members: Fragment | null,
  { by, descending }: ContactSort,
  { offset, limit }: { offset: number; limit: number },
): Query {
  const direction = descending ? "DESC" : "ASC";
  const order = raw(`${sorts[by]} ${direction} NULLS LAST, c.key ${direction}, m.key`);
  return asQuery(sql`SELECT m.contact AS key, m.key AS message FROM messages AS m LEFT JOIN contacts AS c ON c.key = m.contact
    WHERE ${messageConditions(filter.campaign)} AND ${contactConditions(filter, members)} ORDER BY ${order}
    ${raw("LIMIT ? OFFSET ?", limit, offset)}`);
}

/** What the list shows of these contacts, and of their messages where it is a list of messages; in no order. */
export function rowsQuery(
  places: readonly { key: number | null; message: number | null }[],
): Query {
  if (places.some((place) => place.message !== null))
    return asQuery(sql`SELECT coalesce(m.contact, 0) AS key, ${raw(columns)}, m.key AS message, m.state, m.reason, m.detail, m.address,
        coalesce(m.sent_at, m.updated_at) AS at
      FROM ${raw("json_each(?) AS k", JSON.stringify(places.map((place) => place.message)))}
        CROSS JOIN messages AS m ON m.key = k.value LEFT JOIN contacts AS c ON c.key = m.contact`);
  return asQuery(sql`SELECT c.key, ${raw(columns)}, NULL AS message
    FROM ${raw("json_each(?) AS k", JSON.stringify(places.map((place) => place.key)))}
      CROSS JOIN contacts AS c ON c.key = k.value`);
}

export type NamedContact = { key: number; name: string | null; address: string | null; id: string };

/** How to call these contacts, in the order of their keys. */
export const namesQuery = (keys: readonly number[]): Query =>
  asQuery(sql`SELECT c.key, c.name, ${raw(addressOn("'EMAIL'"))} AS address,
      coalesce(c.user_id, (SELECT x.id FROM endpoints AS x WHERE x.contact = c.key ORDER BY x.key LIMIT 1), '') AS id
    FROM ${raw("json_each(?) AS k", JSON.stringify(keys))} CROSS JOIN contacts AS c ON c.key = k.value ORDER BY c.key`);

export type ContactRecord = {
  key: number;
  user_id: string | null;
  name: string | null;
  userAttributes: AttributeMap;
  created_at: number;
};

export function getContact(store: Reading, key: number): ContactRecord {
  const row = store.get<Omit<ContactRecord, "userAttributes"> & { attributes: string }>(
    "SELECT key, user_id, name, attributes, created_at FROM contacts WHERE key = ?",
    key,
  );
  if (!row) throw new AppError("NOT_FOUND", "This contact is not there any more.");
  const { attributes, ...contact } = row;
  return { ...contact, userAttributes: AttributeMap.parse(JSON.parse(attributes)) };
}

type EndpointRecord = {
  key: number;
  id: string;
  contact: number;
  channel: ChannelType;
  address: string;
  active: number;
  opted_out: number;
  cohort: number;
  document: string;
  created_at: number;
  effective_at: number;
};

export const endpointsOf = (store: Reading, contact: number): Endpoint[] =>
  store
    .all<EndpointRecord>(
      `SELECT key, id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at
         FROM endpoints WHERE contact = ? ORDER BY key`,
      contact,
    )
    .map(({ active, opted_out, document, created_at, effective_at, ...row }) => ({
      ...EndpointDocument.parse(JSON.parse(document)),
      ...row,
      status: active === 1 ? "ACTIVE" : "INACTIVE",
      optOut: opted_out === 1 ? "ALL" : "NONE",
      createdAt: created_at,
      effectiveAt: effective_at,
    }));
