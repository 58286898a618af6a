import { Button } from "@mantine/core";
import {
  IconArrowLeft,
  IconClock,
  IconPlayerSkipForward,
  IconPlayerTrackNext,
} from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useClient } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { TrialQuestion } from "./trial-question.tsx";
import { TrialStep } from "./trial-step.tsx";
import { useTrialView, type Trial } from "./trial-store.ts";
import classes from "./trial.module.css";

type Act = { to: "next" | "end" | "back"; answer?: string[] };

/** A test that is going on: the virtual time, its buttons, the question it waits for, and what happened so far. */
export function TrialRun({ trial }: { trial: Trial }) {
  const { state } = trial;
  const format = useFormat();
  const client = useClient();
  const go = useTrialView((view) => view.go);
  const end = useTrialView((view) => view.end);
  const act = useMutation({
    mutationFn: ({ to, answer }: Act) =>
      to === "back"
        ? client.trials.back({ trial: trial.id })
        : client.trials.step({ trial: trial.id, to, answer: answer ?? null }),
    onSuccess: go,
    meta: { quiet: true },
  });
  const problem = act.isError ? readError(act.error) : null;
  const latest = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Without a value: in newer browsers it is a promise, which is no clean-up.
    latest.current?.scrollIntoView({ block: "end" });
  }, [state]);
  const stuck = state.asks !== null || state.ended !== null;
  return (
    <div className={classes.stack}>
      <div className={classes.top}>
        <p className={classes.clock}>
          <IconClock size={15} aria-hidden />
          <strong className="num">{format.dateTime(state.now)}</strong>
          <span className={classes.hint}>virtual time</span>
        </p>
        <div className={classes.acts}>
          <Button
            leftSection={<IconArrowLeft size={15} />}
            disabled={state.steps.length <= 1 || act.isPending}
            onClick={() => act.mutate({ to: "back" })}
          >
            Back
          </Button>
          <Button
            leftSection={<IconPlayerTrackNext size={15} />}
            disabled={stuck || act.isPending}
            onClick={() => act.mutate({ to: "next" })}
          >
            Step
          </Button>
          <Button
            variant="filled"
            leftSection={<IconPlayerSkipForward size={15} />}
            disabled={stuck || act.isPending}
            onClick={() => act.mutate({ to: "end" })}
          >
            Run to end
          </Button>
        </div>
      </div>
      {problem ? (
        <p className={classes.trouble} role="alert">
          {[problem.message, problem.cure].filter(Boolean).join(" ")}
        </p>
      ) : null}
      <ol className={classes.trace} aria-label="What happens" aria-live="polite" tabIndex={-1}>
        {state.steps.map((step, index) => (
          <TrialStep
            key={index}
            step={step}
            before={state.steps[index - 1]?.at ?? null}
            last={index === state.steps.length - 1}
          />
        ))}
      </ol>
      {state.asks ? (
        <TrialQuestion
          key={`${state.asks.activity} ${state.steps.length}`}
          asks={state.asks}
          document={trial.document}
          busy={act.isPending}
          onAnswer={(answer, to) => act.mutate({ to, answer })}
        />
      ) : null}
      {state.ended === null ? null : (
        <p className={classes.ended}>
          This is the end of their way. Go back to answer differently.
        </p>
      )}
      <div ref={latest}>
        <Button variant="subtle" onClick={end}>
          Test with somebody else
        </Button>
      </div>
    </div>
  );
}
