import { dateInWords } from "../../../../shared/domain/segment-words.ts";
import { AreaLines } from "../../../ui/area-lines.tsx";
import { unknown } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./size-chart.module.css";

type Size = { day: string; contacts: number; entered: number | null; left: number | null };
const listed = 7;

/** Of the saved rules: what is being edited has no past. */
export function SizeChart({ sizes }: { sizes: readonly Size[] }) {
  const format = useFormat();
  const [first] = sizes;
  const signed = (value: number | null, sign: string) =>
    value === null ? unknown : value === 0 ? "0" : `${sign}${format.count(value)}`;
  return (
    <div className={classes.time}>
      <AreaLines
        title="Contacts by day"
        height={140}
        series={[{ key: "contacts", name: "Contacts", color: "var(--accent)", area: true }]}
        points={sizes.map(({ day, contacts }) => ({
          label: dateInWords(day).replace(/ \d{4}$/, ""),
          title: dateInWords(day),
          values: { contacts },
        }))}
        format={format.count}
      />
      <table className={classes.days}>
        <caption className="visually-hidden">Who came and went, by day</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Contacts</th>
            <th scope="col">Entered</th>
            <th scope="col">Left</th>
          </tr>
        </thead>
        <tbody>
          {sizes
            .slice(-listed)
            .toReversed()
            .map(({ day, contacts, entered, left }) => (
              <tr key={day}>
                <th scope="row">{dateInWords(day)}</th>
                <td>{format.count(contacts)}</td>
                <td>{signed(entered, "+")}</td>
                <td>{signed(left, "−")}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {first ? (
        <p className={classes.note}>
          Recorded since {dateInWords(first.day)}, for the saved rules.
        </p>
      ) : null}
    </div>
  );
}
