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
  for (const part of parts) {
    const text = String(part);
    for (let at = 0; at < text.length; at += 1) {
      const char = text.codePointAt(at) ?? 0;
      if (char > 0xffff) at += 1;
      hash = Math.imul(hash ^ char, 0x01000193);
    }
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 0x1_0000_0000;
}
