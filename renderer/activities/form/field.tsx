import type { ReactNode } from "react";
import { useErrorOf } from "./form-context.ts";
import classes from "./form.module.css";

/** A group of controls under one label; `name` is the field of its problems. */
export function Field(props: {
  name?: string;
  label?: string;
  hint?: ReactNode;
  /** Inputs that show the error themselves leave it out here. */
  quiet?: boolean;
  children: ReactNode;
}) {
  const { name, label, hint, quiet } = props;
  const error = useErrorOf(quiet ? undefined : name);
  return (
    <div
      className={classes.field}
      data-field={name}
      role={label ? "group" : undefined}
      aria-label={label}
    >
      {label ? <div className={classes.label}>{label}</div> : null}
      {props.children}
      {error ? (
        <p className={classes.error} role="alert">
          {error}
        </p>
      ) : null}
      {hint ? <p className={classes.hint}>{hint}</p> : null}
    </div>
  );
}

export const Hint = ({ children }: { children: ReactNode }) => (
  <p className={classes.note}>{children}</p>
);
