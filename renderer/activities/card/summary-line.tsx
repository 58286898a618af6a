import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./card.module.css";

/** The second row of a card: a small icon and a few words on one line. */
export function SummaryLine(props: { icon?: Icon; title?: string; children: ReactNode }) {
  const { icon: Sign } = props;
  return (
    <span className={classes.line} title={props.title}>
      {Sign ? <Sign size={14} aria-hidden /> : null}
      <span className="ellipsis">{props.children}</span>
    </span>
  );
}

export const Missing = ({ children }: { children: ReactNode }) => (
  <span className={classes.missing}>{children}</span>
);
