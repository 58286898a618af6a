import { cloneElement, isValidElement, useId, type ReactElement, type ReactNode } from "react";
import classes from "./settings.module.css";

type Named = { "aria-labelledby"?: string; "aria-describedby"?: string };

/** One setting: its name and what it does left, its control right. The control is named by the words. */
export function SettingRow(props: {
  label: string;
  hint?: ReactNode;
  wide?: boolean;
  children: ReactElement<Named>;
}) {
  const id = useId();
  const named = isValidElement(props.children)
    ? cloneElement(props.children, {
        "aria-labelledby": `${id}-label`,
        ...(props.hint ? { "aria-describedby": `${id}-hint` } : {}),
      })
    : props.children;
  return (
    <div className={classes.row} data-wide={props.wide || undefined}>
      <div>
        <div className={classes.label} id={`${id}-label`}>
          {props.label}
        </div>
        {props.hint ? (
          <div className={classes.hint} id={`${id}-hint`}>
            {props.hint}
          </div>
        ) : null}
      </div>
      <div className={classes.control}>{named}</div>
    </div>
  );
}

/** A fact without a control. */
export function FactRow(props: { label: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <div>
        <div className={classes.label}>{props.label}</div>
        {props.hint ? <div className={classes.hint}>{props.hint}</div> : null}
      </div>
      <div className={classes.control}>{props.children}</div>
    </div>
  );
}
