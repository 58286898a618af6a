import type { ReactNode } from "react";
import type { Starter } from "../../../../shared/journey/starters/build.ts";
import { GraphThumb } from "./graph-thumb.tsx";
import classes from "./list.module.css";

/** A journey to begin with, as a button with its shape. */
export function StarterCard(props: {
  starter: Pick<Starter, "name" | "purpose" | "document">;
  disabled?: boolean;
  onChoose: () => void;
}) {
  const { name, purpose, document } = props.starter;
  return (
    <Card picture={<GraphThumb document={document} />} name={name} text={purpose} {...props} />
  );
}

export function Card(props: {
  picture: ReactNode;
  name: string;
  text: string;
  disabled?: boolean;
  onChoose: () => void;
}) {
  return (
    <button
      type="button"
      className={classes.card}
      disabled={props.disabled}
      onClick={props.onChoose}
    >
      <span className={classes.picture}>{props.picture}</span>
      <span className={classes.cardName}>{props.name}</span>
      <span className={classes.cardText}>{props.text}</span>
    </button>
  );
}
