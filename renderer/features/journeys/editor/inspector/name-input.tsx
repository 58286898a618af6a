import { useState } from "react";
import classes from "./inspector.module.css";

/** The name of an activity, in the title. Left empty, its settings name it. */
export function NameInput(props: {
  label: string;
  value: string;
  /** What it is called while it has no name of its own. */
  fallback: string;
  readOnly?: boolean;
  onCommit: (name: string) => void;
}) {
  const { value, onCommit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft.trim() !== value) onCommit(draft.trim());
    setDraft(null);
  };
  return (
    <input
      className={classes.name}
      aria-label={props.label}
      placeholder={props.fallback}
      title={value || props.fallback}
      maxLength={120}
      readOnly={props.readOnly ?? false}
      spellCheck={false}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape" && draft !== null) {
          event.preventDefault();
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}
