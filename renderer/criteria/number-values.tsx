import { NumberInput } from "@mantine/core";
import type { Criterion } from "../../shared/domain/segment.ts";
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
type Box = { label: string; suffix?: string; before?: string; narrow?: boolean; min?: number; max?: number; decimals?: boolean }; // prettier-ignore

/** Number fields in a line, each with the place it has among the values. */
function Numbers(props: Props & { boxes: readonly (Box & { at: number })[] }) {
  const { values } = props.criterion;
  return props.boxes.map(({ at, before, ...box }, place) => (
    <span key={at} className={classes.single}>
      {before ? <span className={classes.joining}>{before}</span> : null}
      <NumberInput
        className={(box.narrow ? classes.narrow : classes.number) ?? ""}
        aria-label={box.label}
        aria-describedby={props.describedBy}
        data-control={place === 0 ? props.control : undefined}
        error={props.error && (values[at] ?? "") === ""}
        withErrorStyles={props.error}
        hideControls
        value={values[at] ?? ""}
        clampBehavior="none"
        allowNegative={box.min === undefined || box.min < 0}
        allowDecimal={box.decimals ?? false}
        {...(box.suffix ? { suffix: box.suffix } : {})}
        onChange={(value) => {
          const next = [...values];
          for (let one = 0; one <= at; one += 1) next[one] ??= "";
          next[at] = value;
          props.onChange(next);
        }}
      />
    </span>
  ));
}

/** One number, or two for *between*. */
export function NumberValues(props: Props) {
  const several = props.criterion.operator === "between";
  return (
    <Numbers
      {...props}
      boxes={
        several
          ? [
              { at: 0, label: `${props.label}, from`, decimals: true },
              { at: 1, label: `${props.label}, to`, before: "and", decimals: true },
            ]
          : [{ at: 0, label: props.label, decimals: true }]
      }
    />
  );
}

/** “30 days” */
export function DayValues(props: Props) {
  const suffix = String(props.criterion.values[0]) === "1" ? " day" : " days";
  const { operator } = props.criterion;
  return (
    <>
      <Numbers {...props} boxes={[{ at: 0, label: props.label, suffix, min: 1 }]} />
      {operator === "anniversary" ? (
        <span className={classes.note}>today included, in any year</span>
      ) : null}
    </>
  );
}

/** So many kilometres of a place. */
export const DistanceValues = (props: Props) => (
  <Numbers
    {...props}
    boxes={[
      { at: 2, label: "Kilometres", suffix: " km", narrow: true, min: 0, decimals: true },
      { at: 0, label: "Latitude", before: "of", narrow: true, decimals: true },
      { at: 1, label: "Longitude", before: ",", narrow: true, decimals: true },
    ]}
  />
);

/** From one cohort to another, and how large a share of the contacts that is. */
export function CohortValues(props: Props) {
  const format = useFormat();
  const [first, last] = props.criterion.values.map(Number);
  const share = first !== undefined && last !== undefined ? last - first + 1 : 0;
  return (
    <>
      <Numbers
        {...props}
        boxes={[
          { at: 0, label: "First cohort", narrow: true, min: 0 },
          { at: 1, label: "Last cohort", before: "to", narrow: true, min: 0 },
        ]}
      />
      {share > 0 && share <= 100 ? (
        <span className={classes.note}>
          about {format.percent(share / 100)}, always the same ones
        </span>
      ) : null}
    </>
  );
}
