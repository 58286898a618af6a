import { useMemo } from "react";
import { Link } from "react-router";
import { useFormat } from "../../ui/window-settings.tsx";
import { layOut, letters, regionWords, type VennRegion, type VennSet } from "./venn-areas.ts";
import classes from "./venn.module.css";

type Props = {
  sets: readonly (VennSet & { to: string | null })[];
  regions: readonly VennRegion[];
  width: number;
  height: number;
};

/** Two or three sets as circles with areas in proportion, and the same as a table. */
export function Venn({ sets, regions, width, height }: Props) {
  const format = useFormat();
  const layout = useMemo(
    () => layOut(sets, regions, { width, height }),
    [sets, regions, width, height],
  );
  const shown = regions
    .filter((region) => region.sets !== 0)
    .toSorted((a, b) => bits(a.sets) - bits(b.sets) || a.sets - b.sets);
  const whole = shown.reduce((sum, { contacts }) => sum + contacts, 0);
  const contactsOf = (mask: number) => regions.find((one) => one.sets === mask)?.contacts ?? 0;
  return (
    <div className={classes.venn}>
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" height={height} aria-hidden>
        {layout.circles.map(({ letter, x, y, radius }) => (
          <circle
            key={letter}
            className={classes.circle}
            data-set={letter}
            cx={x}
            cy={y}
            r={radius}
          />
        ))}
        {layout.labels.map(({ mask, x, y }) => (
          <text key={mask} className={classes.label} x={x} y={y}>
            {format.brief(contactsOf(mask))}
          </text>
        ))}
      </svg>
      <ul className={classes.sets} aria-label="Sets">
        {sets.map(({ name, contacts, to }, at) => (
          <li key={letters[at]}>
            <span className={classes.letter} data-set={letters[at]}>
              {letters[at]}
            </span>
            <span className="ellipsis">{name}</span>
            {to === null ? (
              <b>{format.count(contacts)}</b>
            ) : (
              <Link to={to}>
                <b>{format.count(contacts)}</b>
              </Link>
            )}
          </li>
        ))}
      </ul>
      <table className={classes.table}>
        <caption className="visually-hidden">Contacts in each part of the overlap</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Contacts</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ sets: mask, contacts }) => (
            <tr key={mask}>
              <th scope="row">{regionWords(mask, sets.length)}</th>
              <td>{format.count(contacts)}</td>
              <td>{whole === 0 ? "—" : format.percent(contacts / whole)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const bits = (mask: number): number => letters.filter((_, at) => mask & (1 << at)).length;
