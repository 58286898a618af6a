import type { ReactNode } from "react";
import classes from "./states.module.css";

/** Nothing here yet, or nothing that fits: what this is for, one primary act, at most one other. */
export function EmptyState(props: {
  icon?: ReactNode;
  text: string;
  title?: string;
  primary?: ReactNode;
  secondary?: ReactNode;
}) {
  return (
    <div className={classes.state}>
      {props.icon ? <span className={classes.icon}>{props.icon}</span> : null}
      {props.title ? <h2 className={classes.title}>{props.title}</h2> : null}
      <p className={classes.text}>{props.text}</p>
      {props.primary || props.secondary ? (
        <div className={classes.acts}>
          {props.primary}
          {props.secondary}
        </div>
      ) : null}
    </div>
  );
}
