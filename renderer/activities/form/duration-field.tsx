import { Select } from "@mantine/core";
import { durationParts, type DurationParts } from "../../../shared/domain/zone-math.ts";
import { Field } from "./field.tsx";
import classes from "./form.module.css";
import { NumberField } from "./number-field.tsx";

const units = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"] as const;
type Unit = (typeof units)[number];
const offered: Unit[] = ["minutes", "hours", "days", "weeks", "months"];

/** Parts as ISO 8601; nothing at all is no minutes. */
function isoDuration(parts: Partial<DurationParts>): string {
  const write = (unit: Unit, letter: string) => (parts[unit] ? `${parts[unit]}${letter}` : "");
  const date =
    write("years", "Y") + write("months", "M") + write("weeks", "W") + write("days", "D");
  const time = write("hours", "H") + write("minutes", "M") + write("seconds", "S");
  return date + time === "" ? "PT0M" : `P${date}${time === "" ? "" : `T${time}`}`;
}

/** A length of time as a number and a unit; one of several units has a row for each. */
export function DurationField(props: {
  name?: string;
  label: string;
  value: string;
  onChange: (iso: string) => void;
  hint?: string;
}) {
  const { name, label, value, onChange } = props;
  const parts = durationParts(value);
  const used = units.filter((unit) => parts[unit] > 0);
  const rows: Unit[] = used.length > 0 ? used : ["minutes"];
  return (
    <Field {...(name ? { name } : {})} label={label} hint={props.hint}>
      <div className={classes.stack}>
        {rows.map((unit) => (
          <div key={unit} className={classes.row}>
            <NumberField
              hideLabel
              label={rows.length === 1 ? label : `${label}, ${unit}`}
              className={classes.amount}
              min={rows.length === 1 ? 1 : 0}
              max={100_000}
              value={parts[unit]}
              onCommit={(amount) => onChange(isoDuration({ ...parts, [unit]: amount }))}
            />
            <Select
              className={classes.grow ?? ""}
              aria-label={`Unit of ${label.toLowerCase()}`}
              data={[...new Set([...offered, unit])].filter(
                (one) => one === unit || !rows.includes(one),
              )}
              value={unit}
              onChange={(next) => {
                if (next === null || next === unit) return;
                onChange(isoDuration({ ...parts, [unit]: 0, [next]: parts[unit] }));
              }}
            />
          </div>
        ))}
      </div>
    </Field>
  );
}
