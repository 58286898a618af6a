import { Button } from "@mantine/core";
import { useEffect } from "react";
import type { Import } from "../../../../shared/contract/imports.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { Counts } from "./counts.tsx";
import { useImportAct } from "./import-cache.ts";
import { ImportProgress } from "./import-progress.tsx";
import { leftOut } from "./import-words.ts";
import classes from "./import.module.css";
import { Problems } from "./problems.tsx";
import { Refusal } from "./refusal.tsx";
import { StepFrame } from "./step-frame.tsx";

/** Step 3: every row is read once without writing anything. */
export function CheckStep(props: { imported: Import; onBack: () => void; onStarted: () => void }) {
  const { imported } = props;
  const { id, state, counts } = imported;
  const engine = useEngine();
  const format = useFormat();
  const check = useImportAct(engine.imports.check.mutationOptions(), { quiet: true });
  const stop = useImportAct(engine.imports.cancel.mutationOptions(), { onDone: props.onBack });
  const start = useImportAct(engine.imports.start.mutationOptions(), { onDone: props.onStarted });

  // Coming here is what asks for the check; a failed one is asked for again by its button.
  const unchecked = ["inspected", "undone", "cancelled"].includes(state);
  const { mutate, isIdle } = check;
  useEffect(() => {
    if (unchecked && isIdle) mutate({ id });
  }, [unchecked, isIdle, mutate, id]);

  const checked = state === "checked" && counts !== null;
  const rows = counts ? counts.rows - counts.rejected : 0;
  return (
    <StepFrame
      label="Check"
      footer={
        <>
          <Button disabled={state === "checking"} onClick={props.onBack}>
            Back
          </Button>
          <span className={classes.space} />
          <output className={classes.note}>{checked ? leftOut(counts, format) : null}</output>
          <Button
            variant="filled"
            disabled={!checked || rows === 0}
            loading={start.isPending}
            onClick={() => start.mutate({ id })}
          >
            {checked && rows > 0
              ? `Import ${format.count(rows)} ${rows === 1 ? "row" : "rows"}`
              : "Import"}
          </Button>
        </>
      }
    >
      {check.isError ? (
        <ErrorState problem={readError(check.error)} onRetry={() => check.mutate({ id })} />
      ) : null}
      {state === "failed" && imported.error ? (
        <Refusal
          {...imported.error}
          acts={
            <Button loading={check.isPending} onClick={() => check.mutate({ id })}>
              Check again
            </Button>
          }
        />
      ) : null}
      {state === "checking" ? (
        <ImportProgress
          imported={imported}
          label={`Checking ${imported.fileName}`}
          acts={
            <Button
              size="xs"
              loading={stop.isPending}
              onClick={() => stop.mutate({ id, keep: false })}
            >
              Cancel
            </Button>
          }
        />
      ) : null}
      {checked ? (
        <>
          <Counts counts={counts} />
          {counts.rejected + counts.warnings > 0 ? (
            <Problems id={id} errors={counts.rejected} warnings={counts.warnings} />
          ) : null}
        </>
      ) : null}
    </StepFrame>
  );
}
