/** A part of a journey as it is drawn: everything in it can be reached from the root. */
export type Drawn = {
  root: string;
  /** Every activity after all that lead to it; the root is first. */
  order: readonly string[];
  parents(id: string): readonly string[];
};

/**
 * For every activity but the root the nearest one that all paths to it pass: a split for what its paths join to, the
 * only parent for the others. Follows Cooper, Harvey and Kennedy; without cycles one pass is enough.
 */
export function dominatorsOf({ root, order, parents }: Drawn): Map<string, string> {
  const above = new Map<string, string>();
  const depth = new Map([[root, 0]]);
  const common = (one: string, other: string): string => {
    let left = one;
    let right = other;
    while (left !== right)
      if ((depth.get(left) ?? 0) >= (depth.get(right) ?? 0)) left = above.get(left) ?? root;
      else right = above.get(right) ?? root;
    return left;
  };
  for (const id of order) {
    if (id === root) continue;
    const dominator = parents(id).reduce(common);
    above.set(id, dominator);
    depth.set(id, (depth.get(dominator) ?? 0) + 1);
  }
  return above;
}
