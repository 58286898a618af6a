import type { ContactFilter, Outcome } from "../../../shared/contract/contacts.ts";
import { emailEvents } from "../../../shared/domain/event.ts";
import { fold } from "../../../shared/domain/segment-text.ts";
import { every, raw, some, sql, type Fragment } from "./fragment.ts";

/** A text without its case; only one that is not ASCII costs a call out of SQLite. */
export const folded = (column: string): string =>
  `(CASE WHEN length(${column}) = octet_length(${column}) THEN lower(${column}) ELSE fold(${column}) END)`;

/** Contact `c` in one word. Opted out: every endpoint is. Bounced: an address of it must not be written to again. */
export const statusOfContact = `(CASE
  WHEN (SELECT min(x.opted_out) FROM endpoints AS x WHERE x.contact = c.key) = 1 THEN 'optedOut'
  WHEN EXISTS (SELECT 1 FROM endpoints AS x CROSS JOIN suppressions AS s ON s.channel = x.channel AND s.address = x.address
    WHERE x.contact = c.key) THEN 'bounced'
  WHEN EXISTS (SELECT 1 FROM endpoints AS x WHERE x.contact = c.key AND x.active = 1) THEN 'active'
  ELSE 'inactive' END)`;

const ofEndpoint = (condition: Fragment) =>
  sql`EXISTS (SELECT 1 FROM endpoints AS x WHERE x.contact = c.key AND ${condition})`;

// oxlint-disable-next-line no-control-regex -- ASCII is what is meant
const isAscii = (text: string) => /^[\u0000-\u007f]*$/.test(text);

/**
 * Whoever holds a text in name, user id, an address or an id of an endpoint: both tables read once, which takes less than
 * asking for each contact. LIKE knows the cases of ASCII, and `fold` makes no other letter one of those; it is three times
 * as fast as folding.
 */
function found(text: string): Fragment {
  const wanted = fold(text);
  const holds = isAscii(wanted)
    ? (column: string) =>
        raw(`${column} LIKE ? ESCAPE '\\'`, `%${wanted.replaceAll(/[\\%_]/g, "\\$&")}%`)
    : (column: string) => raw(`instr(${folded(column)}, ?) > 0`, wanted);
  return sql`c.key IN (SELECT y.key FROM contacts AS y WHERE ${some([holds("y.name"), holds("y.user_id")])}
    UNION SELECT x.contact FROM endpoints AS x WHERE ${some([holds("x.address"), holds("x.id")])})`;
}

/**
 * Conditions over contact `c`, as `members` is: those of the wanted segment. An import counts what it added and what it
 * changed.
 */
export function contactConditions(filter: ContactFilter, members: Fragment | null): Fragment {
  const conditions: Fragment[] = [];
  const search = filter.search?.trim();
  if (search) conditions.push(found(search));
  if (members) conditions.push(members);
  if (filter.importId !== undefined) {
    const key = raw("(SELECT i.key FROM imports AS i WHERE i.id = ?)", filter.importId);
    const changed = (kind: string, of: string) =>
      sql`EXISTS (SELECT 1 FROM import_changes AS h WHERE h.import_key = ${key} AND h.kind = ${raw(`'${kind}'`)} AND h.key = ${raw(of)})`;
    conditions.push(
      some([
        sql`c.import_key = ${key}`,
        changed("contact", "c.key"),
        ofEndpoint(some([sql`x.import_key = ${key}`, changed("endpoint", "x.key")])),
      ]),
    );
  }
  if (filter.channel !== undefined)
    conditions.push(ofEndpoint(raw("x.channel = ?", filter.channel)));
  if (filter.status !== undefined)
    conditions.push(sql`${raw(statusOfContact)} = ${raw("?", filter.status)}`);
  return every(conditions);
}

const sent = "m.state = 'sent'";
const delivered = `${sent} AND m.hard_bounced_at IS NULL AND m.soft_bounced_at IS NULL`;

/** What the measures of a report count, over message `m`. */
const outcomes: Record<Outcome, string> = {
  targeted: "1",
  sent,
  delivered,
  opened: "m.opened_at IS NOT NULL",
  clicked: "m.clicked_at IS NOT NULL",
  unsubscribed: "m.unsubscribed_at IS NOT NULL",
  hardBounced: "m.hard_bounced_at IS NOT NULL",
  softBounced: "m.soft_bounced_at IS NOT NULL",
  complained: "m.complained_at IS NOT NULL",
  bounced: "(m.hard_bounced_at IS NOT NULL OR m.soft_bounced_at IS NOT NULL)",
  notSent: "m.state = 'notSent'",
  failed: "m.state = 'failed'",
  unknown: "m.state = 'unknown'",
  waiting: "m.state IN ('queued', 'sending', 'held')",
  notOpened: `${delivered} AND m.opened_at IS NULL`,
  notClicked: "m.opened_at IS NOT NULL AND m.clicked_at IS NULL",
};

/** Messages `m` behind one number of a report. Test messages have no run and count nowhere. */
export function messageConditions(campaign: NonNullable<ContactFilter["campaign"]>): Fragment {
  const runs = raw("SELECT r.key FROM runs AS r WHERE r.campaign_id = ?", campaign.id);
  const conditions = [
    campaign.runId === undefined
      ? sql`m.run IN (${runs})`
      : sql`m.run IN (${runs} AND r.id = ${raw("?", campaign.runId)})`,
    raw("m.test = 0"),
    raw(outcomes[campaign.outcome]),
  ];
  if (campaign.reason !== undefined) conditions.push(raw("m.reason = ?", campaign.reason));
  if (campaign.link !== undefined)
    conditions.push(
      raw(
        `EXISTS (SELECT 1 FROM events AS v WHERE v.contact IS m.contact AND v.message = m.key AND v.type = '${emailEvents.click}' AND v.attributes ->> '$.link' = ?)`,
        campaign.link,
      ),
    );
  return every(conditions);
}
