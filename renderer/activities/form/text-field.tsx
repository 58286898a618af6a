import { Autocomplete, Textarea, TextInput } from "@mantine/core";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { useErrorOf } from "./form-context.ts";
import classes from "./form.module.css";

/** A text that counts once the field is left or Enter is pressed; Escape takes the old one back. */
export function TextField(props: {
  name?: string;
  label: string;
  hideLabel?: boolean;
  value: string;
  onCommit: (value: string) => void;
  hint?: ReactNode;
  placeholder?: string;
  maxLength?: number;
  lines?: number;
  /** Known values to choose from; any other is as good. */
  data?: readonly string[];
  error?: string | null;
}) {
  const { name, label, hideLabel, value, onCommit, lines, data } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const found = useErrorOf(name);
  const commit = (text = draft) => {
    if (text !== null && text !== value) onCommit(text);
    setDraft(null);
  };
  const shared = {
    ...(hideLabel ? { "aria-label": label } : { label }),
    description: props.hint,
    inputWrapperOrder: ["label", "input", "error", "description"] as (
      | "label"
      | "input"
      | "error"
      | "description"
    )[],
    placeholder: props.placeholder ?? "",
    maxLength: props.maxLength ?? 500,
    error: props.error ?? found,
    spellCheck: lines !== undefined,
    value: draft ?? value,
    onBlur: () => commit(),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Enter" && lines === undefined) commit();
      if (event.key === "Escape" && draft !== null && draft !== value) {
        event.preventDefault();
        event.stopPropagation();
        setDraft(null);
      }
    },
  };
  return (
    <div className={classes.field} data-field={name}>
      {lines === undefined ? (
        data ? (
          <Autocomplete
            {...shared}
            data={[...data]}
            // Opened on what is set already, it offers everything else too.
            {...(draft === null ? { filter: ({ options }) => options } : {})}
            onChange={setDraft}
            onOptionSubmit={(text) => commit(text)}
          />
        ) : (
          <TextInput {...shared} onChange={(event) => setDraft(event.currentTarget.value)} />
        )
      ) : (
        <Textarea
          {...shared}
          autosize
          minRows={lines}
          maxRows={12}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
