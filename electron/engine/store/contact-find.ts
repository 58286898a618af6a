import { fold } from "../../../shared/domain/segment-text.ts";
import { folded } from "./contact-filter.ts";
import { every, raw, sql, together, type Fragment } from "./fragment.ts";
import type { Query } from "./readers.ts";

export type FoundContact = {
  key: number;
  name: string | null;
  address: string | null;
  id: string;
};

const atMost = 60;
const last = "\u{10FFFF}";

/** Everything that begins with the text; what is equal comes first. */
const beginning = (text: string, column: string, contact: string, from: string): Fragment =>
  raw(
    `SELECT ${contact} AS key, (${column} <> ?) * 2 AS rank FROM ${from} WHERE ${column} >= ? AND ${column} < ?
     ORDER BY rank LIMIT ${atMost}`,
    text,
    text,
    text + last,
  );

/** Contacts by name, address or id; first what is equal, then what begins like it, then what holds it. */
export function findQuery(text: string, limit: number): Query {
  const wanted = fold(text.trim());
  const words = wanted.split(/\s+/).filter(Boolean);
  const holdsWords = every(words.map((word) => raw("instr(folded, ?) > 0", word)));
  const names = sql`SELECT key, CASE WHEN folded = ${raw("?", wanted)} THEN 0 WHEN instr(folded, ${raw("?", wanted)}) = 1 THEN 1
      WHEN instr(folded, ${raw("?", ` ${wanted}`)}) > 0 THEN 2 ELSE 3 END AS rank
    FROM (SELECT key, ${raw(folded("name"))} AS folded FROM contacts WHERE name IS NOT NULL)
    WHERE ${holdsWords} ORDER BY rank, key LIMIT ${raw(String(atMost))}`;
  const addresses = sql`SELECT contact AS key, CASE WHEN folded = ${raw("?", wanted)} THEN 0 WHEN instr(folded, ${raw("?", wanted)}) = 1 THEN 2 ELSE 4 END AS rank
    FROM (SELECT contact, ${raw(folded("address"))} AS folded FROM endpoints)
    WHERE instr(folded, ${raw("?", wanted)}) > 0 ORDER BY rank LIMIT ${raw(String(atMost))}`;
  const ways = [
    beginning(text.trim(), "u.user_id", "u.key", "contacts AS u"),
    beginning(text.trim(), "e.id", "e.contact", "endpoints AS e"),
    names,
    addresses,
  ].map((way) => sql`SELECT * FROM (${way})`);
  const query = sql`WITH hits AS MATERIALIZED (${together(ways, " UNION ALL ")}),
      best AS MATERIALIZED (SELECT key, min(rank) AS rank FROM hits GROUP BY key ORDER BY rank, key LIMIT ${raw("?", limit)})
    SELECT c.key, c.name, coalesce(c.user_id, (SELECT x.id FROM endpoints AS x WHERE x.contact = c.key ORDER BY x.key LIMIT 1), '') AS id,
      (SELECT x.address FROM endpoints AS x WHERE x.contact = c.key AND x.address <> ''
         ORDER BY x.channel <> 'EMAIL', x.active DESC, x.key LIMIT 1) AS address
    FROM best AS b CROSS JOIN contacts AS c ON c.key = b.key ORDER BY b.rank, b.key`;
  return { sql: query.sql, values: [...query.values] };
}
