import { useId } from "react";
import classes from "./group.module.css";

export type JoinOption<Value extends string> = { value: Value; label: string; danger?: boolean };

/** AND, OR and the like between two cards: radio buttons in a small bar on the line that joins them. */
export function Joiner<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly JoinOption<Value>[];
  onChange: (value: Value) => void;
  big?: boolean;
  control?: string;
}) {
  const name = useId();
  return (
    <div className={classes.join} data-big={props.big || undefined}>
      <div role="radiogroup" aria-label={props.label} className={classes.joinBar}>
        {props.options.map(({ value, label, danger }) => (
          <label
            key={value}
            className={classes.joinOption}
            data-on={value === props.value || undefined}
            data-danger={danger || undefined}
          >
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              checked={value === props.value}
              data-control={value === props.value ? props.control : undefined}
              onChange={() => props.onChange(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </div>
  );
}
