import type { ReactNode } from "react";
import classes from "./pill.module.css";
import { toneClass, type Tone } from "./tones.ts";

/** A status: always a word, the icon and colour beside it. */
export function Pill(props: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={`${classes.pill} ${toneClass}`} data-tone={props.tone ?? "neutral"}>
      {props.icon}
      {props.children}
    </span>
  );
}
