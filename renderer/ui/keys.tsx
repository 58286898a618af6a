import classes from "./keys.module.css";
import { keyNames } from "./shortcuts.ts";

/** A shortcut as this system writes it: `⌘K` on a Mac, `Ctrl K` elsewhere. */
export function Keys(props: { shortcut: string; plain?: boolean }) {
  const names = keyNames(props.shortcut);
  return props.plain ? (
    <span className={classes.plain}>{names}</span>
  ) : (
    <kbd className={classes.kbd}>{names}</kbd>
  );
}
