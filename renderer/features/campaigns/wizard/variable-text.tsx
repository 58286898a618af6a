import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./message.module.css";
import { useVariableField } from "../../../message/use-variable-field.ts";
import { VariablePicker } from "../../../message/variable-picker.tsx";

/** One line of text that may hold variables. */
export function VariableText(props: {
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
    <TextInput
      label={label}
      name={name}
      ref={attach}
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
