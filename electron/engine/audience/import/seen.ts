/**
 * Remembers which keys were seen, in little memory: says "no" only when a key is certainly new (a Bloom filter). A false
 * "yes" costs one look-up in the database and changes nothing.
 */
export class Seen {
  readonly #bits: Uint32Array;
  readonly #mask: number;

  /** `keys` = how many will be added, roughly: 32 bits or more each, within bounds. */
  constructor(keys: number) {
    const bits = 2 ** Math.min(29, Math.max(16, Math.ceil(Math.log2(Math.max(1, keys) * 32))));
    this.#bits = new Uint32Array(bits / 32);
    this.#mask = bits - 1;
  }

  /** Adds a key of a kind and tells whether it may have been there. Letters count as equal whatever their case. */
  add(kind: number, key: string): boolean {
    let one = 0x811c9dc5 ^ kind;
    let two = 0x9747b28c + kind;
    for (let at = 0; at < key.length; at += 1) {
      let char = key.charCodeAt(at);
      if (char > 127) return this.add(kind, fold(key));
      if (char >= 65 && char <= 90) char |= 32;
      one = Math.imul(one ^ char, 0x01000193);
      two = Math.imul(two ^ char, 0x5bd1e995);
      two ^= two >>> 15;
    }
    return this.#probe(finish(one), finish(two) | 1);
  }

  #probe(one: number, two: number): boolean {
    let known = true;
    let at = one;
    for (let probe = 0; probe < 5; probe += 1) {
      const bit = at & this.#mask;
      const word = bit >>> 5;
      const flag = 1 << (bit & 31);
      const bits = this.#bits[word] ?? 0;
      if ((bits & flag) === 0) {
        known = false;
        this.#bits[word] = bits | flag;
      }
      at = (at + two) | 0;
    }
    return known;
  }
}

/** Other alphabets: every character above ASCII becomes one of its digits, so that one loop serves all. */
const fold = (key: string) => encodeURIComponent(key.toWellFormed());

function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
