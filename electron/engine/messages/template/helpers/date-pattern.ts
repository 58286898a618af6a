import type { DateTime } from "luxon";

/*
 * Patterns as Java's SimpleDateFormat writes them, letter run by letter run: Luxon spells some of them differently, and
 * a few mean another thing there (`D`, `E`, `k`, `S`, `u`, `X`).
 */
type Writer = (date: DateTime, count: number) => string;

const padded = (number: number, count: number) => String(number).padStart(count, "0");
const plain =
  (read: (date: DateTime) => number): Writer =>
  (date, count) =>
    padded(read(date), count);

const zoneOffset: Writer = (date, count) => {
  if (date.offset === 0) return "Z";
  const whole = date.toFormat("ZZ");
  return count >= 3 ? whole : count === 2 ? whole.replace(":", "") : whole.slice(0, 3);
};

const writers: Record<string, Writer> = {
  G: (date) => date.toFormat("G"),
  y: (date, count) => (count === 2 ? date.toFormat("yy") : padded(date.year, count)),
  Y: (date, count) => (count === 2 ? padded(date.weekYear % 100, 2) : padded(date.weekYear, count)),
  M: (date, count) =>
    count >= 4
      ? date.toFormat("LLLL")
      : count === 3
        ? date.toFormat("LLL")
        : padded(date.month, count),
  L: (date, count) =>
    count >= 4
      ? date.toFormat("LLLL")
      : count === 3
        ? date.toFormat("LLL")
        : padded(date.month, count),
  d: plain((date) => date.day),
  D: plain((date) => date.ordinal),
  E: (date, count) => date.toFormat(count >= 4 ? "cccc" : "ccc"),
  u: plain((date) => date.weekday),
  w: plain((date) => date.weekNumber),
  F: plain((date) => Math.ceil(date.day / 7)),
  a: (date) => date.toFormat("a"),
  H: plain((date) => date.hour),
  k: plain((date) => date.hour || 24),
  K: plain((date) => date.hour % 12),
  h: plain((date) => date.hour % 12 || 12),
  m: plain((date) => date.minute),
  s: plain((date) => date.second),
  S: plain((date) => date.millisecond),
  z: (date, count) => date.toFormat(count >= 4 ? "ZZZZZ" : "ZZZZ"),
  Z: (date) => date.toFormat("ZZZ"),
  X: zoneOffset,
};

const pieces = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g;

/** Writes a date by a Java pattern; null where the pattern holds a letter that means nothing. */
export function writePattern(date: DateTime, pattern: string): string | null {
  let written = "";
  for (const [piece, quoted, letter] of pattern.matchAll(pieces)) {
    if (quoted !== undefined) written += quoted === "" ? "'" : quoted.replaceAll("''", "'");
    else if (letter === undefined) written += piece;
    else {
      const writer = writers[letter];
      if (!writer) return null;
      written += writer(date, piece.length);
    }
  }
  return written;
}

const readers: Record<string, (count: number) => string> = {
  y: (count) => (count === 2 ? "yy" : "yyyy"),
  M: (count) => "M".repeat(Math.min(count, 4)),
  d: (count) => "d".repeat(Math.min(count, 2)),
  E: (count) => (count >= 4 ? "cccc" : "ccc"),
  a: () => "a",
  H: (count) => "H".repeat(Math.min(count, 2)),
  h: (count) => "h".repeat(Math.min(count, 2)),
  m: (count) => "m".repeat(Math.min(count, 2)),
  s: (count) => "s".repeat(Math.min(count, 2)),
  S: () => "SSS",
  Z: () => "ZZZ",
  X: (count) => (count >= 3 ? "ZZ" : "ZZZ"),
};

/** The same pattern as Luxon reads it; null where it holds a letter that can't be read. */
export function readingFormat(pattern: string): string | null {
  let format = "";
  for (const [piece, quoted, letter] of pattern.matchAll(pieces)) {
    if (quoted !== undefined) format += `'${quoted.replaceAll("''", "'")}'`;
    else if (letter === undefined) format += piece;
    else {
      const reader = readers[letter];
      if (!reader) return null;
      format += reader(piece.length);
    }
  }
  return format;
}
