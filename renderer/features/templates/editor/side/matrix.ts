/** One picture of the matrix. */
export type Cell = {
  key: string;
  person: { key: number; name: string } | null;
  width: number;
  dark: boolean;
};

export const matrixWidths = [320, 375, 414, 600, 768, 1024] as const;
export const mostCells = 24;

/** Every contact at every width, light then dark, as far as the most there can be. */
export function matrixCells(
  people: readonly ({ key: number; name: string } | null)[],
  widths: readonly number[],
  themes: readonly boolean[],
): { cells: Cell[]; left: number } {
  const all = people.flatMap((person) =>
    themes.flatMap((dark) =>
      widths.map((width) => ({
        key: `${person?.key ?? "nobody"}-${width}-${dark}`,
        person,
        width,
        dark,
      })),
    ),
  );
  return { cells: all.slice(0, mostCells), left: Math.max(0, all.length - mostCells) };
}
