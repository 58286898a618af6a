import { Stepper } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearchParams } from "react-router";
import type { Import } from "../../../../shared/contract/imports.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { CheckStep } from "./check-step.tsx";
import { ColumnsStep } from "./columns-step.tsx";
import { FileStep } from "./file-step.tsx";
import classes from "./import.module.css";
import { RunStep } from "./run-step.tsx";
import { canGoTo, stepNames, stepOf, steps, type Step } from "./steps.ts";
import { useDraft } from "./use-draft.ts";

const crumbs = [{ label: "Audience", to: "/audience" }];

/** The wizard. Which import and which step stand in the address; without an import it asks for a file. */
export function ImportPage() {
  const { id } = useParams();
  const found = useQuery(
    useEngine().imports.get.queryOptions({ input: { id: id ?? "" }, enabled: Boolean(id) }),
  );
  const slow = useSlow(Boolean(id) && found.isPending);
  const imported = id ? found.data : null;
  return (
    <Page title="Import contacts" crumbs={crumbs} flush focusTitle={false}>
      {id && found.isError ? (
        <ErrorState problem={readError(found.error)} onRetry={() => void found.refetch()} />
      ) : imported === undefined ? (
        slow ? (
          <SkeletonRows rows={8} />
        ) : null
      ) : (
        <Wizard imported={imported} />
      )}
    </Page>
  );
}

function Wizard({ imported }: { imported: Import | null }) {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const draft = useDraft(imported);
  const step = stepOf(imported, params.get("step"));
  const go = (next: Step, id = imported?.id) =>
    void navigate(id ? `/audience/import/${id}?step=${next}` : "/audience/import");
  const options = draft.options ?? imported?.options;
  const at = steps.indexOf(step);
  return (
    <div className={classes.wizard}>
      <nav className={classes.steps} aria-label="Steps">
        <Stepper
          className={classes.stepper ?? ""}
          size="xs"
          iconSize={24}
          active={at}
          onStepClick={(index) => go(steps[index] ?? "file")}
        >
          {steps.map((each, index) => (
            <Stepper.Step
              key={each}
              label={stepNames[each]}
              aria-current={each === step ? "step" : undefined}
              allowStepSelect={index !== at && canGoTo(each, imported)}
            />
          ))}
        </Stepper>
      </nav>
      {step === "file" || !imported || !options ? (
        <FileStep
          imported={imported}
          onTaken={({ id }) => void navigate(`/audience/import/${id}?step=file`, { replace: true })}
          onOther={() => void navigate("/audience/import", { replace: true })}
          onNext={() => go("columns")}
        />
      ) : step === "columns" ? (
        <ColumnsStep
          imported={imported}
          options={options}
          draft={draft}
          onBack={() => go("file")}
          onNext={() => go("check")}
        />
      ) : step === "check" ? (
        <CheckStep
          imported={imported}
          onBack={() => go("columns")}
          onStarted={() => go("import")}
        />
      ) : (
        <RunStep imported={imported} />
      )}
    </div>
  );
}
