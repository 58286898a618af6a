/** A set of rows: bit n of word n / 32 says whether row n is in it. Sets over the same rows have the same length. */
export type Bits = Uint32Array;

const wordsFor = (rows: number): number => (rows + 31) >>> 5;
export const emptyBits = (rows: number): Bits => new Uint32Array(wordsFor(rows));

export const hasBit = (bits: Bits, row: number): boolean =>
  (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
export function setBit(bits: Bits, row: number): void {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
}
export function clearBit(bits: Bits, row: number): void {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) & ~(1 << (row & 31));
}

export function and(one: Bits, two: Bits): Bits {
  const result = new Uint32Array(one.length);
  for (let n = 0; n < result.length; n += 1) result[n] = (one[n] ?? 0) & (two[n] ?? 0);
  return result;
}
export function or(one: Bits, two: Bits): Bits {
  const result = new Uint32Array(one.length);
  for (let n = 0; n < result.length; n += 1) result[n] = (one[n] ?? 0) | (two[n] ?? 0);
  return result;
}
/** Those of `one` that are not in `two`. */
export function andNot(one: Bits, two: Bits): Bits {
  const result = new Uint32Array(one.length);
  for (let n = 0; n < result.length; n += 1) result[n] = (one[n] ?? 0) & ~(two[n] ?? 0);
  return result;
}

function bitsOfWord(word: number): number {
  let w = word - ((word >>> 1) & 0x55555555);
  w = (w & 0x33333333) + ((w >>> 2) & 0x33333333);
  return (((w + (w >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let n = 0; n < bits.length; n += 1) {
    const word = bits[n] ?? 0;
    if (word !== 0) count += bitsOfWord(word);
  }
  return count;
}

/** Calls `visit` with each row from `from` on, ascending, until it answers false. */
export function eachBit(bits: Bits, visit: (row: number) => boolean | void, from = 0): void {
  for (let n = from >>> 5; n < bits.length; n += 1) {
    let word = bits[n] ?? 0;
    if (n === from >>> 5) word &= -1 << (from & 31);
    while (word !== 0) {
      const low = word & -word;
      if (visit((n << 5) + 31 - Math.clz32(low)) === false) return;
      word ^= low;
    }
  }
}
