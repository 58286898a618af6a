import type { ReactNode } from "react";
import { useId } from "react";
import classes from "./card.module.css";

export type CardProps = {
  title?: ReactNode;
  icon?: ReactNode;
  /** Quiet words after the title. */
  note?: ReactNode;
  /** Right end of the header. */
  aside?: ReactNode;
  /** Body with the card's padding of 14. */
  padded?: boolean;
  className?: string;
  children?: ReactNode;
};

/** A white panel with a header of 42. A titled card is a region of the page. */
export function Card(props: CardProps) {
  const id = useId();
  return (
    <section
      className={[classes.card, props.className].filter(Boolean).join(" ")}
      aria-labelledby={props.title ? id : undefined}
    >
      {props.title || props.aside ? (
        <header className={classes.header}>
          {props.icon ? <span className={classes.icon}>{props.icon}</span> : null}
          <h2 className={classes.title} id={id}>
            {props.title}
          </h2>
          {props.note ? <span className={classes.note}>{props.note}</span> : null}
          <span className={classes.space} />
          {props.aside}
        </header>
      ) : null}
      {props.padded ? <div className={classes.body}>{props.children}</div> : props.children}
    </section>
  );
}
