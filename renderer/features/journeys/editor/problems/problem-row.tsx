import { Button } from "@mantine/core";
import { IconAlertOctagon, IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { JourneyProblem } from "../../../../../shared/contract/journeys.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import { useEditor } from "../editor-context.ts";
import classes from "./problems.module.css";
import { useFix } from "./use-fix.ts";

export const SeverityIcon = ({ severity }: Pick<JourneyProblem, "severity">) =>
  severity === "error" ? (
    <IconAlertOctagon size={15} className={classes.error} aria-label="Error" />
  ) : (
    <IconAlertTriangle size={15} className={classes.warning} aria-label="Warning" />
  );

/** What a problem is about: an activity by its name, or the journey. */
export function useProblemPlace(): (problem: JourneyProblem) => string {
  const document = useEditor((editor) => editor.document);
  const names = useNames(document);
  return ({ activity }) => {
    const found = activity === null ? undefined : document.activities[activity];
    return found ? activityName(found, names) : "Journey settings";
  };
}

/** One problem: its words open what it is about; a quick fix mends it at once. */
export function ProblemRow(props: {
  problem: JourneyProblem;
  current?: boolean;
  onOpen?: () => void;
  leading?: ReactNode;
}) {
  const { problem, current } = props;
  const show = useEditor((editor) => editor.show);
  const fix = useFix();
  const place = useProblemPlace();
  return (
    <li className={classes.row} data-current={current || undefined}>
      {props.leading}
      <button
        type="button"
        className={classes.problem}
        onClick={() => {
          show(problem.activity, problem.field);
          props.onOpen?.();
        }}
      >
        <SeverityIcon severity={problem.severity} />
        <span className={classes.grow}>{problem.text}</span>
        <span className={`${classes.where} ellipsis`}>{place(problem)}</span>
      </button>
      {problem.fix ? (
        <Button
          size="xs"
          onClick={() => {
            fix(problem);
            if (problem.fix?.kind === "focus") props.onOpen?.();
          }}
        >
          {problem.fix.label}
        </Button>
      ) : null}
    </li>
  );
}
