/** What a table needs at least: its tracks at their narrowest, in px. Every row is a grid of its own and must agree on it. */
export const leastWidth = (tracks: readonly string[]): number =>
  tracks.reduce((sum, track) => sum + Number(/([\d.]+)px/.exec(track)?.[1] ?? 0), 0);

/** `36px minmax(190px, 1.4fr) 112px` as its tracks. */
export const splitTracks = (tracks: string): string[] =>
  tracks.trim().match(/minmax\([^)]*\)|\S+/g) ?? [];
