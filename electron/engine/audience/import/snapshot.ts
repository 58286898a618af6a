import type { Db } from "../../store/audience.ts";

const tables = ["contacts", "endpoints", "addresses", "user_ids"] as const;

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

/** Whether the look-up tables hold exactly what the rows say. */
export function lookupsFit(db: Db): boolean {
  const count = (sql: string) => db.get<{ n: number }>(sql)?.n ?? -1;
  return (
    count(
      `SELECT count(*) AS n FROM endpoints e LEFT JOIN addresses a
       ON a.address = e.address AND a.channel = e.channel AND a.endpoint = e.key WHERE a.endpoint IS NULL`,
    ) === 0 &&
    count("SELECT count(*) AS n FROM addresses") === count("SELECT count(*) AS n FROM endpoints") &&
    count(
      `SELECT count(*) AS n FROM contacts c LEFT JOIN user_ids u ON u.user_id = c.user_id
       WHERE c.user_id IS NOT NULL AND u.contact IS NOT c.key`,
    ) === 0 &&
    count("SELECT count(*) AS n FROM user_ids") ===
      count("SELECT count(*) AS n FROM contacts WHERE user_id IS NOT NULL")
  );
}
