const any = Number.POSITIVE_INFINITY;

/** How many values each helper is given, at least and at most; those with a name (`size=5`) do not count. */
const counts: Record<string, [least: number, most: number]> = {
  lookup: [2, 2],
  eq: [2, 2],
  neq: [2, 2],
  gt: [2, 2],
  gte: [2, 2],
  lt: [2, 2],
  lte: [2, 2],
  and: [2, any],
  or: [2, any],
  abbreviate: [2, 2],
  center: [1, 2],
  ljust: [1, 2],
  rjust: [1, 2],
  cut: [1, 2],
  inflect: [3, 3],
  join: [2, any],
  replace: [3, 3],
  substring: [2, 3],
  add: [2, 2],
  subtract: [2, 2],
  multiply: [2, 2],
  divide: [2, 2],
  modulo: [2, 2],
  dateFormat: [1, 2],
  now: [0, 1],
  uuid: [0, 0],
};
const one: [number, number] = [1, 1];

const values = (count: number) => (count === 1 ? "1 value" : `${count} values`);

/** Helpers that have nothing to say but what stands between them. */
const blocksOnly = new Set(["if", "unless", "each", "with"]);

/** What is wrong with how a helper is used and how many values it is given; null where nothing is. */
export function wrongUse(helper: string, given: number, block: boolean): string | null {
  if (blocksOnly.has(helper) && !block)
    return `{{${helper}}} stands around something: write {{#${helper} …}} … {{/${helper}}}.`;
  const [least, most] = counts[helper] ?? one;
  if (given >= least && given <= most) return null;
  const wanted =
    most === any
      ? `${least} values or more`
      : least === most
        ? values(most)
        : `${least} or ${values(most)}`;
  return `{{${helper}}} needs ${wanted}, but got ${given}.`;
}
