import type { ChannelFamily } from "../../../../shared/domain/channel.ts";
import { familyNames, familyOf } from "../../../../shared/domain/channel.ts";
import { displayName } from "../../../../shared/domain/contact.ts";
import type { Endpoint } from "../../../../shared/domain/endpoint.ts";
import type { Tone } from "../../../ui/tones.ts";

/** The contact's name, or what stands for one. */
export function nameOfContact(contact: {
  name: string | null;
  id: string;
  endpoints: readonly Endpoint[];
}): string {
  const first = (family: ChannelFamily) =>
    contact.endpoints.find(({ channel }) => familyOf(channel) === family)?.address;
  return displayName({ ...contact, address: first("email") ?? first("sms") ?? null });
}

export type ChannelState = { family: ChannelFamily; text: string; tone: Tone };

const rank = { "opted out": 0, inactive: 1, active: 2 };
const tones = { active: "success", "opted out": "warning", inactive: "neutral" } as const;

/** Whether each channel reaches the contact: it does if one of its addresses is active and not opted out. */
export function channelStates(endpoints: readonly Endpoint[]): ChannelState[] {
  const best = new Map<ChannelFamily, keyof typeof rank>();
  for (const { channel, optOut, status } of endpoints) {
    const family = familyOf(channel);
    const state =
      optOut === "ALL" ? "opted out" : status === "INACTIVE" ? "inactive" : ("active" as const);
    const known = best.get(family);
    if (known === undefined || rank[state] > rank[known]) best.set(family, state);
  }
  return [...best].map(([family, state]) => ({
    family,
    text: `${familyNames[family]} ${state}`,
    tone: tones[state],
  }));
}
