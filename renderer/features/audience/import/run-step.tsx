import { Button } from "@mantine/core";
import { Link } from "react-router";
import type { Import } from "../../../../shared/contract/imports.ts";
import { useEngine } from "../../../data/engine.tsx";
import { useImportAct } from "./import-cache.ts";
import { ImportProgress } from "./import-progress.tsx";
import classes from "./import.module.css";
import { Refusal } from "./refusal.tsx";
import { ImportResult } from "./result.tsx";
import { StepFrame } from "./step-frame.tsx";
import { StopImport } from "./stop-import.tsx";

/** Step 4: the rows go in. One may leave; the task tray has it. */
export function RunStep({ imported }: { imported: Import }) {
  const { id, state, fileName } = imported;
  const running = state === "importing" || state === "undoing";
  const kept = state === "imported" || (state === "cancelled" && imported.counts !== null);
  return (
    <StepFrame
      // What can be done is another thing once it is over.
      key={running ? "running" : state}
      label="Import"
      footer={
        <>
          <span className={classes.note}>
            {running ? "You can leave this page. The task tray shows how far it is." : null}
          </span>
          <span className={classes.space} />
          {running ? null : (
            <Button component={Link} to="/audience/import">
              Import another file
            </Button>
          )}
          <Button
            variant="filled"
            component={Link}
            to={kept ? `/audience?import=${id}` : "/audience"}
          >
            View contacts
          </Button>
        </>
      }
    >
      {state === "importing" ? (
        <ImportProgress
          imported={imported}
          label={`Importing ${fileName}`}
          acts={<StopImport imported={imported} />}
        />
      ) : state === "undoing" ? (
        <ImportProgress imported={imported} label={`Undoing the import of ${fileName}`} />
      ) : state === "failed" ? (
        <FailedRun imported={imported} />
      ) : (
        <ImportResult imported={imported} />
      )}
    </StepFrame>
  );
}

/** What stood in the way may be gone: it goes on where it stopped, or takes back what it did. */
function FailedRun({ imported }: { imported: Import }) {
  const engine = useEngine();
  const again = useImportAct(engine.imports.start.mutationOptions());
  const end = useImportAct(engine.imports.cancel.mutationOptions());
  const { id, error } = imported;
  return (
    <Refusal
      message={error?.message ?? "The import stopped."}
      place={error?.place ?? null}
      cure={error?.cure ?? null}
      acts={
        <>
          {imported.rowsDone > 0 ? (
            <>
              <Button loading={end.isPending} onClick={() => end.mutate({ id, keep: true })}>
                Keep imported rows
              </Button>
              <Button loading={end.isPending} onClick={() => end.mutate({ id, keep: false })}>
                Roll back
              </Button>
            </>
          ) : null}
          <Button loading={again.isPending} onClick={() => again.mutate({ id })}>
            Try again
          </Button>
        </>
      }
    />
  );
}
