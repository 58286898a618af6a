import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import classes from "./settings.module.css";

/** A text that counts once the field is left or Enter is pressed; Escape takes the old one back. */
export function CommittedText(props: {
  value: string;
  onCommit: (value: string) => void;
  check?: (value: string) => string | null;
  lines?: number;
  placeholder?: string;
  maxLength?: number;
  "aria-labelledby"?: string;
  "aria-describedby"?: string;
}) {
  const { value, onCommit, check, lines, ...rest } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? value;
  const error = draft === null ? null : (check?.(draft) ?? null);
  const commit = () => {
    if (error) return;
    if (draft !== null && draft !== value) onCommit(draft);
    setDraft(null);
  };
  const shared = {
    ...rest,
    value: text,
    error,
    className: classes.grow ?? "",
    onChange: (event: { currentTarget: { value: string } }) => setDraft(event.currentTarget.value),
    onBlur: commit,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === "Enter" && !lines) commit();
      if (event.key === "Escape" && draft !== null) {
        event.stopPropagation();
        setDraft(null);
      }
    },
  };
  return lines ? <Textarea {...shared} autosize minRows={lines} /> : <TextInput {...shared} />;
}
