import { Textarea } from "@mantine/core";
import type { ReactNode } from "react";
import { useVariableField } from "../../../message/use-variable-field.ts";
import { VariablePicker } from "../../../message/variable-picker.tsx";
import classes from "./message.module.css";

/** A text of several lines that may hold variables. */
export function VariableArea(props: {
  label: string;
  name: string;
  maxLength: number;
  value: string;
  error: string | null;
  below: ReactNode;
  onWrite: (text: string) => void;
}) {
  const { label, name, maxLength, value, error, below, onWrite } = props;
  const { attach, write, picker } = useVariableField(value, onWrite);
  return (
    <Textarea
      label={label}
      name={name}
      ref={attach}
      autosize
      minRows={4}
      maxRows={14}
      maxLength={maxLength}
      value={value}
      onChange={write}
      error={error}
      inputWrapperOrder={["label", "input", "description", "error"]}
      description={below}
      descriptionProps={{ component: "div", className: classes.below ?? "" }}
      rightSection={<VariablePicker field={label} {...picker} />}
    />
  );
}
