import { SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";

/** A choice of a few, side by side, such as 7 / 30 / 90 days. */
export function SegmentedTabs<Value extends string>(props: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode }[];
}) {
  return (
    <SegmentedControl
      aria-label={props.label}
      value={props.value}
      onChange={props.onChange}
      data={[...props.options]}
    />
  );
}
