/** How many make a batch, so that one takes about `ms`: whoever asks something meanwhile waits as long; a slow disk gets fewer. */
export function steadySize({ least, most, ms }: { least: number; most: number; ms: number }) {
  let size = most;
  return {
    size: () => size,
    /** After a batch of `count` that took `took` milliseconds. */
    measured(count: number, took: number) {
      const fitting = Math.floor((ms * count) / Math.max(1, took));
      size = Math.max(least, Math.min(most, fitting));
    },
  };
}
