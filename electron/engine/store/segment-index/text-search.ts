import { filledValues, type Criterion } from "../../../../shared/domain/segment.ts";
import { fold } from "../../../../shared/domain/segment-text.ts";
import type { Dictionary } from "./dictionary.ts";

/** Texts one of which must stand in an entry for a test to look at it, and the answer for all other entries. */
export type Needles = { texts: readonly string[]; matchCase: boolean; otherwise: boolean };

const positive = new Set(["is", "contains", "startsWith"]);
const negative = new Set(["isNot", "notContains"]);
const mostNeedles = 16;
// oxlint-disable-next-line no-control-regex -- ASCII is what is meant
const ascii = /^[\u0000-\u007f]+$/;

/** What to look for before a criterion's test is asked; null where every entry has to be. */
export function needlesOf(criterion: Criterion): Needles | null {
  const { operator, matchCase } = criterion;
  if (!positive.has(operator) && !negative.has(operator)) return null;
  const values = filledValues(criterion).map(String);
  const texts = [...new Set(matchCase ? values : values.map(fold))];
  // A letter outside ASCII may be folded in ways that bytes don't show; a list stands as JSON, with signs escaped.
  if (texts.length === 0 || texts.length > mostNeedles || !texts.every((text) => ascii.test(text)))
    return null;
  return { texts, matchCase: matchCase === true, otherwise: negative.has(operator) };
}

/** The same bytes with ASCII capitals made small: what `fold` does to them. */
export function lowered(bytes: Uint8Array): Buffer {
  const result = Buffer.allocUnsafe(bytes.length);
  for (let n = 0; n < bytes.length; n += 1) {
    const byte = bytes[n] ?? 0;
    result[n] = byte >= 65 && byte <= 90 ? byte + 32 : byte;
  }
  return result;
}

/** Calls `visit` with each entry in which one of the needles stands, and with each that is a list; some more than once. */
export function eachCandidate(
  dictionary: Dictionary,
  bytes: Buffer,
  needles: Needles,
  visit: (code: number) => void,
): void {
  const { offsets, size } = dictionary;
  for (let code = 1; code < size; code += 1) if (bytes[offsets[code] ?? 0] === 1) visit(code);
  const end = offsets[size] ?? 0;
  for (const text of needles.texts) {
    const needle = Buffer.from(text);
    let code = 1;
    for (
      let at = bytes.indexOf(needle);
      at >= 0 && at < end;
      at = bytes.indexOf(needle, offsets[code] ?? end)
    ) {
      code = entryAt(offsets, size, at, code);
      // A needle may stand across the end of an entry: the test then says no.
      visit(code);
      code += 1;
      if (code >= size) break;
    }
  }
}

/** The entry that holds a byte, not before `from`: looked for in growing steps, as it is seldom far. */
function entryAt(offsets: Uint32Array, size: number, at: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < size && (offsets[low + step] ?? 0) <= at) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, size);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}
