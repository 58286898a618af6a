import { draw, seededRandom } from "../random.ts";

// Everything of the sample that looks like chance is drawn from what it is about, so that it is the same every time.

export const sampleId = (what: string): string => seededRandom(`Juniper & Oak: ${what}`).id();

export const between = (low: number, high: number, ...about: (string | number)[]): number =>
  low + draw(...about) * (high - low);

export function oneOf<One>(all: readonly One[], ...about: (string | number)[]): One {
  const found = all[Math.floor(draw(...about) * all.length)];
  if (found === undefined) throw new Error(`nothing to choose from: ${about.join(" ")}`);
  return found;
}

export function weighted<One extends { share: number }>(
  all: readonly One[],
  ...about: (string | number)[]
): One {
  let left = draw(...about) * all.reduce((sum, one) => sum + one.share, 0);
  for (const one of all) {
    left -= one.share;
    if (left < 0) return one;
  }
  throw new Error(`nothing to choose from: ${about.join(" ")}`);
}

/** Exactly `count` of these keys, `first` among them. */
export function chosen(
  what: string,
  count: number,
  keys: readonly number[],
  first: readonly number[] = [],
): Set<number> {
  const certain = new Set(first);
  const ranked = keys
    .filter((key) => !certain.has(key))
    .map((key) => ({ key, rank: draw(what, key) }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, Math.max(0, count - certain.size));
  return new Set([...certain, ...ranked.map((one) => one.key)]);
}
