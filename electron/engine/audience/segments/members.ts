import { AttributeMap, EndpointDocument } from "../../../../shared/domain/endpoint.ts";
import type { ChannelType } from "../../../../shared/domain/channel.ts";
import type { MatchContact, MatchEndpoint } from "../../../../shared/domain/segment-match.ts";

/** A row of endpoints joined with their contacts, as criteria see it. */
export type MemberRow = {
  key: number;
  contact: number;
  channel: ChannelType;
  effective_at: number;
  document: string;
  user_attributes: string;
};
export const memberColumns =
  "e.key, e.contact, e.channel, e.effective_at, e.document, c.attributes AS user_attributes";

export const memberOf = (row: MemberRow): { endpoint: MatchEndpoint; contact: MatchContact } => ({
  endpoint: {
    ...EndpointDocument.parse(JSON.parse(row.document)),
    key: row.key,
    channel: row.channel,
    effectiveAt: row.effective_at,
  },
  contact: {
    key: row.contact,
    userAttributes: AttributeMap.parse(JSON.parse(row.user_attributes)),
  },
});
