import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./import.module.css";

/** What cannot be imported, and what to do instead. Stays where the file was chosen. */
export const Refusal = (props: {
  message: string;
  place?: string | null;
  cure: string | null;
  acts?: ReactNode;
}) => (
  <div className={classes.refusal} role="alert">
    <span className={classes.refusalIcon}>
      <IconAlertTriangle size={18} />
    </span>
    <div className={classes.grow}>
      <div className={classes.refusalTitle}>{props.message}</div>
      {props.place ? <div className={classes.dropNote}>{props.place}</div> : null}
      {props.cure ? <div>{props.cure}</div> : null}
    </div>
    {props.acts}
  </div>
);
