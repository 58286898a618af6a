import { VisuallyHidden } from "@mantine/core";
import { signed } from "./moment-overlay.ts";
import classes from "./simulate.module.css";

/** How much more or less than in the run that it is compared with; nothing where they agree. */
export function Delta({ now, before }: { now: number; before: number | null }) {
  if (before === null || now === before) return null;
  return (
    <span className={`${classes.delta} num`}>
      <VisuallyHidden>Difference </VisuallyHidden>
      {signed(now - before)}
    </span>
  );
}
