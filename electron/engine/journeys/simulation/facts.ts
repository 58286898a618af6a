import { channelsOf, ChannelFamily, familyOf } from "../../../../shared/domain/channel.ts";
import type { ContactChange, NewEvent } from "../../../../shared/activities/activity.ts";
import { messageEvents, type MessageEvent } from "../../../../shared/activities/condition.ts";
import { emailEvents } from "../../../../shared/domain/event.ts";
import type { AttributeMap, Endpoint } from "../../../../shared/domain/endpoint.ts";
import type { EndpointFacts, EventFact } from "../../../../shared/domain/segment-evaluate.ts";
import type { JourneySettings } from "../../../../shared/domain/journey.ts";
import { zoneOfEndpoint } from "../../../../shared/journey/contact-zone.ts";
import type { Recipient } from "../../../../shared/journey/recipients.ts";
import type {
  SimulatedAnswer,
  SimulatedMessage,
} from "../../../../shared/journey/simulation/person.ts";
import {
  eventsAsked,
  isFixedMember,
  wasInCampaign,
  type Asked,
} from "../../store/contact-facts.ts";
import { endpointsOf, getContact } from "../../store/contacts.ts";
import type { Reading } from "../../store/reading.ts";
import { isZone } from "../../zones.ts";

export type TimedEvent = EventFact & { type: string };

/** What follows from an answer for the endpoint it came from, from then on. */
type Follow = {
  at: number;
  endpoint: number;
  what: "optedOut" | "suppressed" | "active";
};
const follows: Partial<Record<MessageEvent, Follow["what"][]>> = {
  unsubscribe: ["optedOut"],
  optOut: ["optedOut"],
  complaint: ["optedOut", "suppressed"],
  hardBounce: ["suppressed"],
  open: ["active"],
  click: ["active"],
  openedNotification: ["active"],
};

/** Where facts come from: the tables, or somebody made up. */
export type FactSource = {
  contact: number;
  createdAt: number;
  userAttributes: AttributeMap;
  endpoints: Endpoint[];
  suppressed(endpoint: Endpoint): boolean;
  events(asked: Asked): readonly EventFact[];
  /** When anything was recorded of them after one instant and up to another, ascending. */
  eventTimes(after: number, until: number): readonly number[];
  inCampaign(id: string): boolean;
  inMembers(segmentId: string, endpoint: number): boolean;
};

/** A contact of the project. Throws NOT_FOUND when it is gone. */
export function contactSource(db: Reading, contact: number): FactSource {
  const record = getContact(db, contact);
  return {
    contact,
    createdAt: record.created_at,
    userAttributes: record.userAttributes,
    endpoints: endpointsOf(db, contact),
    suppressed: ({ channel, address }) =>
      db.get("SELECT 1 FROM suppressions WHERE channel = ? AND address = ?", channel, address) !==
      undefined,
    events: (asked) => eventsAsked(db, contact, asked),
    eventTimes: (after, until) =>
      db
        .all<{ at: number }>(
          "SELECT DISTINCT at FROM events WHERE contact = ? AND at > ? AND at <= ? ORDER BY at",
          contact,
          after,
          until,
        )
        .map(({ at }) => at),
    inCampaign: (id) => wasInCampaign(db, contact, id),
    inMembers: (segmentId, endpoint) => isFixedMember(db, segmentId, endpoint, contact),
  };
}

/**
 * One contact as a simulation sees it: the rows of the tables, what the simulation changed on top, and nothing that
 * happened after `now`. Attributes are those of today, as no history of them is kept.
 */
export class SimulatedFacts {
  now = 0;
  readonly endpoints: Recipient[];
  readonly forRules: EndpointFacts[];
  private readonly attributes: AttributeMap;
  private readonly rows: Endpoint[];
  private readonly recorded: TimedEvent[] = [];
  private pending: Follow[] = [];
  private readonly active = new Map<number, number>();
  private readonly known = new Map<string, readonly EventFact[]>();

  private readonly source: FactSource;
  readonly contact: number;

  constructor(source: FactSource, estimation: JourneySettings["zoneEstimation"]) {
    this.source = source;
    this.contact = source.contact;
    this.attributes = { ...source.userAttributes };
    this.rows = source.endpoints;
    this.endpoints = this.rows.map((row) => ({
      key: row.key,
      channel: row.channel,
      address: row.address,
      active: row.status === "ACTIVE",
      optedOut: row.optOut === "ALL",
      suppressed: source.suppressed(row),
      zone: zoneOfEndpoint(
        {
          channel: row.channel,
          address: row.address,
          timezone: row.demographic?.Timezone,
          country: row.location?.Country,
          postalCode: row.location?.PostalCode,
        },
        estimation,
        isZone,
      ),
    }));
    const campaigns = new Map<string, boolean>();
    const reachable = () => this.reachable();
    const { active } = this;
    this.forRules = this.rows.map((row, index) => {
      const recipient = this.endpoints[index];
      return {
        endpoint: {
          key: row.key,
          channel: row.channel,
          address: row.address,
          active: row.status === "ACTIVE",
          get optedOut() {
            return recipient?.optedOut ?? false;
          },
          cohort: row.cohort,
          get effectiveAt() {
            return Math.max(row.effectiveAt, active.get(row.key) ?? 0);
          },
          document: row,
        },
        contact: {
          key: source.contact,
          createdAt: source.createdAt,
          userAttributes: this.attributes,
          get reachable() {
            return reachable();
          },
        },
        events: (asked) => this.eventsOf(asked),
        inCampaign: (id) => {
          const before = campaigns.get(id) ?? source.inCampaign(id);
          campaigns.set(id, before);
          return before;
        },
        inMembers: (segmentId) => source.inMembers(segmentId, row.key),
      };
    });
  }

  private reachable() {
    return ChannelFamily.options.filter((family) =>
      this.endpoints.some(
        (one) =>
          one.active && !one.optedOut && one.address !== "" && familyOf(one.channel) === family,
      ),
    );
  }

  private eventsOf(asked: Parameters<EndpointFacts["events"]>[0]): readonly EventFact[] {
    const name = JSON.stringify([asked.type, asked.message, asked.campaignId]);
    const stored =
      this.known.get(name) ??
      this.source.events({
        type: asked.type,
        message: asked.message,
        ...(asked.campaignId === undefined ? {} : { campaignId: asked.campaignId }),
      });
    this.known.set(name, stored);
    const type = asked.message ? emailEvents[asked.type as keyof typeof emailEvents] : asked.type;
    // What a journey records belongs to no campaign.
    const made =
      asked.campaignId === undefined ? this.recorded.filter((event) => event.type === type) : [];
    return [...stored, ...made].filter(({ at }) => at <= this.now);
  }

  /** Events of a type at any time up to `until`, in the order of time: for waits, which look ahead as time goes on. */
  eventsUntil(type: string, until: number): readonly EventFact[] {
    const before = this.now;
    this.now = until;
    const found = this.eventsOf({ type, message: false, campaignId: undefined });
    this.now = before;
    return found.toSorted((one, other) => one.at - other.at);
  }

  /** How many events the simulation itself has made. */
  get made(): number {
    return this.recorded.length;
  }

  /** When anything becomes different about them by itself, after one instant and up to another, ascending. */
  changesUntil(after: number, until: number): number[] {
    const own = [...this.recorded, ...this.pending].map(({ at }) => at);
    const times = [...own, ...this.source.eventTimes(after, until)];
    return [...new Set(times.filter((at) => at > after && at <= until))].toSorted(
      (one, other) => one - other,
    );
  }

  /** Endpoints as they are at an instant; instants come in order. */
  endpointsAt(now: number): readonly Recipient[] {
    if (this.pending.length === 0) return this.endpoints;
    for (const { at, endpoint, what } of this.pending) {
      const from = this.endpoints.find((one) => one.key === endpoint);
      if (at > now || !from) continue;
      if (what === "active") this.active.set(endpoint, at);
      else
        for (const one of this.endpoints)
          if (one.channel === from.channel && one.address === from.address) one[what] = true;
    }
    this.pending = this.pending.filter(({ at }) => at > now);
    return this.endpoints;
  }

  /** A message has left, and this is what they do with it. */
  follow(message: SimulatedMessage, answers: readonly SimulatedAnswer[]): void {
    const { channel, endpoint } = message;
    const named = messageEvents[channel];
    const happened = [{ event: "send" as MessageEvent, at: message.at }, ...answers];
    for (const { event, at } of happened) {
      const type = named.find((one) => one.event === event)?.type;
      if (type !== undefined) this.recorded.push({ type, at, attributes: {}, metrics: null });
      for (const what of follows[event] ?? []) this.pending.push({ at, endpoint, what });
    }
  }

  record(event: NewEvent, at: number): void {
    this.recorded.push({
      type: event.name,
      at,
      attributes: event.attributes,
      metrics: event.metrics,
    });
  }

  change(changes: readonly ContactChange[]): void {
    for (const change of changes) {
      if (change.kind === "optOut") {
        for (const one of this.endpoints) one.optedOut = change.optOut;
        continue;
      }
      if (change.of === "user") changeIn(this.attributes, change);
      else
        for (const row of this.rows) {
          row.attributes = { ...row.attributes };
          changeIn(row.attributes, change);
        }
    }
  }

  /** The first active endpoint of a family: for telling whom a trial is about. */
  addressOn(family: ChannelFamily): string | null {
    const channels = new Set<string>(channelsOf(family));
    return this.endpoints.find((one) => channels.has(one.channel))?.address ?? null;
  }
}

/** Sets, adds to or takes from one attribute. */
function changeIn(
  attributes: AttributeMap,
  change: Extract<ContactChange, { kind: "attribute" }>,
): void {
  const had = Object.hasOwn(attributes, change.name) ? (attributes[change.name] ?? []) : [];
  const values =
    change.how === "set"
      ? [...change.values]
      : change.how === "add"
        ? [...had, ...change.values.filter((value) => !had.includes(value))]
        : change.values.length === 0
          ? []
          : had.filter((value) => !change.values.includes(value));
  if (values.length === 0) delete attributes[change.name];
  else attributes[change.name] = values;
}
