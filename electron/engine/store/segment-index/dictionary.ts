import { grown, trimmed } from "./growing.ts";

/** Marks an entry that is not simply its one value, but its list of values as JSON. */
const listMark = "\u0001";

/** How a list of values stands in a dictionary: most lists have one value. */
export function entryOf(values: readonly string[]): string {
  const [only] = values;
  return values.length === 1 && only !== undefined && !only.startsWith(listMark)
    ? only
    : listMark + JSON.stringify(values);
}
export const valuesOfEntry = (entry: string): readonly string[] =>
  entry.startsWith(listMark) ? (JSON.parse(entry.slice(1)) as string[]) : [entry];

/**
 * Different texts, numbered from 1 in the order in which they came; 0 is no text. Compact: their bytes one after another,
 * where each begins, and an open-addressing table of numbers that finds one by its hash.
 */
export class Dictionary {
  bytes: Uint8Array;
  /** Where entry n begins; it ends where entry n + 1 begins. */
  offsets: Uint32Array;
  /** Entries, with the 0 that is none. */
  size: number;
  #hashes: Uint32Array;
  #table: Uint32Array;
  #buffer: Buffer;

  constructor(saved?: { bytes: Uint8Array; offsets: Uint32Array; size: number }) {
    this.bytes = saved?.bytes ?? new Uint8Array(64);
    this.offsets = saved?.offsets ?? new Uint32Array(18);
    this.size = saved?.size ?? 1;
    this.#buffer = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    this.#hashes = new Uint32Array(0);
    this.#table = new Uint32Array(0);
  }

  get memory(): number {
    return (
      this.bytes.byteLength +
      this.offsets.byteLength +
      this.#hashes.byteLength +
      this.#table.byteLength
    );
  }

  text(code: number): string {
    if (code === 0) return "";
    return this.#buffer.toString("utf8", this.offsets[code], this.offsets[code + 1]);
  }

  /** The number of a text, a new one where it has none yet. */
  code(text: string): number {
    if (this.#table.length === 0) this.#index();
    const hash = hashOf(text);
    const mask = this.#table.length - 1;
    let at = hash & mask;
    for (;;) {
      const code = this.#table[at] ?? 0;
      if (code === 0) break;
      if (this.#hashes[code] === hash && this.#is(code, text)) return code;
      at = (at + 1) & mask;
    }
    return this.#add(text, hash, at);
  }

  #is(code: number, text: string): boolean {
    const from = this.offsets[code] ?? 0;
    const length = (this.offsets[code + 1] ?? 0) - from;
    if (length !== text.length) return length > text.length && this.text(code) === text;
    // As many bytes as letters: both are ASCII, or they differ.
    for (let n = 0; n < length; n += 1) {
      const letter = text.charCodeAt(n);
      if (letter > 127 || this.bytes[from + n] !== letter) return false;
    }
    return true;
  }

  #add(text: string, hash: number, at: number): number {
    const code = this.size;
    const from = this.offsets[code] ?? 0;
    if (from + text.length * 3 > this.bytes.length) {
      this.bytes = grown(this.bytes, from + text.length * 3);
      this.#buffer = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    }
    const written = this.#buffer.write(text, from, "utf8");
    this.offsets = grown(this.offsets, code + 2);
    this.offsets[code + 1] = from + written;
    this.#hashes = grown(this.#hashes, code + 1);
    this.#hashes[code] = hash;
    this.size = code + 1;
    this.#table[at] = code;
    if (this.size * 3 > this.#table.length * 2) this.#fill(this.#table.length * 2);
    return code;
  }

  /** Finding comes with the first text that is looked up: a loaded index only answers questions at first. */
  #index(): void {
    this.#hashes = new Uint32Array(Math.max(16, this.size));
    for (let code = 1; code < this.size; code += 1) this.#hashes[code] = hashOf(this.text(code));
    let length = 16;
    while (length * 2 < this.size * 3 + 3) length *= 2;
    this.#fill(length);
  }

  #fill(length: number): void {
    const table = new Uint32Array(length);
    const mask = length - 1;
    for (let code = 1; code < this.size; code += 1) {
      let at = (this.#hashes[code] ?? 0) & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = code;
    }
    this.#table = table;
  }

  /** Gives back memory held for growing. */
  trim(): void {
    this.bytes = trimmed(this.bytes, this.offsets[this.size] ?? 0);
    this.#buffer = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    this.offsets = trimmed(this.offsets, this.size + 1);
    this.#hashes = trimmed(this.#hashes, Math.min(this.size, this.#hashes.length));
  }
}

/** FNV-1a over UTF-16 units, mixed so that the low bits are as good as the high ones. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
