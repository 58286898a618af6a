import type { SimulationResult } from "../../../../../shared/contract/trials.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { Delta } from "./delta.tsx";
import classes from "./simulate.module.css";

type Outcome = SimulationResult["outcomes"][number];

const same = (one: Outcome, other: Outcome) =>
  one.activity === other.activity && one.label === other.label;

/** Where people came out, and why; those of the other run that nobody came to here as well. */
export function Outcomes(props: { result: SimulationResult; other: SimulationResult | null }) {
  const { result, other } = props;
  const format = useFormat();
  const names = useNames(result.document);
  const { entered } = result.live;
  const rows = [
    ...result.outcomes,
    ...(other?.outcomes ?? [])
      .filter((one) => !result.outcomes.some((known) => same(known, one)))
      .map((one) => ({ ...one, people: 0 })),
  ];
  const nameOf = (id: string | null) => {
    const activity = id === null ? undefined : result.document.activities[id];
    return activity ? activityName(activity, names) : "An activity that is gone";
  };
  return (
    <section className={classes.section} aria-label="Outcomes">
      <h3>Outcomes</h3>
      {rows.length === 0 ? (
        <p className={classes.hint}>Nobody reached an end in this time.</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Ended at</th>
              <th scope="col">People</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.activity} ${row.label}`}>
                <td>
                  {nameOf(row.activity)}
                  {row.label === nameOf(row.activity) ? null : (
                    <span className={classes.hint}> {row.label}</span>
                  )}
                </td>
                <td className="num">
                  {format.count(row.people)}{" "}
                  <Delta
                    now={row.people}
                    before={other && (other.outcomes.find((one) => same(one, row))?.people ?? 0)}
                  />
                </td>
                <td className="num">
                  {format.percent(entered === 0 ? null : row.people / entered)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
