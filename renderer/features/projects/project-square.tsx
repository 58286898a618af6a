import { initials } from "../../../shared/domain/contact.ts";
import classes from "./projects.module.css";

export const ProjectSquare = (props: { name: string; gone?: boolean }) => (
  <span className={classes.square} data-gone={props.gone || undefined} aria-hidden>
    {initials(props.name).charAt(0)}
  </span>
);
