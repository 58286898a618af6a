import type Sqlite from "better-sqlite3";
import { emailEvents } from "../../../../shared/domain/event.ts";
import type { MessageEventKind } from "../../../../shared/domain/segment.ts";
import { emptyBits, type Bits } from "./bits.ts";
import { compare, type EventsAsked } from "../../../../shared/domain/segment-compile.ts";
import { EventFacts } from "./event-facts.ts";
import { noContact, type EventList } from "./events.ts";
import type { IndexState } from "./state.ts";

/** What is kept of the events' attributes and metrics, by type. */
export type FactsByType = Map<string, EventFacts>;
type Visit = (contact: number, at: () => number, place: number) => void;
type Source = (visit: Visit) => void;

/** The contacts of which these events are true. */
export function eventContacts(
  db: Sqlite.Database,
  state: IndexState,
  asked: EventsAsked,
  facts: FactsByType,
): Bits {
  const list = state.events.get(typeOf(asked));
  const named = namesAsked(asked);
  let known: EventFacts | null = null;
  if (list && (named.attributes.length > 0 || named.metrics.length > 0)) {
    const type = typeOf(asked);
    known = facts.get(type) ?? new EventFacts(type, list);
    facts.set(type, known);
    known.want(db, named.attributes, named.metrics);
  }
  const { times, details } = asked;
  if (list && !asked.campaignId && !asked.where && !details?.measure && !isOfMessages(asked))
    return plainly(state, asked, list);
  const source = sourceOf(db, state, asked, list);
  const passes = placeTest(asked, known);
  if (!times && !details?.measure) {
    const bits = emptyBits(state.contacts.length);
    source((contact, _, place) => {
      if (passes && !passes(place)) return;
      bits[contact >>> 5] = (bits[contact >>> 5] ?? 0) | (1 << (contact & 31));
    });
    return bits;
  }
  return together(state, asked, source, passes, known);
}

/** Whether, or how often: the common questions, asked of the columns directly. */
function plainly(state: IndexState, { from, until, times }: EventsAsked, list: EventList): Bits {
  const { length } = state.contacts;
  const bits = emptyBits(length);
  if (!times) {
    list.mark(from, until, bits);
    return bits;
  }
  const counts = new Uint32Array(length);
  list.count(from, until, counts);
  const answers = Uint8Array.from({ length: 64 }, (_, count) => (times(count) ? 1 : 0));
  for (let contact = 0; contact < length; contact += 1) {
    const count = counts[contact] ?? 0;
    if (count < 64 ? answers[count] === 1 : times(count))
      bits[contact >>> 5] = (bits[contact >>> 5] ?? 0) | (1 << (contact & 31));
  }
  return bits;
}

/** Sending and delivery are states of messages; everything else is an event of its own. */
const isOfMessages = ({ message, type }: EventsAsked): boolean =>
  message && (type === "send" || type === "delivered");

const typeOf = ({ type, message }: EventsAsked): string =>
  message ? emailEvents[type as MessageEventKind] : type;

function namesAsked({ details }: EventsAsked) {
  const of = (kind: "attribute" | "metric") =>
    (details?.where ?? []).filter((where) => where.kind === kind).map(({ name }) => name);
  return {
    attributes: [...new Set(of("attribute"))],
    metrics: [...new Set([...of("metric"), ...(details?.measure ? [details.measure.metric] : [])])],
  };
}

function sourceOf(
  db: Sqlite.Database,
  state: IndexState,
  asked: EventsAsked,
  list: EventList | undefined,
): Source {
  if (isOfMessages(asked)) return fromMessages(db, state, asked);
  const { campaignId, from, until } = asked;
  if (!list) return () => undefined;
  const { contacts } = list;
  const runs = campaignId === undefined ? null : runsOf(db, campaignId);
  return (visit) =>
    list.within(from, until, (place) => {
      if (runs && !runs.has(list.runs?.[place] ?? 0)) return;
      visit(contacts[place] ?? noContact, () => list.at(place), place);
    });
}

const runsOf = (db: Sqlite.Database, campaignId: string): Set<number> =>
  new Set(
    db
      .prepare<[string], number>("SELECT key FROM runs WHERE campaign_id = ?")
      .pluck()
      .all(campaignId),
  );

function fromMessages(
  db: Sqlite.Database,
  state: IndexState,
  { type, campaignId, from, until }: EventsAsked,
): Source {
  const delivered =
    type === "delivered" ? "AND m.hard_bounced_at IS NULL AND m.soft_bounced_at IS NULL" : "";
  const ofCampaign =
    campaignId === undefined ? "" : "AND m.run IN (SELECT key FROM runs WHERE campaign_id = ?)";
  const rows = db
    .prepare<string[], [number, number]>(
      `SELECT m.contact, m.sent_at FROM messages AS m WHERE m.state = 'sent' AND m.test = 0
         AND m.contact IS NOT NULL AND m.sent_at IS NOT NULL ${delivered} ${ofCampaign}`,
    )
    .raw();
  return (visit) => {
    for (const [key, at] of rows.iterate(...(campaignId === undefined ? [] : [campaignId]))) {
      if (at < from || at >= until) continue;
      const contact = state.contacts.find(key);
      if (contact >= 0) visit(contact, () => at, -1);
    }
  };
}

function placeTest(
  { where }: EventsAsked,
  facts: EventFacts | null,
): ((place: number) => boolean) | null {
  if (!where) return null;
  return (place) =>
    where(
      (name) => facts?.attributes.get(name)?.valuesAt(place) ?? [],
      (name) => facts?.metrics.get(name)?.at(place),
    );
}

/** How often, how much: asked of all events of a contact that count. */
function together(
  state: IndexState,
  { times, details }: EventsAsked,
  source: Source,
  passes: ((place: number) => boolean) | null,
  facts: EventFacts | null,
): Bits {
  const { length } = state.contacts;
  const counts = new Uint32Array(length);
  const measure = details?.measure;
  const column = measure ? facts?.metrics.get(measure.metric) : undefined;
  const sums = new Float64Array(measure ? length : 0);
  const measured = new Uint32Array(measure ? length : 0);
  const instants = new Float64Array(measure ? length : 0);
  source((contact, at, place) => {
    if (passes && !passes(place)) return;
    counts[contact] = (counts[contact] ?? 0) + 1;
    const value = measure ? column?.at(place) : undefined;
    if (!measure || value === undefined) return;
    const before = measured[contact] ?? 0;
    measured[contact] = before + 1;
    if (measure.how === "sum" || measure.how === "average") {
      sums[contact] = (sums[contact] ?? 0) + value;
      return;
    }
    // Of events at the same instant the one recorded first is the first.
    const now = at();
    const known = instants[contact] ?? 0;
    if (before === 0 || (measure.how === "first" ? now < known : now >= known)) {
      instants[contact] = now;
      sums[contact] = value;
    }
  });
  const bits = emptyBits(length);
  for (let contact = 0; contact < length; contact += 1) {
    const count = counts[contact] ?? 0;
    if (times ? !times(count) : count === 0) continue;
    if (measure) {
      const many = measured[contact] ?? 0;
      if (many === 0) continue;
      const sum = sums[contact] ?? 0;
      if (!compare(measure.compare, measure.how === "average" ? sum / many : sum, measure.value))
        continue;
    }
    bits[contact >>> 5] = (bits[contact >>> 5] ?? 0) | (1 << (contact & 31));
  }
  return bits;
}
