import {
  computeTextCentres,
  normalizeSolution,
  scaleSolution,
  venn,
  type ISolution,
} from "@upsetjs/venn.js";

export type VennSet = { name: string; contacts: number };
/** Bit n of `sets` says whether a region is inside set n. */
export type VennRegion = { sets: number; contacts: number };

export const letters = ["A", "B", "C"] as const;

/** Contacts in every set of a group of sets, whatever others they are in. */
export const inAll = (regions: readonly VennRegion[], mask: number): number =>
  regions.reduce((sum, { sets, contacts }) => ((sets & mask) === mask ? sum + contacts : sum), 0);

/** “A only”, “A and B, not C”: what a region is, of so many sets. */
export function regionWords(mask: number, sets: number): string {
  const all = letters.slice(0, sets);
  const inside = all.filter((_, at) => mask & (1 << at));
  const outside = all.filter((_, at) => !(mask & (1 << at)));
  if (inside.length === 1) return `${inside[0]} only`;
  return `${inside.join(" and ")}${outside.length > 0 ? `, not ${outside.join(" or ")}` : ""}`;
}

export type VennLayout = {
  circles: { letter: string; x: number; y: number; radius: number }[];
  labels: { mask: number; x: number; y: number }[];
};

/** Square pixels a number needs; smaller parts have theirs in the table alone. */
const smallest = 700;

/** Circles whose areas, and whose overlaps as far as circles can, are in proportion. Empty sets have none. */
export function layOut(
  sets: readonly VennSet[],
  regions: readonly VennRegion[],
  size: { width: number; height: number },
): VennLayout {
  const masks = Array.from({ length: (1 << sets.length) - 1 }, (_, at) => at + 1);
  const empty = sets.flatMap(({ contacts }, at) => (contacts === 0 ? [1 << at] : []));
  const areas = masks
    .filter((mask) => empty.every((one) => (mask & one) === 0))
    .map((mask) => ({
      sets: letters.filter((_, at) => mask & (1 << at)),
      size: inAll(regions, mask),
      mask,
    }));
  if (areas.length === 0) return { circles: [], labels: [] };
  const solution: ISolution = scaleSolution(
    normalizeSolution(venn(areas), Math.PI / 2),
    size.width,
    size.height,
    4,
  );
  const centres = computeTextCentres(solution, areas) as Record<
    string,
    { x: number; y: number; disjoint?: boolean }
  >;
  const [[letter, circle] = ["", null]] = Object.entries(solution);
  const inFirst = sets[letters.findIndex((one) => one === letter)]?.contacts ?? 0;
  const perContact = circle && inFirst > 0 ? circle.radius ** 2 / inFirst : 0;
  return {
    circles: Object.entries(solution).map(([letter, { x, y, radius }]) => ({
      letter,
      x,
      y,
      radius,
    })),
    labels: apart(
      areas.flatMap(({ sets: inside, mask }) => {
        const centre = centres[inside.join(",")];
        const own = regions.find((region) => region.sets === mask)?.contacts ?? 0;
        const room = own * Math.PI * perContact;
        return centre && !centre.disjoint && room > smallest
          ? [{ mask, x: centre.x, y: centre.y, own }]
          : [];
      }),
    ),
  };
}

type Placed = VennLayout["labels"][number] & { own: number };

/** The numbers that do not cover a larger one; the table has them all. */
function apart(labels: readonly Placed[]): Placed[] {
  const kept: Placed[] = [];
  for (const label of labels.toSorted((a, b) => b.own - a.own))
    if (kept.every(({ x, y }) => Math.abs(x - label.x) > 36 || Math.abs(y - label.y) > 14))
      kept.push(label);
  return kept;
}
