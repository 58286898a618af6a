import { NumberInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useErrorOf } from "./form-context.ts";
import classes from "./form.module.css";

/** A number that counts once the field is left or Enter is pressed; an empty field takes the old one back. */
export function NumberField(props: {
  name?: string;
  label: string;
  hideLabel?: boolean;
  value: number;
  onCommit: (value: number) => void;
  min?: number;
  max?: number;
  suffix?: string;
  decimals?: number;
  hint?: ReactNode;
  className?: string | undefined;
}) {
  const { name, label, hideLabel, value, onCommit, min, max, suffix } = props;
  const [draft, setDraft] = useState<string | number | null>(null);
  const error = useErrorOf(name);
  const commit = () => {
    if (draft !== null && draft !== "") {
      const number = Number(draft);
      const clamped = Math.min(max ?? Infinity, Math.max(min ?? -Infinity, number));
      if (Number.isFinite(number) && clamped !== value) onCommit(clamped);
    }
    setDraft(null);
  };
  return (
    <div className={`${classes.field} ${props.className ?? ""}`} data-field={name}>
      <NumberInput
        {...(hideLabel ? { "aria-label": label } : { label })}
        size="md"
        description={props.hint}
        inputWrapperOrder={["label", "input", "error", "description"]}
        {...(min === undefined ? {} : { min })}
        {...(max === undefined ? {} : { max })}
        {...(suffix === undefined ? {} : { suffix })}
        clampBehavior="blur"
        decimalScale={props.decimals ?? 0}
        error={error}
        value={draft ?? value}
        onChange={setDraft}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
      />
    </div>
  );
}
