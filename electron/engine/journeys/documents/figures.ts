import type { Store } from "../../store/database.ts";

/** How many are inside, came in, and reached the goal. */
export type Figures = { inJourney: number; entered: number; converted: number };
export const noFigures: Figures = { inJourney: 0, entered: 0, converted: 0 };

/** By the key of the version. */
export function figuresByVersion(store: Store): Map<number, Figures> {
  const rows = store.all<Figures & { version: number }>(
    `SELECT version, count(*) AS entered, sum(state <> 'ended') AS inJourney, sum(goal_at IS NOT NULL) AS converted
       FROM participants GROUP BY version`,
  );
  return new Map(rows.map(({ version, ...figures }) => [version, figures]));
}

export const sumOf = (figures: readonly Figures[]): Figures =>
  figures.reduce(
    (sum, one) => ({
      inJourney: sum.inJourney + one.inJourney,
      entered: sum.entered + one.entered,
      converted: sum.converted + one.converted,
    }),
    noFigures,
  );
