import { DateInput, TimePicker } from "@mantine/dates";
import { useState } from "react";
import { useErrorOf } from "./form-context.ts";
import classes from "./form.module.css";

/** A date and a clock time, `2026-11-04T09:00`; only a whole one is passed on. */
export function LocalField(props: {
  name?: string;
  label: string;
  timeLabel?: string;
  value: string;
  onChange: (local: string) => void;
  /** What a date without a time means. */
  time?: string;
  error?: string | null;
}) {
  const { name, label, value, onChange } = props;
  const [date = "", time = ""] = value.split("T");
  const fallback = props.time ?? "09:00";
  const [typed, setTyped] = useState({ date, time: time || fallback, of: value });
  const shown = typed.of === value ? typed : { date, time: time || fallback };
  const found = useErrorOf(name);
  const set = (next: { date: string; time: string }) => {
    const local = next.date && next.time ? `${next.date}T${next.time.slice(0, 5)}` : value;
    setTyped({ ...next, of: local });
    if (local !== value) onChange(local);
  };
  return (
    <div className={classes.row} data-field={name}>
      <DateInput
        className={classes.grow ?? ""}
        size="md"
        label={label}
        valueFormat="D MMM YYYY"
        firstDayOfWeek={1}
        weekendDays={[]}
        placeholder="Choose a date"
        value={shown.date || null}
        error={props.error ?? found}
        popoverProps={{ withinPortal: true }}
        onChange={(next) => set({ date: next ?? "", time: shown.time })}
      />
      <ClockInput
        label={props.timeLabel ?? "Time"}
        value={shown.time}
        onChange={(next) => set({ date: shown.date, time: next })}
      />
    </div>
  );
}

/** A time of day, `09:00`. */
function ClockInput(props: {
  label: string;
  hideLabel?: boolean;
  value: string;
  onChange: (time: string) => void;
}) {
  const { label, hideLabel } = props;
  return (
    <TimePicker
      className={classes.time ?? ""}
      size="md"
      {...(hideLabel ? { "aria-label": label } : { label })}
      hoursInputLabel={`${label}, hours`}
      minutesInputLabel={`${label}, minutes`}
      value={props.value}
      onChange={(next) => props.onChange(next.slice(0, 5))}
    />
  );
}

/** A clock time that is only passed on whole. */
export function ClockField(props: {
  label: string;
  hideLabel?: boolean;
  value: string;
  onChange: (time: string) => void;
}) {
  const [typed, setTyped] = useState({ time: props.value, of: props.value });
  return (
    <ClockInput
      {...props}
      value={typed.of === props.value ? typed.time : props.value}
      onChange={(time) => {
        const whole = /^\d\d:\d\d$/.test(time);
        setTyped({ time, of: whole ? time : props.value });
        if (whole && time !== props.value) props.onChange(time);
      }}
    />
  );
}
