import { channelsOf, familyOf, type ChannelType } from "../domain/channel.ts";
import type { JourneyLimits, SendChannel } from "../domain/journey.ts";
import type { Reason } from "../domain/message.ts";

/** An endpoint of a participant, as far as sending asks. `zone` is null where it is not known. */
export type Recipient = {
  key: number;
  channel: ChannelType;
  address: string;
  active: boolean;
  optedOut: boolean;
  suppressed: boolean;
  zone: string | null;
};

export type Recipients = {
  /** Who gets a message, each address once, in the order of the endpoints. */
  to: Recipient[];
  /** Why the others of the channel don't. */
  refused: { endpoint: number; reason: Reason }[];
  /** Why nobody does; null when somebody does. */
  reason: Reason | null;
};

/** Reasons nearest to a message first: what is said of a participant with several endpoints that can't be sent to. */
const weight: Reason[] = ["duplicateAddress", "suppressed", "optedOut", "inactive", "noAddress"];

function refusal(endpoint: Recipient): Reason | null {
  if (endpoint.optedOut) return "optedOut";
  if (!endpoint.active) return "inactive";
  if (endpoint.address === "") return "noAddress";
  return endpoint.suppressed ? "suppressed" : null;
}

/**
 * The endpoints a message of a channel goes to. `types` narrows them (custom channels name their endpoint types). The
 * endpoints come in the order of their keys.
 */
export function recipientsOf(
  channel: SendChannel,
  endpoints: readonly Recipient[],
  types?: readonly ChannelType[],
): Recipients {
  const wanted = new Set(types ?? channelsOf(channel));
  const own = endpoints.filter((one) => wanted.has(one.channel));
  const to: Recipient[] = [];
  const refused: Recipients["refused"] = [];
  const taken = new Set<string>();
  for (const endpoint of own) {
    const address = `${familyOf(endpoint.channel)}:${endpoint.address.toLowerCase()}`;
    const reason = refusal(endpoint) ?? (taken.has(address) ? "duplicateAddress" : null);
    if (reason) refused.push({ endpoint: endpoint.key, reason });
    else {
      taken.add(address);
      to.push(endpoint);
    }
  }
  const said = weight.find((reason) => refused.some((one) => one.reason === reason));
  return { to, refused, reason: to.length > 0 ? null : (said ?? "noAddress") };
}

/** What a contact already got: of this journey in 24 hours and ever, of all journeys in the days of the timeframe. */
export type AlreadySent = { day: number; total: number; timeframe: number };

/** How many more messages a contact may get under the journey's caps, and which cap it is that leaves none. */
export function roomUnderCaps(
  { dailyCap, totalCap, timeframeCap }: JourneyLimits,
  sent: AlreadySent,
): { room: number; reason: Reason | null } {
  const caps: [cap: number, used: number, reason: Reason][] = [
    [totalCap, sent.total, "totalCap"],
    [dailyCap, sent.day, "dailyCap"],
    [timeframeCap?.cap ?? 0, sent.timeframe, "timeframeCap"],
  ];
  let room = Infinity;
  for (const [cap, used, reason] of caps) {
    if (cap === 0) continue;
    if (used >= cap) return { room: 0, reason };
    room = Math.min(room, cap - used);
  }
  return { room, reason: null };
}
