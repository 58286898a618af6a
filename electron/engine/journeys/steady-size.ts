/**
 * How many make a batch, so that one takes about `ms`: whoever asks something meanwhile waits as long; a slow disk gets fewer.
 * It begins with `first`, since nothing is known yet, and grows to no more than twice the last.
 */
export function steadySize(of: { least: number; first: number; most: number; ms: number }) {
  let size = of.first;
  return {
    size: () => size,
    /** After a batch of `count` that took `took` milliseconds. */
    measured(count: number, took: number) {
      const fitting = Math.floor((of.ms * count) / Math.max(1, took));
      size = Math.max(of.least, Math.min(of.most, fitting, size * 2));
    },
  };
}
