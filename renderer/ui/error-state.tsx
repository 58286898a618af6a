import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { CopyAction } from "./copy-action.tsx";
import classes from "./states.module.css";

export type ErrorStateProps = {
  /** As `readError` gives it. */
  problem: {
    message: string;
    cure: string | null;
    place: string | null;
    reference: string | null;
    details: string;
  };
  onRetry?: () => void;
};

/** In place of what failed: what failed, what to do, try again, copy details. */
export function ErrorState({ problem, onRetry }: ErrorStateProps) {
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} data-tone="danger">
        <IconAlertTriangle size={28} />
      </span>
      <h2 className={classes.title}>{problem.message}</h2>
      {problem.place ? <p className={classes.note}>{problem.place}</p> : null}
      {problem.cure ? <p className={classes.text}>{problem.cure}</p> : null}
      {problem.reference ? <p className={classes.note}>Reference {problem.reference}</p> : null}
      <div className={classes.acts}>
        {onRetry ? <Button onClick={onRetry}>Try again</Button> : null}
        <CopyAction text={problem.details} label="Copy details" />
      </div>
    </div>
  );
}
