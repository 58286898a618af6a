import { IconAlertTriangle, IconCircle, IconCircleCheck } from "@tabler/icons-react";
import { plural } from "../../../ui/format.ts";
import { steps, type StepId, type StepState } from "./steps.ts";
import classes from "./step-list.module.css";

/** The five steps, reachable in any order. */
export function StepList(props: {
  step: StepId;
  stateOf: (step: StepId) => StepState;
  onGo: (step: StepId) => void;
}) {
  return (
    <nav aria-label="Steps" className={classes.steps}>
      <ol>
        {steps.map(({ id, name }) => {
          const state = props.stateOf(id);
          return (
            <li key={id}>
              <button
                type="button"
                className={classes.step}
                aria-current={props.step === id ? "step" : undefined}
                onClick={() => props.onGo(id)}
              >
                <StepIcon state={state} />
                <span className={classes.stepName}>{name}</span>{" "}
                {state.kind === "errors" ? (
                  <span className={classes.stepErrors}>{plural(state.count, "error")}</span>
                ) : null}
                {state.kind === "done" ? <span className="visually-hidden">done</span> : null}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function StepIcon({ state }: { state: StepState }) {
  if (state.kind === "done") return <IconCircleCheck size={16} className={classes.stepDone} />;
  if (state.kind === "errors") return <IconAlertTriangle size={16} className={classes.stepWrong} />;
  return <IconCircle size={16} className={classes.stepOpen} />;
}
