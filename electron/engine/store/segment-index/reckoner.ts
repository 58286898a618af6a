import { ChannelFamily, channelsOf } from "../../../../shared/domain/channel.ts";
import { emptyBits, type Bits } from "./bits.ts";
import { activeFlag, addressFlag, optedOutFlag } from "./endpoints.ts";
import type { IndexState } from "./state.ts";

/** Counts and turns sets of endpoints into sets of contacts and back, over one state of the index. */
export class Reckoner {
  readonly state: IndexState;
  #stamps = new Uint32Array(0);
  #stamp = 0;
  #eligible: { version: number; bits: Bits; byFamily: Map<ChannelFamily, Bits> } | null = null;

  constructor(state: IndexState) {
    this.state = state;
  }

  get endpoints(): number {
    return this.state.endpoints.length;
  }

  /** How many different contacts these endpoints belong to. */
  countContacts(bits: Bits): number {
    const { perContact } = this.state;
    const { contacts } = this.state.endpoints;
    const { stamps, stamp } = this.#fresh();
    let count = 0;
    for (let n = 0; n < bits.length; n += 1) {
      let word = bits[n] ?? 0;
      while (word !== 0) {
        const low = word & -word;
        word ^= low;
        const contact = contacts[(n << 5) + 31 - Math.clz32(low)] ?? 0;
        if (perContact[contact] === 1) count += 1;
        else if (stamps[contact] !== stamp) {
          stamps[contact] = stamp;
          count += 1;
        }
      }
    }
    return count;
  }

  #fresh(): { stamps: Uint32Array; stamp: number } {
    if (this.#stamps.length < this.state.contacts.length || this.#stamp === 0xffffffff) {
      this.#stamps = new Uint32Array(this.state.contacts.length);
      this.#stamp = 0;
    }
    this.#stamp += 1;
    return { stamps: this.#stamps, stamp: this.#stamp };
  }

  /** The contacts that have one of these endpoints. */
  contactsOf(bits: Bits): Bits {
    const { contacts } = this.state.endpoints;
    const result = emptyBits(this.state.contacts.length);
    for (let n = 0; n < bits.length; n += 1) {
      let word = bits[n] ?? 0;
      while (word !== 0) {
        const low = word & -word;
        word ^= low;
        const contact = contacts[(n << 5) + 31 - Math.clz32(low)] ?? 0;
        result[contact >>> 5] = (result[contact >>> 5] ?? 0) | (1 << (contact & 31));
      }
    }
    return result;
  }

  /** All endpoints, also those removed, of these contacts. */
  endpointsOf(contactBits: Bits): Bits {
    const { contacts, length } = this.state.endpoints;
    const result = emptyBits(length);
    for (let n = 0; n < result.length; n += 1) {
      const from = n << 5;
      const to = Math.min(from + 32, length);
      let word = 0;
      for (let row = from; row < to; row += 1) {
        const contact = contacts[row] ?? 0;
        word |= (((contactBits[contact >>> 5] ?? 0) >>> (contact & 31)) & 1) << (row & 31);
      }
      result[n] = word;
    }
    return result;
  }

  get alive(): Bits {
    const { alive, length } = this.state.endpoints;
    return alive.subarray(0, (length + 31) >>> 5);
  }

  #readEligible() {
    const { endpoints, version } = this.state;
    if (this.#eligible?.version === version) return this.#eligible;
    const { flags, length, alive, channels } = endpoints;
    const bits = emptyBits(length);
    for (let row = 0; row < length; row += 1)
      if ((flags[row] ?? 0) === (activeFlag | addressFlag))
        bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
    for (let n = 0; n < bits.length; n += 1) bits[n] = (bits[n] ?? 0) & (alive[n] ?? 0);
    const byFamily = new Map<ChannelFamily, Bits>();
    for (const family of ChannelFamily.options) {
      const names = new Set<string>(channelsOf(family));
      const wanted = new Uint8Array(256);
      let any = false;
      for (let code = 1; code < endpoints.channelNames.size; code += 1)
        if (names.has(endpoints.channelNames.text(code))) {
          wanted[code] = 1;
          any = true;
        }
      const rows = emptyBits(length);
      if (any)
        for (let row = 0; row < length; row += 1)
          if (wanted[channels[row] ?? 0] === 1)
            rows[row >>> 5] = (rows[row >>> 5] ?? 0) | (1 << (row & 31));
      for (let n = 0; n < bits.length; n += 1) rows[n] = (rows[n] ?? 0) & (bits[n] ?? 0);
      byFamily.set(family, rows);
    }
    this.#eligible = { version, bits, byFamily };
    return this.#eligible;
  }

  /** Endpoints that are active, have not opted out and have an address. */
  get eligible(): Bits {
    return this.#readEligible().bits;
  }
  eligibleOn(family: ChannelFamily): Bits {
    return this.#readEligible().byFamily.get(family) ?? emptyBits(this.endpoints);
  }

  /** Endpoints whose flag is as asked. */
  flagged(flag: typeof activeFlag | typeof optedOutFlag, set: boolean): Bits {
    const { flags, length } = this.state.endpoints;
    const answers = new Uint8Array(8);
    for (let n = 0; n < 8; n += 1) answers[n] = ((n & flag) !== 0) === set ? 1 : 0;
    return this.answering(flags, answers, length);
  }

  /** Endpoints whose byte is answered with 1. */
  answering(bytes: Uint8Array, answers: Uint8Array, length: number): Bits {
    const bits = emptyBits(length);
    for (let n = 0; n < bits.length; n += 1) {
      const from = n << 5;
      const to = Math.min(from + 32, length);
      let word = 0;
      for (let row = from; row < to; row += 1)
        word |= (answers[bytes[row] ?? 0] ?? 0) << (row & 31);
      bits[n] = word;
    }
    return bits;
  }
}
