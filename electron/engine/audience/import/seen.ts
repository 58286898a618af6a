import { KeyHash, type KeyKind } from "../../store/key-hash.ts";

/**
 * Remembers which keys were seen, in little memory: says "no" only when a key is certainly new (a Bloom filter whose bits
 * for one key lie side by side). A false "yes" costs one look-up in the database and changes nothing.
 */
export class Seen {
  /** Of the key added last. */
  readonly hash = new KeyHash();
  readonly #bits: Uint32Array;
  readonly #mask: number;

  /** `keys` = how many will be added, roughly: 32 bits or more each, within bounds. */
  constructor(keys: number) {
    const bits = 2 ** Math.min(29, Math.max(16, Math.ceil(Math.log2(Math.max(1, keys) * 32))));
    this.#bits = new Uint32Array(bits / 32);
    this.#mask = bits / 64 - 1;
  }

  /** Adds a key of a kind and tells whether it may have been there. Letters count as equal whatever their case. */
  add(kind: KeyKind, key: string): boolean {
    const { one, two } = this.hash.of(kind, key);
    const at = (one & this.#mask) * 2;
    const first = (1 << (two >>> 27)) | (1 << ((two >>> 22) & 31)) | (1 << ((one >>> 27) & 31));
    const second = (1 << ((two >>> 17) & 31)) | (1 << ((two >>> 12) & 31));
    const had = this.#bits[at] ?? 0;
    const had2 = this.#bits[at + 1] ?? 0;
    if ((had & first) === first && (had2 & second) === second) return true;
    this.#bits[at] = had | first;
    this.#bits[at + 1] = had2 | second;
    return false;
  }
}
