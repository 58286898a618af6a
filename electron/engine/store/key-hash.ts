/*
 * What endpoints and contacts are found by, as a number. The table `lookups` stores these numbers: they may never change.
 * Different texts may have the same number; whoever looks something up compares the text of the row.
 */

/** What sort of key it is: where the hash begins, and whether the rows it leads to are contacts. */
export type KeyKind = { readonly one: number; readonly two: number; readonly contact: 0 | 1 };

/** As many lumps as `lookups` is cut into. */
export const bucketCount = 2 ** 16;

/** The hash of one key after the other, without making an object for each. */
export class KeyHash {
  /** 64 bits, of which `lookups` keeps 47. */
  one = 0;
  two = 0;

  /** Letters count as equal whatever their case, as in ASCII; so do those of user ids, which is for the row to tell. */
  of(kind: KeyKind, key: string): this {
    let { one, two } = kind;
    for (let at = 0; at < key.length; at += 1) {
      let char = key.charCodeAt(at);
      if (char > 127) return this.of(kind, spelledOut(key));
      if (char >= 65 && char <= 90) char |= 32;
      one = Math.imul(one ^ char, 0x01000193);
      two = Math.imul(two ^ char, 0x5bd1e995);
      two ^= two >>> 15;
    }
    this.one = finish(one);
    this.two = ((finish(two) & ~1) | kind.contact) >>> 0;
    return this;
  }

  get bucket(): number {
    return this.one >>> 16;
  }
}

/** Other alphabets: every character above ASCII becomes one of its digits, so that one loop serves all. */
const spelledOut = (key: string) => encodeURIComponent(key.toWellFormed());

function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function kindOf(name: string, contact: 0 | 1): KeyKind {
  const hash = new KeyHash().of({ one: 0x811c9dc5, two: 0x9747b28c, contact }, name);
  return { one: hash.one, two: hash.two, contact };
}

export const userKind = kindOf("user", 1);
export const idKind = kindOf("id", 0);

const byChannel = new Map<string, KeyKind>();
/** An address counts apart on each channel. */
export function addressKind(channel: string): KeyKind {
  let kind = byChannel.get(channel);
  if (!kind) byChannel.set(channel, (kind = kindOf(`address ${channel}`, 0)));
  return kind;
}
