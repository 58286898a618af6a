import { Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useVariableField } from "../../../message/use-variable-field.ts";
import { VariablePicker } from "../../../message/variable-picker.tsx";

type Props = {
  label: string;
  /** Instead of a label that is seen. */
  ariaLabel?: string;
  name: string;
  value: string;
  onWrite: (text: string) => void;
  maxLength?: number;
  placeholder?: string;
  error?: string | null;
  below?: ReactNode;
};

const order: ("label" | "input" | "description" | "error")[] = [
  "label",
  "input",
  "description",
  "error",
];

/** One line of text that may hold variables. */
export function VariableInput({ label, ariaLabel, value, onWrite, below, ...rest }: Props) {
  const { attach, write, picker } = useVariableField(value, onWrite);
  return (
    <TextInput
      {...rest}
      {...(ariaLabel ? { "aria-label": ariaLabel } : { label })}
      ref={attach}
      value={value}
      autoComplete="off"
      onChange={write}
      inputWrapperOrder={order}
      description={below}
      descriptionProps={{ component: "div" }}
      rightSection={<VariablePicker field={ariaLabel ?? label} {...picker} />}
    />
  );
}

/** Several lines of text that may hold variables. */
export function VariableArea(props: Props & { rows?: number; mono?: string | undefined }) {
  const { label, value, onWrite, below, rows, mono, ...rest } = props;
  const { attach, write, picker } = useVariableField(value, onWrite);
  return (
    <Textarea
      {...rest}
      label={label}
      ref={attach}
      value={value}
      autosize
      minRows={rows ?? 4}
      maxRows={24}
      onChange={write}
      inputWrapperOrder={order}
      description={below}
      descriptionProps={{ component: "div" }}
      rightSection={<VariablePicker field={label} {...picker} />}
      rightSectionProps={{ style: { alignItems: "flex-start", paddingTop: 4 } }}
      {...(mono ? { classNames: { input: mono } } : {})}
    />
  );
}
