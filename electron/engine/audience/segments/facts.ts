import { ChannelFamily, familyOf } from "../../../../shared/domain/channel.ts";
import type { Endpoint } from "../../../../shared/domain/endpoint.ts";
import type { EndpointFacts, EventFact } from "../../../../shared/domain/segment-evaluate.ts";
import type { Parts } from "../../parts.ts";
import {
  eventsAsked,
  isFixedMember,
  wasInCampaign,
  type Asked,
} from "../../store/contact-facts.ts";
import { endpointsOf, getContact } from "../../store/contacts.ts";

/** What rules may ask of a contact, for each of its endpoints; read when it is asked, and once. */
export function factsOf({ store }: Parts, key: number): EndpointFacts[] {
  const contact = getContact(store, key);
  const endpoints = endpointsOf(store, key);
  const events = new Map<string, readonly EventFact[]>();
  const campaigns = new Map<string, boolean>();
  const once = <Value>(known: Map<string, Value>, name: string, read: () => Value): Value => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const value = read();
    known.set(name, value);
    return value;
  };
  const reachable = ChannelFamily.options.filter((family) =>
    endpoints.some((endpoint) => canReach(endpoint) && familyOf(endpoint.channel) === family),
  );
  return endpoints.map((endpoint) => ({
    endpoint: {
      key: endpoint.key,
      channel: endpoint.channel,
      address: endpoint.address,
      active: endpoint.status === "ACTIVE",
      optedOut: endpoint.optOut === "ALL",
      cohort: endpoint.cohort,
      effectiveAt: endpoint.effectiveAt,
      document: endpoint,
    },
    contact: {
      key,
      createdAt: contact.created_at,
      userAttributes: contact.userAttributes,
      reachable,
    },
    events: ({ type, message, campaignId }) => {
      const asked: Asked = { type, message, ...(campaignId === undefined ? {} : { campaignId }) };
      return once(events, JSON.stringify(asked), () => eventsAsked(store, key, asked));
    },
    inCampaign: (id) => once(campaigns, id, () => wasInCampaign(store, key, id)),
    inMembers: (segmentId) => isFixedMember(store, segmentId, endpoint.key, key),
  }));
}

const canReach = ({ status, optOut, address }: Endpoint) =>
  status === "ACTIVE" && optOut === "NONE" && address !== "";
