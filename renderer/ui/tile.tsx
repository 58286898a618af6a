import type { ReactNode } from "react";
import classes from "./tile.module.css";
import { toneClass, type Tone } from "./tones.ts";

/** A coloured square with an icon; the word beside it carries the meaning. */
export function Tile(props: { tone: Tone; size?: 20 | 26 | 28 | 34; children: ReactNode }) {
  return (
    <span
      className={`${classes.tile} ${toneClass}`}
      data-tone={props.tone}
      data-size={props.size ?? 28}
      aria-hidden
    >
      {props.children}
    </span>
  );
}
