import { TextInput } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { IconAction } from "../../../ui/icon-action.tsx";
import classes from "./builder.module.css";

/** The segment's name, renamed in place: Enter or leaving keeps it, Esc does not. */
export function NameField(props: { name: string; onRename: (name: string) => void }) {
  const [text, setText] = useState<string | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  const end = (keep: boolean, focus: boolean) => {
    const name = text?.trim() ?? "";
    if (keep && name !== "" && name !== props.name) props.onRename(name);
    setText(null);
    if (focus) requestAnimationFrame(() => pencil.current?.focus());
  };
  return text === null ? (
    <span className={classes.name}>
      <span className="ellipsis">{props.name.trim() || "New segment"}</span>
      <IconAction
        ref={pencil}
        size="sm"
        label={props.name.trim() ? "Rename segment" : "Name the segment"}
        onClick={() => setText(props.name)}
      >
        <IconPencil size={15} />
      </IconAction>
    </span>
  ) : (
    <TextInput
      size="sm"
      className={classes.nameInput ?? ""}
      aria-label="Segment name"
      placeholder="Name"
      maxLength={128}
      autoFocus
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => end(true, false)}
      onKeyDown={(event) => {
        if (event.key === "Enter") end(true, true);
        else if (event.key === "Escape") end(false, true);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
