import { plural } from "../ui/format.ts";
import classes from "./subject-meter.module.css";

const [shortest, longest, scale] = [30, 60, 90];

/** How long the subject is as this contact sees it; 30 to 60 characters fit most lists of mail. */
export function SubjectMeter({ length }: { length: number }) {
  const words =
    length === 0
      ? "30 to 60 characters fit most inboxes"
      : length < shortest
        ? "short"
        : length > longest
          ? "long: many inboxes cut it"
          : "a good length";
  return (
    <span
      className={classes.meter}
      data-good={length >= shortest && length <= longest ? true : undefined}
    >
      <span className={classes.track} aria-hidden>
        <span
          className={classes.goal}
          style={{
            left: `${(shortest / scale) * 100}%`,
            width: `${((longest - shortest) / scale) * 100}%`,
          }}
        />
        <span
          className={classes.length}
          style={{ width: `${Math.min(100, (length / scale) * 100)}%` }}
        />
      </span>
      <span className={`num ${classes.words}`}>
        {length === 0 ? words : `${plural(length, "character")}, ${words}`}
      </span>
    </span>
  );
}
