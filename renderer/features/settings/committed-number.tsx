import { NumberInput } from "@mantine/core";
import { useState } from "react";
import classes from "./settings.module.css";

/** A number that is kept once it is whole: on Enter, or when the field is left. Null where it is empty. */
export function CommittedNumber(props: {
  value: number | null;
  min: number;
  max: number;
  suffix?: string;
  /** How many digits behind the point; none without it. */
  decimals?: number;
  placeholder?: string;
  onCommit: (value: number | null) => void;
}) {
  const { value, decimals = 0, onCommit, ...rest } = props;
  const [draft, setDraft] = useState<number | null | undefined>(undefined);
  const commit = () => {
    if (draft !== undefined && draft !== value) onCommit(draft);
    setDraft(undefined);
  };
  return (
    <NumberInput
      {...rest}
      className={classes.grow ?? ""}
      allowDecimal={decimals > 0}
      decimalScale={decimals}
      clampBehavior="strict"
      value={(draft === undefined ? value : draft) ?? ""}
      onChange={(next) => setDraft(typeof next === "number" ? next : null)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}
