import type { Db } from "../../store/audience.ts";
import { bucketCount, KeyHash, type KeyKind } from "../../store/key-hash.ts";
import { enterHashes } from "../../store/lookups.ts";

const sliceEntries = 8_000;
const none = -1;

/**
 * Entries of the look-up table that wait to be written. Each would change another lump of it; gathered, each lump is written
 * once for many. Until then only `surface` makes them visible. What waits is lost in a crash and gathered again from
 * the rows.
 */
export class Pending {
  entries = 0;
  #tags = new Uint32Array(1024);
  #keys = new Uint32Array(1024);
  /** Entries of a lump are a chain: where it begins, and what follows each entry. */
  readonly #heads = new Int32Array(bucketCount).fill(none);
  #next = new Int32Array(1024);
  readonly #hash = new KeyHash();
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** `key` of the row that has a text with this hash. */
  add(bucket: number, tag: number, key: number): void {
    const at = this.entries;
    if (at === this.#tags.length) this.#grow();
    this.#tags[at] = tag;
    this.#keys[at] = key;
    this.#next[at] = this.#heads[bucket] ?? none;
    this.#heads[bucket] = at;
    this.entries += 1;
  }

  addText(kind: KeyKind, text: string, key: number): void {
    this.#hash.of(kind, text);
    this.add(this.#hash.bucket, this.#hash.two, key);
  }

  /** Enters what waits for this text now, so that the look-ups that follow find it. */
  surface(kind: KeyKind, text: string): void {
    if (this.entries === 0 || text === "") return;
    this.#hash.of(kind, text);
    const { bucket, two } = this.#hash;
    for (let at = this.#heads[bucket] ?? none; at !== none; at = this.#next[at] ?? none)
      if (this.#tags[at] === two) {
        this.#enter(bucket);
        return;
      }
  }

  #grow(): void {
    const wider = <Column extends Uint32Array | Int32Array>(from: Column, to: Column): Column => {
      to.set(from);
      return to;
    };
    const size = this.#tags.length * 2;
    this.#tags = wider(this.#tags, new Uint32Array(size));
    this.#keys = wider(this.#keys, new Uint32Array(size));
    this.#next = wider(this.#next, new Int32Array(size));
  }

  /** Writes all that waits for a lump; returns how much that was. */
  #enter(bucket: number): number {
    const tags: number[] = [];
    const keys: number[] = [];
    for (let at = this.#heads[bucket] ?? none; at !== none; at = this.#next[at] ?? none) {
      tags.push(this.#tags[at] ?? 0);
      keys.push(this.#keys[at] ?? 0);
    }
    this.#heads[bucket] = none;
    if (tags.length > 0) enterHashes(this.#db, bucket, tags, keys);
    return tags.length;
  }

  /** Writes all that waits, a short stretch at a time: run each step in a transaction of its own. */
  *slices(): Generator<() => void> {
    if (this.entries === 0) return;
    for (let bucket = 0; bucket < bucketCount;)
      yield () => {
        // A lump costs about as much as some entries.
        for (let done = 0; bucket < bucketCount && done < sliceEntries; bucket += 1)
          if (this.#heads[bucket] !== none) done += 8 + this.#enter(bucket);
      };
    this.entries = 0;
  }
}
