import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./chip.module.css";
import { toneClass } from "./tones.ts";

/** A small thing that was chosen, such as a value or a filter; `onRemove` adds the ×. */
export function Chip(props: {
  tone?: "neutral" | "accent";
  icon?: ReactNode;
  /** What is removed, for the name of the button; needed with `onRemove`. */
  removeLabel?: string;
  onRemove?: () => void;
  children: ReactNode;
}) {
  return (
    <span className={`${classes.chip} ${toneClass}`} data-tone={props.tone ?? "neutral"}>
      {props.icon}
      {props.children}
      {props.onRemove ? (
        <button
          type="button"
          className={classes.remove}
          aria-label={props.removeLabel ?? "Remove"}
          onClick={props.onRemove}
        >
          <IconX size={13} />
        </button>
      ) : null}
    </span>
  );
}
