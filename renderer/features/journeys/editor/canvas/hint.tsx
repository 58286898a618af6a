import type { Asking } from "../store.ts";
import classes from "./floats.module.css";

/** What the canvas waits for while a path or a place is chosen by keyboard. */
export function Hint({ asking }: { asking: Asking | null }) {
  if (asking?.kind === "join")
    return (
      <p className={classes.hint}>
        Join: arrow keys choose where the path leads, Enter joins, Esc cancels
      </p>
    );
  if (asking?.kind === "move")
    return (
      <p className={classes.hint}>Move: arrow keys choose a path, Enter moves here, Esc cancels</p>
    );
  if (asking?.kind === "nudge")
    return (
      <p className={classes.hint}>
        Move: arrow keys push, with Shift further, Enter ends, Esc takes it back
      </p>
    );
  return null;
}
