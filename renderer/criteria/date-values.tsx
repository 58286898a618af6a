import { TextInput } from "@mantine/core";
import type { Criterion } from "../../shared/domain/segment.ts";
import { cityOf } from "../ui/format.ts";
import { useFormat } from "../ui/window-settings.tsx";
import classes from "./values.module.css";

type Props = {
  criterion: Criterion;
  onChange: (values: Criterion["values"]) => void;
  control: string;
  label: string;
  error: boolean;
  describedBy: string | undefined;
};

const nameOf = (label: string, at: number, several: boolean) =>
  several ? `${label}, ${at === 0 ? "from" : "to"}` : label;

const isDay = (value: string) => value === "" || /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Days of the project's calendar; beside two of them there is no room to say so, which the row does then. A value with a time of day, from elsewhere, stays a text. */
export function DateValues({ criterion, onChange, ...props }: Props) {
  const format = useFormat();
  const values = criterion.values.map(String);
  const several = criterion.operator === "between";
  return (
    <>
      {(several ? [0, 1] : [0]).map((at) => (
        <span key={at} className={classes.single}>
          {at === 1 ? <span className={classes.joining}>and</span> : null}
          <TextInput
            className={classes.date ?? ""}
            type={isDay(values[at] ?? "") ? "date" : "text"}
            aria-label={nameOf(props.label, at, several)}
            aria-describedby={props.describedBy}
            data-control={at === 0 ? props.control : undefined}
            error={props.error && (values[at] ?? "") === ""}
            withErrorStyles={props.error}
            value={values[at] ?? ""}
            onChange={(event) => {
              const value = event.currentTarget.value;
              onChange(
                several ? [0, 1].map((one) => (one === at ? value : (values[one] ?? ""))) : [value],
              );
            }}
          />
        </span>
      ))}
      {several ? null : (
        <span className={classes.zone} title={format.timeZone}>
          {cityOf(format.timeZone)} time
        </span>
      )}
    </>
  );
}
