import { createHash, randomBytes } from "node:crypto";

/** The only source of chance. */
export type Random = {
  /** 32 hex digits, as Pinpoint's ids. */
  id(): string;
  bytes(count: number): Buffer;
};

export const systemRandom: Random = {
  id: () => randomBytes(16).toString("hex"),
  bytes: (count) => randomBytes(count),
};

/** The same seed gives the same ids and bytes, in order. */
export function seededRandom(seed: string): Random {
  let drawn = 0;
  const block = () => createHash("sha256").update(`${seed}:${drawn++}`).digest();
  return {
    id: () => block().toString("hex").slice(0, 32),
    bytes(count) {
      const blocks: Buffer[] = [];
      for (let have = 0; have < count; have += 32) blocks.push(block());
      return Buffer.concat(blocks).subarray(0, count);
    },
  };
}

/** A number in [0, 1) that is always the same for the same parts (FNV-1a, finished with an avalanche). */
export function draw(...parts: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) hash = Math.imul(mixed(hash, String(part)), 0x01000193);
  return finished(hash);
}

/** `draw` for many texts that begin alike: takes what follows. */
export function drawer(beginning: string): (rest: string) => number {
  const begun = mixed(0x811c9dc5, beginning);
  return (rest) => finished(Math.imul(mixed(begun, rest), 0x01000193));
}

function mixed(from: number, text: string): number {
  let hash = from;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.codePointAt(at) ?? 0;
    if (char > 0xffff) at += 1;
    hash = Math.imul(hash ^ char, 0x01000193);
  }
  return hash;
}

function finished(hash: number): number {
  let last = hash ^ (hash >>> 16);
  last = Math.imul(last, 0x85ebca6b);
  last ^= last >>> 13;
  last = Math.imul(last, 0xc2b2ae35);
  last ^= last >>> 16;
  return (last >>> 0) / 0x1_0000_0000;
}
