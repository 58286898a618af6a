import type { Db } from "../../store/audience.ts";
import { addressKind, type KeyKind, userKind } from "../../store/key-hash.ts";
import { possibleKeys } from "../../store/lookups.ts";

const tables = ["contacts", "endpoints"] as const;

/** For tests: every row of the audience, as it is. */
export const everything = (db: Db): Record<string, unknown[]> =>
  Object.fromEntries(
    tables.map((table) => [table, db.all(`SELECT * FROM ${table} ORDER BY 1, 2`)]),
  );

type Endpoint = {
  id: string;
  channel: string;
  address: string;
  active: number;
  opted_out: number;
  document: string;
  contact: number;
};

export type Told = {
  user: string | null;
  attributes: Record<string, string[]>;
  endpoints: {
    id: string;
    channel: string;
    address: string;
    active: boolean;
    optedOut: boolean;
    document: object;
  }[];
};

/** For tests: what the audience says, without keys and times, in an order of its own. */
export function told(db: Db, options: { ids: boolean }): Told[] {
  const endpoints = db.all<Endpoint>("SELECT * FROM endpoints ORDER BY channel, address, active");
  return db
    .all<{ key: number; user_id: string | null; attributes: string }>("SELECT * FROM contacts")
    .map((contact) => ({
      user: contact.user_id,
      attributes: JSON.parse(contact.attributes) as Record<string, string[]>,
      endpoints: endpoints
        .filter((endpoint) => endpoint.contact === contact.key)
        .map((endpoint) => ({
          id: options.ids ? endpoint.id : "",
          channel: endpoint.channel,
          address: endpoint.address,
          active: endpoint.active === 1,
          optedOut: endpoint.opted_out === 1,
          document: JSON.parse(endpoint.document) as object,
        })),
    }))
    .sort(byText);
}

const sortKeys = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
export const canonical = (value: unknown): string => JSON.stringify(value, sortKeys);
const byText = (one: unknown, two: unknown) => (canonical(one) < canonical(two) ? -1 : 1);

/** Whether the look-up table leads to every row, once. */
export function lookupsFit(db: Db): boolean {
  const once = (kind: KeyKind, text: string, key: number) =>
    possibleKeys(db, kind, text).filter((one) => one === key).length === 1;
  const endpoints = db.all<Endpoint & { key: number }>("SELECT * FROM endpoints");
  const contacts = db.all<{ key: number; user_id: string }>(
    "SELECT key, user_id FROM contacts WHERE user_id IS NOT NULL",
  );
  return (
    endpoints.every(({ key, channel, address }) => once(addressKind(channel), address, key)) &&
    contacts.every(({ key, user_id: userId }) => once(userKind, userId, key)) &&
    new Set(contacts.map(({ user_id: userId }) => userId)).size === contacts.length
  );
}
