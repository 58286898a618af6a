import type { Bits } from "./bits.ts";
import type { IndexState } from "./state.ts";

export type Drawn = { contact: number; endpoint: number };

/** A number that looks random, the same for the same key and seed. */
function mixed(key: number, seed: number): number {
  let value = Math.imul(key ^ Math.imul(seed | 0, 0x9e3779b1), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15), 0xc2b2ae35);
  return (value ^ (value >>> 13)) >>> 0;
}

/** A few contacts of a set, as keys, each with its first endpoint there: the same ones while set and seed are. */
export function drawContacts(
  { contacts, endpoints }: IndexState,
  bits: Bits,
  seed: number,
  limit: number,
): Drawn[] {
  const best: (Drawn & { rank: number })[] = [];
  let worst = Number.POSITIVE_INFINITY;
  for (let n = 0; n < bits.length; n += 1) {
    let word = bits[n] ?? 0;
    while (word !== 0) {
      const low = word & -word;
      word ^= low;
      const row = (n << 5) + 31 - Math.clz32(low);
      const contact = contacts.keys[endpoints.contacts[row] ?? 0] ?? 0;
      const rank = mixed(contact, seed);
      if (rank >= worst && best.length === limit) continue;
      if (best.some((one) => one.contact === contact)) continue;
      best.push({ contact, endpoint: endpoints.keys[row] ?? 0, rank });
      best.sort((a, b) => a.rank - b.rank || a.contact - b.contact);
      best.length = Math.min(best.length, limit);
      worst = best.at(-1)?.rank ?? worst;
    }
  }
  return best.map(({ contact, endpoint }) => ({ contact, endpoint }));
}
