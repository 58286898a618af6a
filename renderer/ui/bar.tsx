import classes from "./bar.module.css";
import { toneColor, type Tone } from "./tones.ts";

/** How far something is, or how large a share. `label` names it for readers; without it the bar is decoration. */
export function Bar(props: { share: number; label?: string; tone?: Tone; height?: 3 | 4 | 8 }) {
  const percent = Math.max(0, Math.min(100, props.share * 100));
  const fill = props.tone && props.tone !== "accent" ? toneColor(props.tone) : "var(--accent)";
  const reading = props.label
    ? {
        role: "progressbar",
        "aria-label": props.label,
        "aria-valuemin": 0,
        "aria-valuemax": 100,
        "aria-valuenow": Math.round(percent),
      }
    : { "aria-hidden": true };
  return (
    <span className={classes.bar} data-height={props.height ?? 4} {...reading}>
      <span className={classes.fill} style={{ width: `${percent}%`, background: fill }} />
    </span>
  );
}
