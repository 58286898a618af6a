import type { Store } from "../../store/database.ts";

/** How many are inside, came in, and reached the goal. */
export type Figures = { inJourney: number; entered: number; converted: number };
export const noFigures: Figures = { inJourney: 0, entered: 0, converted: 0 };

/** By the key of the version. */
export function figuresByVersion(store: Store): Map<number, Figures> {
  // From the rollup: people are too many to be counted for a list.
  const rows = store.all<Figures & { version: number }>(
    `SELECT v.key AS version,
       (SELECT coalesce(sum(c.count), 0) FROM journey_counts AS c WHERE c.version = v.key
          AND c.activity = v.document ->> '$.entry' AND c.measure = 'entered') AS entered,
       (SELECT coalesce(sum(c.count), 0) FROM journey_counts AS c WHERE c.version = v.key AND c.measure = 'here') AS inJourney,
       (SELECT coalesce(sum(c.count), 0) FROM journey_counts AS c WHERE c.version = v.key
          AND c.activity = v.document ->> '$.entry' AND c.measure IN ('goal', 'goalHeldOut')) AS converted
     FROM journey_versions AS v`,
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
